/** What notes say of the states of hosts: on a line of its own, behind a message, and at both ends of one, as the figures of RFCs do. */
import { leadLength } from './notation-lead.js';
import { messageLine, messageOf } from './notation-line.js';
import { messageInOurNotation } from './notation-message.js';
import { edited, type Rewriting, whole } from './notation-rewriting.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const STATE = '[A-Z]{3,}(?:[-_ ]?[A-Z0-9]+)*';
const IS =
  "(?:(?:\\.state|'s\\s+state)?\\s*(?:==?|:|：)\\s*|(?:'s\\s+state)?\\s+(?:(?:is|are|stays?|remains?)(?:\\s+(?:now|still))?(?:\\s+in)?|(?:now\\s+)?in|enters?|entered|becomes?|reach(?:es|ed)?|(?:moves?|goes|go|went|changes|transitions?|switches)\\s+(?:in)?to)\\s+|\\s*(?:은|는|이|가)\\s+)(?:the\\s+)?(?:state\\s+)?";
const ARROW = '(?:-{1,2}>|→|⇒|=>)';
const SAYS = new RegExp(`^(${NAME}?)${IS}(?:${STATE}\\s*${ARROW}\\s*)?(${STATE})(?:\\s+state|\\s*상태)?$`, 'u');
/** Without a verb only what looks like a state is one. */
const SAYS_SHORT = new RegExp(`^(${NAME})\\s*(?:${ARROW}|\\s)?\\s*[[(]?(${STATE})[\\])]?$`, 'u');
const STATE_LIKE = /(?:[A-Z]{2}ED|ING|LISTEN|SENT|RCVD|WAIT(?:[-_ ]?\d)?|[-_ ]ACK)$/;
/** What is sent, and no state. */
const SENT = /^(?:SYN|FIN|RST|ACK|PSH|URG|DATA)(?:[-_ ](?:SYN|FIN|RST|ACK|PSH|URG))*$/;
const BEFORE = /^(?:=>|⇒|→|->)?\s*(?:(?:expect|assert|then|now|so|state|states|상태)(?=\s*:|\s)\s*:?\s*)*/iu;
const AROUND = /^[[({]\s*(.*?)\s*[\])}]$/u;

/** `A in X, B in Y`; nothing where it says something else. */
export function claimsIn(text: string): string | undefined {
  const trimmed = text.trim().replace(/(?<=\w)\s*[.;!?]$/, '');
  const inner = (AROUND.exec(trimmed)?.[1] ?? trimmed).replace(BEFORE, '');
  const said: string[] = [];
  let waiting: string[] = [];
  for (const part of inner.split(/\s*(?:[,;&]|\band\b)\s*/u)) {
    const [, host, state = ''] = SAYS.exec(part) ?? shortly(part) ?? [];
    if (host === undefined && !new RegExp(`^${NAME}$`, 'u').test(part)) return undefined;
    if (SENT.test(state)) return undefined;
    waiting.push(host ?? part);
    if (host === undefined) continue;
    said.push(...waiting.map((each) => `${each} in ${inOurs(state)}`));
    waiting = [];
  }
  return waiting.length === 0 && said.length > 0 ? said.join(', ') : undefined;
}

function shortly(part: string): readonly string[] | undefined {
  const found = SAYS_SHORT.exec(part);
  return found !== null && STATE_LIKE.test(found[2] ?? '') ? found : undefined;
}

const inOurs = (state: string): string => state.replaceAll(/[- ]/g, '_');

