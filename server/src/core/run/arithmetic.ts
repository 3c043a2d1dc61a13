/** What the operators of expressions do with numbers, which need not be known. */
import type { Counting, Numeric } from '../value/numbers.js';
import { plus } from '../value/numbers.js';
import { signed, wrap } from '../value/serial.js';
import { type Operand, slotOf } from './operand.js';
import type { Turn } from './turn.js';
import { counting, type Evaluate, isNumeric, type Kind, type Test } from './types.js';
import type { Slot } from './world.js';

export const sumOf =
  (a: Operand, b: Operand, how: Counting): Evaluate =>
  (turn) => {
    const x = slotOf(a, turn);
    const y = slotOf(b, turn);
    // what is known needs no book of numbers
    if (typeof x === 'number' && typeof y === 'number') return how === 'serial' ? wrap(x + y) : x + y;
    return isNumeric(x) && isNumeric(y) ? turn.sum(x, y, how) : undefined;
  };

export const productOf =
  (a: Operand, b: Operand): Evaluate =>
  (turn) => {
    const x = slotOf(a, turn);
    const y = slotOf(b, turn);
    return typeof x === 'number' && typeof y === 'number' ? x * y : undefined;
  };

/** `isDistance`: of two serial numbers, the short way round. */
export const differenceOf =
  (a: Operand, b: Operand, how: Counting, isDistance: boolean): Evaluate =>
  (turn) => {
    const x = slotOf(a, turn);
    const y = slotOf(b, turn);
    if (!isNumeric(x) || !isNumeric(y)) return undefined;
    if (isDistance) return gapOf(turn, y, x);
    const known = turn.numbers.resolve(y);
    return typeof known === 'number' ? plus(x, -known, how) : turn.numbers.difference(y, x);
  };

/** A bound that is not there binds nothing. */
export const extremeOf =
  (name: 'min' | 'max', a: Operand, b: Operand, kind: Kind): Evaluate =>
  (turn) => {
    const x = slotOf(a, turn);
    const y = slotOf(b, turn);
    if (!isNumeric(x) || !isNumeric(y)) return x ?? y;
    const gap = orderOf(turn, x, y, kind);
    return gap === undefined || gap > 0 === (name === 'max') ? y : x;
  };

export function comparison(op: string, a: Operand, b: Operand, kind: Kind): Test {
  const order = orderTest(op, kind);
  return (turn) => order(turn, slotOf(a, turn), slotOf(b, turn));
}

/** Does the order of two numbers satisfy the operator? */
export function orderTest(op: string, kind: Kind): (turn: Turn, x: Slot, y: Slot) => boolean | undefined {
  const [less, same, more] = [op === '<' || op === '<=', op === '<=' || op === '>=', op === '>' || op === '>='];
  return (turn, x, y) => {
    if (!isNumeric(x) || !isNumeric(y)) return undefined;
    const gap = orderOf(turn, x, y, kind);
    if (gap !== undefined) return gap > 0 ? less : gap < 0 ? more : same && gap === 0;
    // numbers that have nothing to do with each other are neither equal nor less nor more
    return turn.numbers.isOpen(x) || turn.numbers.isOpen(y) ? undefined : false;
  };
}

function orderOf(turn: Turn, x: Numeric, y: Numeric, kind: Kind): number | undefined {
  if (typeof x !== 'number' || typeof y !== 'number') return turn.numbers.order(x, y, counting(kind));
  return kind === 'serial' ? signed(y - x) : y - x;
}

/** y − x as signed number, the short way round. */
function gapOf(turn: Turn, x: Numeric, y: Numeric): number | undefined {
  const gap = typeof x === 'number' && typeof y === 'number' ? y - x : turn.numbers.difference(x, y);
  return gap === undefined ? undefined : signed(gap);
}
