/** What notes say of the states of hosts: on a line of its own, and behind a message. */
import { nearest } from '../../core/index.js';
import { isSent } from './notation-flags.js';
import { type Rewriting, whole } from './notation-rewriting.js';
import { inOurs, LIKE, STATE, STATE_LIKE } from './notation-states.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
/** Somebody's state: `A.state`, `A's state`, `A status`, `A의 상태`. */
const OF_STATE = "(?:\\.state|\\[state\\]|(?:'s)?\\s+(?:state|status)|\\s*의?\\s*상태(?:는|가)?)";
export const BECOMES =
  '(?:is|are|was|were|stays?|stayed|remains?|remained)(?:\\s+(?:now|still))?(?:\\s+in)?|(?:now\\s+)?in|enters?|entered|entering|becomes?|became|reach(?:es|ed)?|goes|(?:must|should|will|shall|has\\s+to|needs\\s+to)\\s+be(?:\\s+in)?|both\\s+(?:in|are)|(?:moves?|moved|goes|go|went|changes|changed|transitions?|transitioned|switches|switched)(?:\\s+from\\s+[A-Z][A-Z0-9_-]+)?\\s+(?:in)?to|ends(?:\\s+up)?\\s+in';
const IS = `(?:${OF_STATE}?\\s*(?:={1,2}|:{1,2}|：)\\s*|${OF_STATE}\\s*(?:-{1,2}>|→|⇒|=>)\\s*|'s\\s+(?:now\\s+)?(?:in\\s+)?|${OF_STATE}?\\s+(?:${BECOMES})\\s+|\\s*의?\\s*상태(?:는|가)\\s+|\\s*(?:은|는|이|가)\\s+)(?:the\\s+)?(?:state\\s*[:=]?\\s+)?`;
const ARROW = '(?:-{1,2}>|→|⇒|=>)';
export const KOREAN_END =
  '\\s*(?:상태)?(?:가|로|으로|에|이)?\\s*(?:(?:된다|되었다|됩니다|됨|이다|입니다|임|바뀐다|바뀜|변경|전이|전환|진입|들어간다|들어감|간다|감|넘어간다|이동|머문다|유지|있다|있음)(?:한다|함|됨|된다)?)?';
const SAYS = new RegExp(
  `^(${NAME}?)${IS}(?:(?!(?:SYN|FIN|RST|ACK)[^\\p{L}_])${STATE}\\s*${ARROW}\\s*)?(${STATE})(?:\\s+state|${KOREAN_END})?$`,
  'u',
);
/** Without a verb only what looks like a state is one. */
const SAYS_SHORT = new RegExp(`^(${NAME})\\s*(?:${ARROW}|\\s)?\\s*(?:state\\s+)?[[(]?(${STATE})[\\])]?$`, 'u');
const BEFORE = /^(?:=>|⇒|→|->)?\s*(?:(?:expect|assert|check|verify|ensure|that|then|now|so|state|states|상태)(?=\s*:|\s)\s*:?\s*)*/iu;
const AROUND = /^[[({<]\s*([^[\](){}<>]*?)\s*[\])}>]$/u;
/** Between claims: a sign, a word, or the name of the next host behind a state. */
const BETWEEN = new RegExp(
  `\\s*(?:[,;&|/]|\\b(?:and|then)\\b|(?<=[\\p{L}\\p{N}_])(?:와|과)(?=\\s)|(?<=${LIKE})\\s+(?!(?:in)?to\\b)(?=${NAME}\\s*[\\s:=]\\s*[A-Z]{3}))\\s*`,
  'u',
);

