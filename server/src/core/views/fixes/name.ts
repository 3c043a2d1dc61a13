/** A name that does not exist becomes the nearest one that does. */
import type { Facts } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { readable } from '../words/phrases.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export function nearestName(facts: Extract<Facts, { readonly kind: 'unknown-name' }>, span: Span): readonly Fix[] {
  const { nearest, written, what, also = [] } = facts;
  if (nearest === undefined || what === 'file') return [];
  const first = { span, text: nearest };
  if (also.length === 0) return [replace(wording().fixes.change(written, nearest), span, nearest)];
  const edits = [first, ...also.map(({ span: place, text }) => ({ span: place, text }))];
  return [{ title: readable(wording().fixes.write(edits.map(({ text }) => text).join(', '))), edits }];
}
