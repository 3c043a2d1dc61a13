/** What operators make of the values of a turn; `undefined` is 'not known'. */
import { around, type Numeric, shortWay } from '../../value/numbers.js';
import type { Turn } from '../step/turn.js';
import type { SlotValue } from '../world.js';
import { counting, isNumeric, type TypeKind } from './types.js';

/** y − x, or as much of it as tells which is less; the short way round for serial ones. */
export function orderOf(turn: Turn, x: Numeric, y: Numeric, kind: TypeKind): number | undefined {
  if (typeof x !== 'number' || typeof y !== 'number') return turn.numbers.order(x, y, counting(kind));
  return shortWay(y - x, counting(kind));
}

/** y − x as signed number, the short way round for serial ones; for small ones, how far it is from x up to y. */
export function gapOf(turn: Turn, x: Numeric, y: Numeric, kind: TypeKind): number | undefined {
  const gap = typeof x === 'number' && typeof y === 'number' ? y - x : turn.numbers.difference(x, y);
  if (gap === undefined) return undefined;
  return typeof kind === 'number' ? around(gap, kind) : shortWay(gap, counting(kind));
}

export const asList = (slot: SlotValue): readonly unknown[] => (Array.isArray(slot) ? slot : []);
export const joined = (set: SlotValue, more: SlotValue): readonly string[] => {
  const [names, added] = [elementsOf(set) ?? [], elementsOf(more) ?? []];
  return [...names, ...added.filter((name) => !names.includes(name))];
};

export const negated = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

/** Are they the same? Not known, where one has no value or an unknown one. */
export function equal(turn: Turn, a: SlotValue, b: SlotValue): boolean | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (a === undefined || b === undefined) return undefined;
  if (isNumeric(a) && isNumeric(b)) return turn.numbers.equal(a, b);
  if (Array.isArray(a) && typeof b === 'string') return equal(turn, a, wordsIn(b));
  if (Array.isArray(b) && typeof a === 'string') return equal(turn, wordsIn(a), b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x) => b.includes(x));
  return typeof a === 'string' || typeof b === 'string' ? String(a) === String(b) : undefined;
}

/** A set that is written as a text: its words. */
export const wordsIn = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The elements of a set or of a name, as words. */
export const elementsOf = (slot: SlotValue): readonly string[] | undefined => {
  if (slot === undefined) return undefined;
  if (typeof slot === 'string') return [slot];
  if (typeof slot === 'number') return [String(slot)];
  return Array.isArray(slot) ? (slot as readonly unknown[]).flatMap((each) => (typeof each === 'string' ? [each] : [])) : undefined;
};

/** As it stands in a set of names: a number that is known is a word, and so is a symbol that stands for one of its own. */
export function asWord(turn: Turn, slot: SlotValue): SlotValue {
  if (!isNumeric(slot) || typeof slot === 'number') return slot;
  const number = turn.numbers.resolve(slot);
  return typeof number === 'number' ? number : turn.numbers.isOpen(number) ? undefined : `#${number.base}+${number.offset}`;
}

/** The value of one of options, such as 1500 of `mru=1500`; 1 where it has none; `undefined` where it is not there. */
export function optionOf(options: readonly string[] | undefined, name: string): SlotValue {
  const found = options?.find((each) => each === name || each.startsWith(`${name}=`))?.slice(name.length + 1);
  if (found === undefined) return undefined;
  return found === '' ? 1 : /^\d{1,15}$/.test(found) ? Number(found) : found;
}

export const without = (set: SlotValue, less: SlotValue): readonly string[] => {
  const gone = elementsOf(less) ?? [];
  return (elementsOf(set) ?? []).filter((name) => !gone.includes(name));
};