/** What is put in brackets or marks, without these: `[A] X`, `A (X -> Y)`, `A: [X]`, `state(A) = X`. */
const BARE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\bstate\\s*[([]\\s*(${NAME})\\s*[)\\]]`, 'giu'), '$1'],
  [new RegExp(`^(?:the\\s+)?(?:state\\s+)?of\\s+(${NAME})(?=\\s|:|=)`, 'iu'), '$1'],
  [/(?<=\s)["'`]([^"'`\s]+)["'`]$/u, '$1'],
  [new RegExp(`^[[(*\`_]+(${NAME})[\\])*\`_]+(?=[\\s:=])`, 'u'), '$1'],
  [new RegExp(`^(${NAME})\\s*[[(]\\s*(${STATE}\\s*${ARROW}\\s*${STATE})\\s*[\\])]$`, 'u'), '$1: $2'],
  [/(?<=[:=]\s*)[[({*`"']+([^[\](){}*`"']*)[\])}*`"']+/gu, '$1'],
];

const bare = (text: string): string => BARE.reduce((all, [way, by]) => all.replace(way, by), text);

/** Hosts that only the document knows. */
const EVERYBODY = /^(?:both|all|everybody|everyone|they|we|양쪽|둘|모두)$/iu;

export const meansEverybody = (word: string): boolean => EVERYBODY.test(word);

/** `A in X, B in Y`; nothing where it says something else. */
export function claimsIn(text: string): string | undefined {
  const inner = withoutAround(text);
  const said = stateFirst(inner) ?? claimsBy(inner, strictly);
  return said?.map(({ host, state }) => `${host} in ${inOurs(state)}`).join(', ');
}

function withoutAround(text: string): string {
  const trimmed = text.trim().replace(/(?<=\w)\s*[.;!?]$/, '');
  return bare((AROUND.exec(trimmed)?.[1] ?? trimmed).replace(BEFORE, ''));
}

export interface WrittenClaim {
  readonly host: string;
  readonly state: string;
}

/** @param read one part, without those of other hosts; a host alone waits for what is said of the next one */
function claimsBy(text: string, read: (part: string) => readonly string[] | undefined): readonly WrittenClaim[] | undefined {
  const said: WrittenClaim[] = [];
  let waiting: string[] = [];
  for (const part of text.split(BETWEEN)) {
    const [, host, state = ''] = read(part) ?? [];
    if (host === undefined && !new RegExp(`^${NAME}$`, 'u').test(part)) return undefined;
    if (isSent(state) || EVERYBODY.test(host ?? part)) return undefined;
    waiting.push(host ?? part);
    if (host === undefined) continue;
    said.push(...waiting.map((each) => ({ host: each, state })));
    waiting = [];
  }
  return waiting.length === 0 && said.length > 0 ? said : undefined;
}

/** `ESTABLISHED: A, B`, `[ESTABLISHED] A, B`. */
function stateFirst(text: string): readonly WrittenClaim[] | undefined {
  const [, state = '', hosts = ''] =
    new RegExp(
      `^\\[?(${STATE})(?:\\s*[:=]\\s*|\\]\\s*:?\\s*|(?<=^[A-Z][A-Z0-9_-]*)\\s+)(${NAME}(?:\\s*(?:,|&|\\band\\b|/)\\s*${NAME})*)$`,
      'u',
    ).exec(text) ?? [];
  const names = hosts.split(/\s*(?:,|&|\band\b|\/)\s*/u);
  if (!STATE_LIKE.test(state) || names.some((name) => STATE_LIKE.test(name) || EVERYBODY.test(name))) return undefined;
  return names.map((host) => ({ host, state }));
}

const strictly = (part: string): readonly string[] | undefined => SAYS.exec(part) ?? shortly(part);

function shortly(part: string): readonly string[] | undefined {
  const found = SAYS_SHORT.exec(part);
  return found !== null && STATE_LIKE.test(found[2] ?? '') ? found : undefined;
}

const LOOSE_STATE = `${NAME}(?:[-_ ]\\p{L}+)?(?:[-_ ]?\\d)?`;
const LOOSELY = new RegExp(`^(${NAME}?)${IS}(${LOOSE_STATE}?)(?:\\s+state|${KOREAN_END})?$`, 'u');

/** `A is established, B: listen`, in whatever letters: whether there are such states has to be seen. */
export const looseClaims = (line: string): readonly WrittenClaim[] | undefined =>
  claimsBy(withoutAround(line), (part) => LOOSELY.exec(part) ?? undefined);

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
  const plain = claim.replaceAll(/["'`]/gu, '');
  const [, who, word = '', where = ''] = MISTYPED_IN.exec(plain) ?? [];
  if (who !== undefined && isMistyped(word, ['in'])) return `${who} in ${where}`;
  const [, host, state] = CLAIM.exec(plain) ?? [];
  return host === undefined || state === undefined || WORDS.test(state) ? undefined : `${host} in ${inOurs(state)}`;
}

/** `A ni LISTEN`. */
const MISTYPED_IN = new RegExp(`^(${NAME})\\s+([a-z]{1,3})\\s+(${NAME})$`, 'u');
const HOST_MISTYPED_IN = new RegExp(
  `^\\s*host\\s+(${NAME})(\\s+"[^"]*")?\\s+([a-z]{1,3})\\s+(${NAME})(\\s+with\\b.*|\\s+in\\b.*)?\\s*$`,
  'u',
);

const isMistyped = (word: string, known: readonly string[]): boolean => !WORDS.test(word) && nearest(word, known) !== undefined;

/** `host A si client`, `host A n LISTEN`. */
function hostWithMistypedWord(line: string): Rewriting | undefined {
  const [, host, label = '', word = '', name = '', rest = ''] = HOST_MISTYPED_IN.exec(line) ?? [];
  const known = name === name.toUpperCase() ? ['in', 'is'] : ['is', 'in'];
  if (host === undefined || !isMistyped(word, known)) return undefined;
  return whole(line, `host ${host}${label} ${nearest(word, known) ?? ''} ${name}${rest.trimEnd()}`, 'hostLine');
}

/** `host A LISTEN`, `Host B in SYN-SENT`. */
export function hostLine(line: string): Rewriting | undefined {
  const mistyped = hostWithMistypedWord(line);
  if (mistyped !== undefined) return mistyped;
  const found = new RegExp(
    `^\\s*host\\s+(${NAME})\\s*("[^"]*"|\\([^()"]*\\))?\\s*(?:is\\s+in|in|is|:|=|[-–—](?=\\s))?\\s*(${WRITTEN_STATE})?\\s*(with\\b.*)?$`,
    'iu',
  ).exec(line);
  if (found === null) return undefined;
  const [, host = '', written, state, rest] = found;
  const label = written?.replace(/^\((.*)\)$/, '"$1"');
  if (WORDS.test(state ?? '') || (state === undefined && /\b(?:in|is)\s*$/i.test(line))) return undefined;
  // `host A : Client` names it
  const isLabel = label === undefined && state !== undefined && state !== state.toUpperCase() && /[:=]|\s[-–—]\s/.test(line);
  const parts = ['host', host, isLabel ? `"${state}"` : label, state && !isLabel && `in ${inOurs(state)}`, rest?.trimEnd()];
  return whole(line, parts.filter((part) => part !== undefined && part !== '' && part !== false).join(' '), 'hostLine');
}
