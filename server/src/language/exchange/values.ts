/** Fields and their values. A field whose value is not there yet is left out, as if nothing had been written. */
import { type FieldValue, join, type Span, type Value } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { namesOf, spanOf, spansOf, whole } from '../spans.js';

/** Fields and claims have values of the same shape. */
type Valued = Pick<ast.Field, 'unknown' | 'number' | 'text' | 'symbol' | 'signs' | 'offsets' | 'summands'> & Parameters<typeof spansOf>[0];

export const toFields = (nodes: readonly ast.Field[]): readonly FieldValue[] =>
  nodes.flatMap((node) => {
    const value = node.name === undefined ? undefined : toValue(node);
    return value === undefined ? [] : [{ name: { text: node.name, span: spanOf(node, 'name') }, value, span: whole(node) }];
  });

export function toValue(node: Valued): Value | undefined {
  if (node.unknown) return { kind: 'blank', span: spanOf(node, 'unknown') };
  if (node.number !== undefined) return { kind: 'number', value: Number(node.number), written: node.number, span: spanOf(node, 'number') };
  if (node.text !== undefined) return { kind: 'text', value: node.text, span: spanOf(node, 'text') };
  return node.symbol === undefined ? undefined : symbol(node, node.symbol);
}

function symbol(node: Valued, name: string): Value {
  const span = spanOf(node, 'symbol');
  const offset = node.offsets.reduce((sum, each, i) => sum + Number(each) * (node.signs[i] === '-' ? -1 : 1), 0);
  const all = [...spansOf(node, 'offsets'), ...spansOf(node, 'summands')].reduce(join, span);
  return { kind: 'symbol', name, offset, ...(node.summands.length > 0 && { and: namesOf(node, 'summands', node.summands) }), span: all };
}

export const spanOfAll = (spans: readonly Span[], otherwise: Span): Span => {
  const [first, ...rest] = spans;
  return first === undefined ? otherwise : rest.reduce(join, first);
};
