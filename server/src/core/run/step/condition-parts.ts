/** Parts of conditions that need no world: whom one speaks of, and comparing what was found. */
import type { Comparison, Condition } from '../../exchange/exchange.js';
import type { Type } from '../../machine/machine.js';
import type { Name } from '../../span.js';
import { equal, orderOf } from '../program/operations.js';
import { isNumeric, isSerial, kindOf } from '../program/types.js';
import type { SlotValue } from '../world.js';
import type { Turn } from './turn.js';

export function subjectOf(of: Condition): Name | undefined {
  switch (of.kind) {
    case 'and':
    case 'or':
      return subjectOf(of.left) ?? subjectOf(of.right);
    case 'not':
      return subjectOf(of.operand);
    case 'states':
    case 'owes':
      return of.host;
    case 'member':
      return of.item;
    case 'compare':
      return of.left.kind === 'of' ? of.left.host : undefined;
    default:
      return undefined;
  }
}

export function compared(
  turn: Turn,
  { slot, type }: { readonly slot: SlotValue; readonly type: Type },
  op: Comparison,
  other: SlotValue,
): boolean | undefined {
  if (op === '==') return equal(turn, slot, other);
  if (op === '!=') return equal(turn, slot, other) === false;
  if (!isNumeric(slot) || !isNumeric(other)) return undefined;
  const kind = kindOf(type);
  const gap = orderOf(turn, slot, other, isSerial(kind) ? kind : 'int');
  if (gap === undefined) return undefined;
  if (op === '<') return gap > 0;
  if (op === '<=') return gap >= 0;
  return op === '>' ? gap < 0 : gap <= 0;
}
