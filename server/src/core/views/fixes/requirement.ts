/** Set the right number, or add the flag that is missing. */
import type { Requirement } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { append, type Fix, replace } from './fix.js';

/** A wrong field is marked as a whole, name and value; a missing flag at the names, so that it can be put behind them. */
export function meetRequirement(facts: Requirement, span: Span): readonly Fix[] {
  if (facts.flag !== undefined) return [append(wording().fixes.add(facts.flag), span, `+${facts.flag}`)];
  const value = facts.expected ?? facts.most;
  if (facts.field === undefined || value === undefined) return [];
  const right = `${facts.field}=${facts.source ?? value}`;
  if (facts.written === undefined) return [append(wording().fixes.add(right), span, ` ${right}`)];
  return [replace(wording().fixes.set(facts.field, value), span, right)];
}
