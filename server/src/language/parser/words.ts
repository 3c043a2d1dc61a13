/** What the parser expected, in the words of people. */
import type { ParseResult } from 'langium';
import type { Line, SyntaxProblem } from './lines.js';
import { spanOf, type Token, typeOf } from './token.js';

/** The parser library gives these two kinds of errors the token before, but its types keep it to themselves. */
type ParserError = ParseResult['parserErrors'][number] & { readonly previousToken?: Token };

export function parserProblem(error: ParserError, line: Line | undefined): SyntaxProblem {
  const { token, previousToken } = error;
  const atEnd = ['NL', 'EOF'].includes(typeOf(token));
  const place = atEnd ? (previousToken ?? line?.tokens.at(-1) ?? token) : token;
  const span = Number.isNaN(place.startOffset) ? { start: 0, end: 0 } : spanOf(place);
  return { span, text: atEnd ? 'the line ends too early' : `${token.image} is not expected here` };
}
