/** A name that does not exist becomes the nearest one that does. */
import type { Facts } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export function nearestName(facts: Extract<Facts, { readonly kind: 'unknown-name' }>, span: Span): readonly Fix[] {
  const { nearest, written, what } = facts;
  if (nearest === undefined || what === 'file') return [];
  return [replace(wording().fixes.change(written, nearest), span, nearest)];
}
