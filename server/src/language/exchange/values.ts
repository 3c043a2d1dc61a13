/** Fields and their values. A field whose value is not there yet is left out, as if nothing had been written. */
import { type FieldValue, join, type Name, type Span, type Value } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { namesOf, spanOf, spansOf, whole } from '../spans.js';

/** Fields and claims have values of the same shape. */
type Valued = Pick<ast.Field, 'unknown' | 'number' | 'text' | 'symbol' | 'signs' | 'offsets' | 'summands'> & Parameters<typeof spansOf>[0];

export const toFields = (nodes: readonly ast.Field[]): readonly FieldValue[] =>
  nodes.flatMap((node) => {
    const value = node.name === undefined ? undefined : node.entries.length > 0 ? listOf(node) : toValue(node);
    return value === undefined ? [] : [{ name: { text: node.name, span: spanOf(node, 'name') }, value, span: whole(node) }];
  });

/** `(v1, v2)`, `(mru=1500, magic)`: what `"v1 v2"` and `"mru=1500 magic"` are. */
function listOf(node: ast.Field): Value {
  const value = node.entries.map(({ number, text, word, valueNumber, valueText, valueWord }) => {
    const given = valueNumber ?? valueText ?? valueWord;
    return `${number ?? text ?? word ?? ''}${given === undefined ? '' : `=${given}`}`;
  });
  const places = spanOfAll(spansOf(node, 'entries'), spanOf(node, 'name'));
  return { kind: 'text', value: value.join(' '), span: places };
}

export function toValue(node: Valued): Value | undefined {
  if (node.unknown) return { kind: 'blank', span: spanOf(node, 'unknown') };
  if (node.text !== undefined) return { kind: 'text', value: node.text, span: spanOf(node, 'text') };
  return node.number === undefined && node.symbol === undefined ? undefined : sum(node);
}

/** `101`, `x+1`, `x+1+n`, in claims also `100+1` and `1+x`: numbers are added up, and are the offset of a symbol, if there is one. */
function sum(node: Valued): Value {
  const span = [
    ...(node.number === undefined ? [] : [spanOf(node, 'number')]),
    ...(node.symbol === undefined ? [] : [spanOf(node, 'symbol')]),
    ...spansOf(node, 'offsets'),
    ...spansOf(node, 'summands'),
  ].reduce(join);
  const offset = node.offsets.reduce((all, each, i) => all + Number(each) * (node.signs[i] === '-' ? -1 : 1), Number(node.number ?? 0));
  const symbol = node.symbol === undefined ? [] : [{ text: node.symbol, span: spanOf(node, 'symbol') }];
  const [first, ...and] = [...symbol, ...namesOf(node, 'summands', node.summands)];
  if (first === undefined) return { kind: 'number', value: offset, written: written(node), span };
  return { kind: 'symbol', name: first.text, offset, ...(and.length > 0 && { and }), span };
}

const written = ({ number, signs, offsets }: Valued): string => [number, ...offsets.flatMap((each, i) => [signs[i], each])].join('');

export const spanOfAll = (spans: readonly Span[], otherwise: Span): Span => {
  const [first, ...rest] = spans;
  return first === undefined ? otherwise : rest.reduce(join, first);
};

/** `S.lease(7)`: one of the sessions of a host. */
export function withPath(node: Pick<ast.Claim, 'session' | 'keys'>, host: Name | undefined): Name | undefined {
  if (host === undefined || node.session === undefined) return host;
  const keys = node.keys.flatMap(({ number, text, word }) => (number === undefined ? (text ?? word ?? []) : String(Number(number))));
  return { ...host, path: { kind: node.session, keys } };
}
