/** What operators make of the values of a turn; `undefined` is 'not known'. */
import type { Numeric } from '../../value/numbers.js';
import { signed } from '../../value/serial.js';
import type { Turn } from '../step/turn.js';
import type { Slot } from '../world.js';
import { counting, isNumeric, type Kind } from './types.js';

/** y − x, or as much of it as tells which is less; the short way round for serial ones. */
export function orderOf(turn: Turn, x: Numeric, y: Numeric, kind: Kind): number | undefined {
  if (typeof x !== 'number' || typeof y !== 'number') return turn.numbers.order(x, y, counting(kind));
  return kind === 'serial' ? signed(y - x) : y - x;
}

/** y − x as signed number, the short way round for serial ones. */
export function gapOf(turn: Turn, x: Numeric, y: Numeric, kind: Kind): number | undefined {
  const gap = typeof x === 'number' && typeof y === 'number' ? y - x : turn.numbers.difference(x, y);
  return gap === undefined || kind !== 'serial' ? gap : signed(gap);
}

export const asList = (slot: Slot): readonly unknown[] => (Array.isArray(slot) ? slot : []);
export const joined = (set: Slot, more: Slot): readonly string[] => {
  const names = asList(set) as readonly string[];
  const added = typeof more === 'string' ? [more] : (asList(more) as readonly string[]);
  return [...names, ...added.filter((name) => !names.includes(name))];
};

export const negated = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

/** Are they the same? Not known, where one has no value or an unknown one. */
export function equal(turn: Turn, a: Slot, b: Slot): boolean | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (a === undefined || b === undefined) return undefined;
  if (isNumeric(a) && isNumeric(b)) return turn.numbers.equal(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x) => b.includes(x));
  return typeof a === 'string' || typeof b === 'string' ? String(a) === String(b) : undefined;
}
