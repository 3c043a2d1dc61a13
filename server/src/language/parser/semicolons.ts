/** Semicolons of notes that end no statement: between the fields of a message, in brackets, and between the cells of a row. */
import { isSent } from './notation-flags.js';
import { type Token, typeOf } from './token.js';

/**
 * @param open the tokens before it, from where its statement begins
 * @param tokens all of the text, with the semicolon at `at`
 */
export const endsNoStatement = (open: readonly Token[], tokens: readonly Token[], at: number): boolean =>
  beginsField(open, tokens, at) || isInBrackets(open, tokens, at) || isOfRow(open, tokens, at);

/** `A -> B : SYN; seq=1`, with whatever arrow: no statement begins with a field. */
const beginsField = (open: readonly Token[], tokens: readonly Token[], at: number): boolean =>
  isWord(open[0]) &&
  // an arrow that the language does not have is no token
  (!WORD.test(open[1]?.image ?? 'a') || typeOf(open[2]) === ':') &&
  open.slice(2, MOST_BEFORE_COLON).some((token) => typeOf(token) === ':') &&
  isWord(tokens[at + 1]) &&
  ((typeOf(tokens[at + 2]) === '=' && tokens[at + 3]?.image !== '>') ||
    (NUMBERED.test(tokens[at + 1]?.image ?? '') && [':', 'INT'].includes(typeOf(tokens[at + 2]))));

const WORD = /^[\p{L}_]/u;
const isWord = (token: Token | undefined): boolean => WORD.test(token?.image ?? '');
/** `SYN; Seq 100`: fields whose number stands right behind them. */
const NUMBERED = /^(?:seq|ack|len|win|mss)$/i;
/** Two hosts, and an arrow of some signs. */
const MOST_BEFORE_COLON = 7;

/** So many tokens of a line are looked at on each side: longer lines are no slip of notation. */
const NEAR = 60;

/** `(seq 100; ack 301)`: what is opened before it is closed behind it, on the same line. */
function isInBrackets(open: readonly Token[], tokens: readonly Token[], at: number): boolean {
  if (open.length > NEAR) return false;
  const depth = open.reduce((sum, token) => sum + (typeOf(token) === '(' ? 1 : typeOf(token) === ')' ? -1 : 0), 0);
  if (depth < 1) return false;
  for (const token of tokens.slice(at + 1, at + NEAR)) {
    if (typeOf(token) === ')') return true;
    if (typeOf(token) === '(' || (typeOf(token) === 'NL' && !isSemicolon(token))) return false;
  }
  return false;
}

const isSemicolon = (token: Token | undefined): boolean => /^;[^\r\n]*$/.test(token?.image ?? '');

/** `A; B; SYN; 100`: two hosts, and a flag. */
function isOfRow(open: readonly Token[], tokens: readonly Token[], at: number): boolean {
  if (open.length > ROW_LENGTH) return false;
  const cells = [...open, ...tokens.slice(at, at + ROW_LENGTH)];
  const [from, first, to, second, flag] = cells;
  return isWord(from) && isSemicolon(first) && isWord(to) && isSemicolon(second) && isSent(flag?.image ?? '');
}

const ROW_LENGTH = 5;
