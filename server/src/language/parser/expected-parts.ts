/** Names for what is expected in the parts of an exercise whose words are not keywords elsewhere: `goal …` and `vary …`. */
import type { DueName } from './fault.js';
import { type Token, typeOf } from './token.js';

/** What is expected, and the index of the token found instead. */
export interface DuePart {
  readonly at: number;
  readonly due: DueName;
}

type Phrase = readonly (readonly [word: string, due: DueName | ''])[];

/** A word in capitals is a type of token; `*` is anything. */
const GOALS: readonly Phrase[] = [
  [
    ['at', ''],
    ['most', 'most'],
    ['INT', 'count'],
    ['messages', 'wordMessages'],
  ],
  [
    ['nothing', ''],
    ['owed', 'wordOwed'],
  ],
  [
    ['no', ''],
    ['errors', 'wordErrors'],
  ],
  [
    ['message', ''],
    ['*', 'numberOrSymbol'],
    ['lost', 'lostOrIs'],
  ],
  [
    ['exactly', ''],
    ['INT', 'count'],
    ['messages', 'wordMessages'],
  ],
  [
    ['closes', ''],
    ['gracefully', 'wordGracefully'],
  ],
  [
    ['never', ''],
    ['*', 'never'],
  ],
  [
    ['with', ''],
    ['*', 'someMessage'],
  ],
];

const OWING: Phrase = [
  ['*', ''],
  ['owes', 'owing'],
  ['*', 'owed'],
];

const RANGE: Phrase = [
  ['*', ''],
  ['in', 'varyIn'],
  ['INT', 'numbers'],
  ['..', 'rangeEnd'],
  ['INT', 'lastNumber'],
  ['step', 'step'],
  ['INT', 'number'],
];

export function dueInPart(rule: string, tokens: readonly Token[]): DuePart | undefined {
  if (rule === 'Goal' || rule === 'Counted') return best(GOALS, tokens, 1) ?? best([OWING], tokens, 1);
  if (rule !== 'Vary' && rule !== 'Range') return undefined;
  const from = tokens.findLastIndex((token, index) => typeOf(token) === ',' && isOutside(tokens, index)) + 1;
  return inSet(tokens) ?? best([RANGE], tokens, Math.max(1, from));
}

const opened = (tokens: readonly Token[]): number => tokens.findLastIndex((token) => ['(', '{'].includes(typeOf(token)));
const isOutside = (tokens: readonly Token[], index: number): boolean =>
  opened(tokens.slice(0, index)) < 0 || closed(tokens.slice(0, index));
const closed = (tokens: readonly Token[]): boolean => tokens.slice(opened(tokens)).some((token) => [')', '}'].includes(typeOf(token)));

function inSet(tokens: readonly Token[]): DuePart | undefined {
  const start = opened(tokens);
  if (start < 0 || closed(tokens)) return undefined;
  const wrong = tokens.findIndex((token, index) => index > start && typeOf(token) !== ((index - start) % 2 === 1 ? 'INT' : ','));
  const at = wrong < 0 ? tokens.length : wrong;
  return { at, due: (at - start) % 2 === 1 ? 'number' : 'commaOrBrace' };
}

/** The phrase that the line follows longest. */
function best(phrases: readonly Phrase[], tokens: readonly Token[], from: number): DuePart | undefined {
  let found: DuePart | undefined;
  for (const phrase of phrases) {
    const wrong = phrase.findIndex(([word], index) => !isIt(tokens[from + index], word));
    const due = phrase[wrong];
    if (due !== undefined && due[1] !== '' && wrong > 0 && from + wrong > (found?.at ?? 0)) found = { at: from + wrong, due: due[1] };
  }
  return found;
}

const isIt = (token: Token | undefined, word: string): boolean =>
  token !== undefined && token.image !== '' && (word === '*' || token.image === word || typeOf(token) === word);
