/** Sums, bounds and quotients of what is known. */
import { around, type Counting } from '../../value/numbers.js';
import type { SlotValue } from '../world.js';
import { orderOf } from './operations.js';
import { type Evaluate, isNumeric, type TypeKind } from './types.js';

export function compileExtreme(name: 'min' | 'max', a: Evaluate, b: Evaluate, kind: TypeKind): Evaluate {
  return (turn) => {
    const x = a(turn);
    const y = b(turn);
    // a missing bound does not limit anything
    if (!isNumeric(x) || !isNumeric(y)) return x ?? y;
    const gap = orderOf(turn, x, y, kind);
    return gap === undefined || gap > 0 === (name === 'max') ? y : x;
  };
}

/** Rounded down; by zero it is not known. */
export function divided(op: '/' | 'mod', x: SlotValue, y: SlotValue): number | undefined {
  if (typeof x !== 'number' || typeof y !== 'number' || y === 0) return undefined;
  return op === '/' ? Math.floor(x / y) : ((x % y) + y) % y;
}

export function compileSum(a: Evaluate, b: Evaluate, how: Counting): Evaluate {
  return (turn) => {
    const x = a(turn);
    const y = b(turn);
    // plain numbers need no symbolic arithmetic
    if (typeof x === 'number' && typeof y === 'number') return around(x + y, how);
    return isNumeric(x) && isNumeric(y) ? turn.sum(x, y, how) : undefined;
  };
}
