/** Where blanks stand between the tokens of a statement. A change of blanks never changes the tokens. */
import type { FormatToken } from './pieces.js';

/** One blank, but around signs that hold words together. */
export function joined(pieces: readonly FormatToken[], inClaims = false): string {
  let text = '';
  let claims = inClaims;
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    text += before === undefined ? piece.text : gap(before, piece, pieces[index - 2], claims) + piece.text;
    if (piece.type === 'expect') claims = true;
  });
  return text;
}

const VALUES = new Set(['INT', 'STRING', '?']);
/** `count(participant)`. */
const COUNTS = new Set(['count', 'every', 'some']);
const isWord = ({ text }: FormatToken): boolean => /^[\p{L}_]/u.test(text);
const isValue = (piece: FormatToken): boolean => VALUES.has(piece.type) || isWord(piece);

function gap(before: FormatToken, piece: FormatToken, earlier: FormatToken | undefined, claims: boolean): string {
  if (before.type === '' || piece.type === '') return ' ';
  if (piece.type === ',') return '';
  // a number and its unit
  if (before.type === 'INT' && before.end === piece.start) return '';
  if (piece.type === '.' || before.type === '.') return '';
  if (before.type === '(' || piece.type === ')') return '';
  if (piece.type === '(' && COUNTS.has(before.text)) return '';
  if (piece.type === '=') return claims || !isWord(before) ? ' ' : '';
  if (before.type === '=') return claims || !(isValue(piece) || piece.type === '(') ? ' ' : '';
  const isTerm = (token: FormatToken | undefined): boolean => token !== undefined && (isWord(token) || (claims && token.type === 'INT'));
  if (piece.type === '+') return isTerm(before) ? '' : ' ';
  if (before.type === '+') return isValue(piece) && isTerm(earlier) ? '' : ' ';
  // `-x` would be an arrow
  if (piece.type === '-') return isTerm(before) ? '' : ' ';
  if (before.type === '-') return piece.type === 'INT' && isTerm(earlier) ? '' : ' ';
  return ' ';
}

/** As the author wrote it, without blanks at its ends. */
export function asWritten(pieces: readonly FormatToken[], text: string): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return '';
  const written = text.slice(first.start, last.end);
  // a string without an end reaches to the end of its line
  return last.type === '' ? written.trimEnd() : written;
}
