/** What is wrong within tokens and between them: characters that mean nothing, strings and comments without an end. */
import type { LexerResult } from 'langium';
import type { SyntaxProblem } from './lines.js';
import { endOf, spanOf, type Token, typeOf } from './token.js';

export function characterProblems({ tokens, hidden, errors }: LexerResult, text: string): SyntaxProblem[] {
  return [...errors.map((error) => unknown(error, text)), ...tokens.flatMap(inString), ...hidden.filter(isEndless).map(endless)];
}

/** Characters that word processors and other keyboards put in place of ours. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['→', '->'],
  ['⇒', '->'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['：', ':'],
  ['；', ';'],
  ['，', ','],
  ['＝', '='],
  ['＋', '+'],
  ['？', '?'],
  ['｛', '{'],
  ['｝', '}'],
]);

/** Characters that do in other languages what others do in ours. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["'", 'texts stand in double quotes: "…"'],
  ['`', 'texts stand in double quotes: "…"'],
  ['‘', 'texts stand in double quotes: "…"'],
  ['’', 'texts stand in double quotes: "…"'],
  ['#', 'comments begin with //'],
  ['[', 'labels stand in double quotes: "…"; comments begin with //'],
]);

function unknown({ offset, length }: LexerResult['errors'][number], text: string): SyntaxProblem {
  const span = { start: offset, end: offset + length };
  const first = text.charAt(offset);
  const meant = LOOKALIKES.get(first);
  if (meant !== undefined) return { span, text: `write ${meant} instead of ${first}` };
  const told = MEANT.get(first);
  if (told !== undefined) return { span, text: `${first} means nothing here; ${told}` };
  return { span, text: length === 1 ? 'this character means nothing here' : 'these characters mean nothing here' };
}

const ESCAPE = /\\(?:["\\n]|u[0-9a-fA-F]{4})/g;

/** The token is the place of what is wrong in it. */
function inString(token: Token): SyntaxProblem[] {
  if (typeOf(token) !== 'STRING') return [];
  const { image } = token;
  const inner = image.slice(1).replace(ESCAPE, '');
  const text = inner.endsWith('"') ? (inner.includes('\\') ? badEscape(inner) : '') : 'the string has no end: a " is missing';
  return text === '' ? [] : [{ span: spanOf(token), text }];
}

const badEscape = (inner: string): string =>
  `${inner.slice(inner.indexOf('\\'), inner.indexOf('\\') + 2)} means nothing in a string; there are \\", \\\\, \\n and \\uXXXX`;

const isEndless = ({ image }: Token): boolean => image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));

const endless = (token: Token): SyntaxProblem => ({
  span: { start: token.startOffset, end: Math.min(endOf(token), token.startOffset + 2) },
  text: 'the comment has no end: a */ is missing',
});
