/** Links in a text: imported documents, and the documents that a protocol cites. */
import type { Place, Span } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { spanOf, type Token, typeOf } from '../parser/token.js';

export interface DocumentAddress {
  readonly span: Span;
  readonly target: { readonly place: Place } | { readonly url: string };
}

export const links = (analysis: Analysis): readonly DocumentAddress[] => [...imported(analysis), ...cited(analysis)];

const imported = ({ references }: Analysis): readonly DocumentAddress[] =>
  references.flatMap(({ what, name, target }) => (what === 'file' ? [{ span: inner(name.span), target: { place: target } }] : []));

const inner = ({ start, end }: Span): Span => ({ start: start + 1, end: end - 1 });

/** `see "RFC 9293"`. */
const cited = ({ parsed, text }: Analysis): readonly DocumentAddress[] =>
  parsed.lines.filter(({ start, end }) => RFC.test(text.slice(start, end))).flatMap(({ tokens }) => tokens.flatMap(citation));

const RFC = /\bRFC (\d{1,5})\b/;

function citation(token: Token, index: number, tokens: readonly Token[]): readonly DocumentAddress[] {
  const number = RFC.exec(token.image)?.[1];
  if (number === undefined || typeOf(token) !== 'STRING' || !['see', ','].includes(typeOf(tokens[index - 1]))) return [];
  return [{ span: inner(spanOf(token)), target: { url: `https://www.rfc-editor.org/rfc/rfc${number}` } }];
}
