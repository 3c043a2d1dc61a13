/** Words for what is due in the parts of an exercise whose words are no keywords elsewhere: `goal …` and `vary …`. */
import { type Token, typeOf } from './token.js';

/** What is due, and the index of the token that stands there instead. */
export interface Due {
  readonly at: number;
  readonly text: string;
}

type Phrase = readonly (readonly [word: string, due: string])[];

/** A word in capitals is a type of token; `*` is anything. */
const GOALS: readonly Phrase[] = [
  [
    ['at', ''],
    ['most', 'the word most, and a number of messages'],
    ['INT', 'a number of messages'],
    ['messages', 'the word messages'],
  ],
  [
    ['nothing', ''],
    ['owed', 'the word owed'],
  ],
  [
    ['no', ''],
    ['errors', 'the word errors'],
  ],
  [
    ['message', ''],
    ['*', 'the number of the message, or a symbol for it'],
    ['lost', 'lost, or is and a message such as SYN+ACK'],
  ],
  [
    ['exactly', ''],
    ['INT', 'a number of messages'],
    ['messages', 'the word messages'],
  ],
  [
    ['closes', ''],
    ['gracefully', 'the word gracefully'],
  ],
  [
    ['never', ''],
    ['*', 'an event such as crash, or with and a message'],
  ],
  [
    ['with', ''],
    ['*', 'a message such as SYN+ACK'],
  ],
];

const OWING: Phrase = [
  ['*', ''],
  ['owes', 'in and a state, . and a variable, or owes'],
  ['*', 'the names of a message, or nothing'],
];

const SET = '2, 3';
const RANGE: Phrase = [
  ['*', ''],
  ['in', `in, and numbers such as 100..900 or {${SET}}`],
  ['INT', `numbers such as 100..900 or {${SET}}`],
  ['..', '.. and the last number'],
  ['INT', 'the last number'],
  ['step', 'step, a comma, or the end of the line'],
  ['INT', 'a number'],
];

export function dueInPart(rule: string, tokens: readonly Token[]): Due | undefined {
  if (rule === 'Goal') return best(GOALS, tokens, 1) ?? best([OWING], tokens, 1);
  if (rule !== 'Vary' && rule !== 'Range') return undefined;
  const from = tokens.findLastIndex((token, index) => typeOf(token) === ',' && isOutside(tokens, index)) + 1;
  return inSet(tokens) ?? best([RANGE], tokens, Math.max(1, from));
}

const opened = (tokens: readonly Token[]): number => tokens.findLastIndex((token) => ['(', '{'].includes(typeOf(token)));
const isOutside = (tokens: readonly Token[], index: number): boolean =>
  opened(tokens.slice(0, index)) < 0 || closed(tokens.slice(0, index));
const closed = (tokens: readonly Token[]): boolean => tokens.slice(opened(tokens)).some((token) => [')', '}'].includes(typeOf(token)));

function inSet(tokens: readonly Token[]): Due | undefined {
  const start = opened(tokens);
  if (start < 0 || closed(tokens)) return undefined;
  const wrong = tokens.findIndex((token, index) => index > start && typeOf(token) !== ((index - start) % 2 === 1 ? 'INT' : ','));
  const at = wrong < 0 ? tokens.length : wrong;
  return { at, text: (at - start) % 2 === 1 ? 'a number' : 'a comma and another number, or }' };
}

/** The phrase that the line follows longest. */
function best(phrases: readonly Phrase[], tokens: readonly Token[], from: number): Due | undefined {
  let found: Due | undefined;
  for (const phrase of phrases) {
    const wrong = phrase.findIndex(([word], index) => !isIt(tokens[from + index], word));
    const due = phrase[wrong];
    if (due !== undefined && wrong > 0 && from + wrong > (found?.at ?? 0)) found = { at: from + wrong, text: due[1] };
  }
  return found;
}

const isIt = (token: Token | undefined, word: string): boolean =>
  token !== undefined && token.image !== '' && (word === '*' || token.image === word || typeOf(token) === word);
