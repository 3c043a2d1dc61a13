/** Colours of the terminal, or none. */
import type { Severity } from '../../core/index.js';

export interface TerminalColours {
  readonly severity: (severity: Severity, text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const CODES: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36 };

const coded = (code: number, text: string): string => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`);

const plain: TerminalColours = { severity: (_, text) => text, faint: (text) => text, strong: (text) => text };

const coloured: TerminalColours = {
  severity: (severity, text) => coded(CODES[severity], text),
  faint: (text) => coded(2, text),
  strong: (text) => coded(1, text),
};

/** NO_COLOR of any content switches colours off, FORCE_COLOR on, else they are for people at a terminal. */
export function coloursFor(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): TerminalColours {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return plain;
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '' && environment.FORCE_COLOR !== '0';
  return forced || (isTerminal && environment.TERM !== 'dumb') ? coloured : plain;
}
