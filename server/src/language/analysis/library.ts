/** The shipped protocols, as texts: documents like any other, which need no import. */
import tcp from '../../../library/tcp.hsk';
import type { Source } from './analysis.js';

const FILES: Readonly<Record<string, string>> = { tcp };

const SCHEME = 'builtin:///';

export const library: readonly Source[] = Object.entries(FILES).map(([name, text]) => ({ source: `${SCHEME}${name}.hsk`, text }));

export const libraryText = (source: string): string | undefined => library.find((file) => file.source === source)?.text;

/** The names of the protocols in a text, without reading all of it. */
export function protocolNames(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*protocol[ \t]+([\p{L}_][\p{L}\p{M}\p{N}_]*)/gmu)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );
}
