/** Lines of notes that are no messages: notes over a host, events, states, and lines of other tools, which become comments. */
import type { RuleName } from './fault.js';

export interface LineRewriting {
  readonly text: string;
  readonly rule: RuleName;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const STATE = '[A-Z]{3,}(?:[-_ ]?[A-Z0-9]+)*';
const NOTE = new RegExp(
  `^note\\s*(?:(?:over|(?:left|right)\\s+(?:of|over)|at|of)\\s+)?((?:${NAME})(?:\\s*,\\s*${NAME})*)?\\s*[:：]\\s*"?(.+?)"?$`,
  'iu',
);
const EVENT = new RegExp(`^(${NAME})\\s*[:：]?\\s+(times\\s+out|${NAME})\\s*(?:\\(\\s*\\))?\\s*[.;]?$`, 'u');
const STATE_LINE = new RegExp(
  `^[[(]?\\s*((?:${NAME})\\s*(?:[:=]|is(?:\\s+in)?|in|→)\\s*${STATE}(?:\\s*[,;]\\s*${NAME}\\s*(?:[:=]|is(?:\\s+in)?|in|→)\\s*${STATE})*)\\s*[\\])]?$`,
  'u',
);
const OTHER_TOOLS =
  /^(?:sequenceDiagram|autonumber|participant\s.+|actor\s.+|activate\s\S+|deactivate\s\S+|@start\w+|@end\w+|title\s.+|#{1,6}\s.+|={3,}|-{3,})$/u;

const EVENTS: Readonly<Record<string, string>> = {
  close: 'close',
  closes: 'close',
  종료: 'close',
  timeout: 'timeout',
  times_out: 'timeout',
  타임아웃: 'timeout',
  connect: 'connect',
  connects: 'connect',
  listen: 'listen',
  listens: 'listen',
  abort: 'abort',
  aborts: 'abort',
  crash: 'crash',
  crashes: 'crash',
};

export const remark = (line: string): LineRewriting | undefined => note(line) ?? event(line) ?? states(line) ?? comment(line);

function note(line: string): LineRewriting | undefined {
  const [, hosts, text] = NOTE.exec(line) ?? [];
  if (text === undefined) return undefined;
  const over = hosts === undefined ? '' : ` ${hosts.split(/\s*,\s*/u).join(', ')}`;
  return { text: `note${over} "${text.replaceAll(/(?<!\\)"/g, '\\"')}"`, rule: 'textQuotes' };
}

/** `A: close()`, `A closes`, `A times out`. */
function event(line: string): LineRewriting | undefined {
  const [, host, what = ''] = EVENT.exec(line) ?? [];
  const name = EVENTS[what.toLowerCase().replace(/\s+/u, '_')];
  return host === undefined || name === undefined || KEYWORDS.has(host) ? undefined : { text: `${host} : ${name}`, rule: 'colon' };
}

const KEYWORDS = new Set([
  'host',
  'expect',
  'note',
  'box',
  'section',
  'wait',
  'delay',
  'stray',
  'import',
  'using',
  'exchange',
  'on',
  'may',
  'no',
]);

/** `[A: SYN_SENT, B: LISTEN]`. */
function states(line: string): LineRewriting | undefined {
  const [, found] = STATE_LINE.exec(line) ?? [];
  return found === undefined ? undefined : { text: `expect ${claims(found)}`, rule: 'claim' };
}

export const claims = (written: string): string =>
  written
    .split(/\s*[,;]\s*/u)
    .map((claim) => claim.replace(/\s*(?:[:=]|\bis(?:\s+in)?\b|\bin\b|→)\s*/u, ' in ').replaceAll(/(?<=[A-Z])[- ](?=[A-Z0-9])/gu, '_'))
    .join(', ');

const comment = (line: string): LineRewriting | undefined =>
  OTHER_TOOLS.test(line) ? { text: `// ${line.replace(/^#+\s*/u, '')}`, rule: 'comments' } : undefined;
