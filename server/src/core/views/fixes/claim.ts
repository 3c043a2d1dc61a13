/** A claim that does not hold becomes the one that does. */
import type { Facts } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export function setClaim(facts: Extract<Facts, { readonly kind: 'claim' }>, span: Span): readonly Fix[] {
  const { host, subject, variable, actual } = facts;
  if (actual === undefined || subject === 'condition') return [];
  if (subject === 'state') return [replace(wording().fixes.expect(`${host} in ${actual}`), span, `${host} in ${actual}`)];
  const claim = `${host}.${variable ?? ''} = ${actual}`;
  return [replace(wording().fixes.expect(claim), span, claim)];
}