/** `A -> B : SYN   A: SYN_SENT`, `A -> B : SYN (A in SYN_SENT)`. */
export function messageAndStates(line: string): Rewriting | undefined {
  const start = leadLength(line);
  const colon = line.search(/[:：]/u);
  if (colon < 0) return undefined;
  for (const { index } of line.slice(0, LONGEST).matchAll(/\s+(?=\S)|[,;|([{]/gu)) {
    if (index <= colon + 1) continue;
    const message = line.slice(0, index).trimEnd();
    const said = claimsIn(line.slice(index).replace(/^[\s,;|–—-]+/u, ''));
    const read = said === undefined ? undefined : messageOf(message, start);
    if (said === undefined || read === undefined || !speaksOf(said, [read.head.from, read.head.to])) continue;
    const rewriting = messageLine(message);
    return whole(line, `${(rewriting === undefined ? message : edited(message, rewriting.edits)).trim()} expect ${said}`, 'claim');
  }
  return undefined;
}

const LONGEST = 300;

const speaksOf = (said: string, hosts: readonly string[]): boolean =>
  said.split(', ').every((claim) => hosts.includes(claim.split(' ')[0] ?? ''));

const FIGURE_ARROW = '(-{2,}>|<-{2,}|\\.{3})';
const FIGURE = new RegExp(`^\\s*(${STATE})?\\s*${FIGURE_ARROW}\\s*((?:<[^<>]*>\\s*)+)\\s*${FIGURE_ARROW}\\s*(${STATE})?\\s*$`, 'u');

export interface FigureLine {
  /** The state of the host on the left, and of that on the right, behind the message. */
  readonly left?: string;
  readonly right?: string;
  readonly isTurned: boolean;
  readonly message: string;
  /** It has not arrived yet, or was sent on a line before. */
  readonly way: 'whole' | 'sent' | 'arrives';
}

/** `SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED`, as RFC 9293 §3.5 draws what peers A and B send. */
export function figureIn(text: string): FigureLine | undefined {
  const [, left, first = '', written, second = '', right] = FIGURE.exec(text) ?? [];
  const message = written === undefined ? undefined : messageInOurNotation(written);
  if (message === undefined) return undefined;
  const arrows = [first, second].filter((arrow) => arrow !== '...');
  const isTurned = arrows.some((arrow) => arrow.startsWith('<'));
  if (arrows.length === 0 || arrows.some((arrow) => arrow.startsWith('<') !== isTurned)) return undefined;
  const [begins, ends] = isTurned ? [second, first] : [first, second];
  return {
    ...(left !== undefined && { left: inOurs(left) }),
    ...(right !== undefined && { right: inOurs(right) }),
    isTurned,
    message: message.text,
    way: begins === '...' ? 'arrives' : ends === '...' ? 'sent' : 'whole',
  };
}

export function figureLine(line: string): Rewriting | undefined {
  const figure = figureIn(line.slice(leadLength(line)));
  if (figure === undefined || figure.way === 'arrives') return undefined;
  return whole(line, figureText(figure), 'hostsFirst');
}

export function figureText({ left, right, isTurned, message, way }: FigureLine, [a, b] = ['A', 'B']): string {
  const said = [left && `${a} in ${left}`, right && `${b} in ${right}`].filter((claim) => claim !== undefined);
  const hosts = isTurned ? [b, a] : [a, b];
  return `${hosts.join(way === 'sent' ? ' ~> ' : ' -> ')} : ${message}${said.length === 0 ? '' : ` expect ${said.join(', ')}`}`;
}

/** Half of a claim. */
const WORDS = /^(?:in|is|with|as)$/i;
const WRITTEN_STATE = `${NAME}(?:[- ]${NAME}|[- ]\\d)*`;
const CLAIM = new RegExp(`^(${NAME})(?:\\.state)?\\s*(?:in|is|=|==|:|→|->)?\\s+(?:in\\s+|state\\s+)?(${WRITTEN_STATE})$`, 'iu');

/** `expect A in SYN-SENT and B is LISTEN`. */
export function expectation(line: string): Rewriting | undefined {
  const [, claims = ''] = /^\s*expect\s+(.*\S)\s*$/iu.exec(line) ?? [];
  if (claims === '' || /^error\b/.test(claims)) return undefined;
  const written = claims.split(/\s*(?:,|;|\band\b|&)\s*/u).map(claimInOurNotation);
  const text = written.includes(undefined) ? claimsIn(claims) : written.join(', ');
  return text === undefined ? undefined : whole(line, `expect ${text}`, 'claim');
}

function claimInOurNotation(claim: string): string | undefined {
  if (/^[^\s]+\.(?!state\b)[^\s]+\s*==?\s*\S+$/.test(claim)) return claim;
  const [, host, state] = CLAIM.exec(claim.replaceAll(/["'`]/gu, '')) ?? [];
  return host === undefined || state === undefined || WORDS.test(state) ? undefined : `${host} in ${inOurs(state)}`;
}

/** `host A LISTEN`, `Host B in SYN-SENT`. */
export function hostLine(line: string): Rewriting | undefined {
  const found = new RegExp(
    `^\\s*host\\s+(${NAME})\\s*("[^"]*"|\\([^()"]*\\))?\\s*(?:is\\s+in|in|is|:|=)?\\s*(${WRITTEN_STATE})?\\s*(with\\b.*)?$`,
    'iu',
  ).exec(line);
  if (found === null) return undefined;
  const [, host = '', written, state, rest] = found;
  const label = written?.replace(/^\((.*)\)$/, '"$1"');
  if (WORDS.test(state ?? '') || (state === undefined && /\b(?:in|is)\s*$/i.test(line))) return undefined;
  // `host A : Client` names it
  const isLabel = label === undefined && state !== undefined && state !== state.toUpperCase() && /[:=]/.test(line);
  const parts = ['host', host, isLabel ? `"${state}"` : label, state && !isLabel && `in ${inOurs(state)}`, rest?.trimEnd()];
  return whole(line, parts.filter((part) => part !== undefined && part !== '' && part !== false).join(' '), 'hostLine');
}
