/** What is wrong within tokens and between them: characters that mean nothing, strings and comments without an end. */
import type { LexerResult } from 'langium';
import type { SyntaxFault } from '../../core/index.js';
import { broken, type RuleName } from './fault.js';
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
const MEANT: ReadonlyMap<string, RuleName> = new Map<string, RuleName>([
  ["'", 'quotes'],
  ['`', 'quotes'],
  ['‘', 'quotes'],
  ['’', 'quotes'],
  ['#', 'comments'],
  ['[', 'labels'],
]);

function unknown({ offset, length }: LexerResult['errors'][number], text: string): SyntaxProblem {
  const span = { start: offset, end: offset + length };
  const first = text.charAt(offset);
  const meant = LOOKALIKES.get(first);
  if (meant !== undefined) return { span, fault: { fault: 'lookalike', written: first, meant } };
  const told = MEANT.get(first);
  if (told !== undefined) return { span, fault: { fault: 'meaningless', written: first, rule: told } };
  return { span, fault: broken(length === 1 ? 'character' : 'characters') };
}

const ESCAPE = /\\(?:["\\n]|u[0-9a-fA-F]{4})/g;

/** The token is the place of what is wrong in it. */
function inString(token: Token): SyntaxProblem[] {
  if (typeOf(token) !== 'STRING') return [];
  const { image } = token;
  const inner = image.slice(1).replace(ESCAPE, '');
  if (inner.endsWith('"') && !inner.includes('\\')) return [];
  const span = spanOf(token);
  if (inner.endsWith('"')) return [{ span, fault: badEscape(inner) }];
  const end = { start: span.start + image.trimEnd().length, end: span.end };
  return [{ span, fault: broken('stringEnd'), rewriting: [{ span: end, text: '"' }] }];
}

const badEscape = (inner: string): SyntaxFault => ({
  fault: 'escape',
  written: inner.slice(inner.indexOf('\\'), inner.indexOf('\\') + 2),
});

const isEndless = ({ image }: Token): boolean => image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));

const endless = (token: Token): SyntaxProblem => ({
  span: { start: token.startOffset, end: Math.min(endOf(token), token.startOffset + 2) },
  fault: broken('commentEnd'),
});
