/** Sets of serial numbers as a list of pieces: what has arrived, in order or not. Bounds may be symbolic. */
import { type Numbers, type Numeric, plus } from './numbers.js';

/** `to` is one past the last. */
export interface Interval {
  readonly from: Numeric;
  readonly to: Numeric;
}

export type Ranges = readonly Interval[];

/** The numbers from `from` up to, not including, `to`; nothing if that is empty or unknown. */
export function span(numbers: Numbers, from: Numeric, to: Numeric): Ranges {
  return numbers.order(from, to, 'serial') === 1 ? [{ from, to }] : [];
}

/** The first number at or after `from` that is not in the set. */
export function reach(numbers: Numbers, ranges: Ranges, from: Numeric): Numeric {
  let at = from;
  // each round takes in one piece at least; pieces that close the circle would lead round and round
  for (let round = 0, moved = true; moved && round <= ranges.length; round++) {
    moved = false;
    for (const piece of ranges) {
      const [into, left] = [numbers.order(piece.from, at, 'serial'), numbers.order(at, piece.to, 'serial')];
      if (into === undefined || into < 0 || left !== 1) continue;
      at = piece.to;
      moved = true;
    }
  }
  return at;
}

/** Both together; a piece that the new one covers or continues is joined with it, so that in-order text stays one piece. */
export function union(numbers: Numbers, ranges: Ranges, more: Ranges): Ranges {
  let all: Ranges = ranges;
  for (const piece of more) all = add(numbers, all, piece);
  return all;
}

/** Nobody keeps more pieces apart than this: the oldest are forgotten. */
const mostPieces = 500;

function add(numbers: Numbers, ranges: Ranges, piece: Interval): Ranges {
  let { from, to } = piece;
  let apart: Interval[] | undefined;
  for (const other of ranges) {
    const gapBefore = numbers.order(other.to, from, 'serial');
    const gapAfter = numbers.order(to, other.from, 'serial');
    if (gapBefore === undefined || gapAfter === undefined || gapBefore > 0 || gapAfter > 0) {
      apart ??= [];
      apart.push(other);
      continue;
    }
    if (numbers.order(other.from, from, 'serial') === 1) from = other.from;
    if (numbers.order(to, other.to, 'serial') === 1) to = other.to;
  }
  return apart ? [...apart.slice(-mostPieces), { from, to }] : [{ from, to }];
}

/** The numbers behind the last ones of its pieces: where acknowledgments and blocks end. */
export const endsOf = (ranges: Ranges): Ranges => ranges.map(({ to }) => ({ from: to, to: plus(to, 1, 'serial') }));

/** Whether all of `inner` lies in `outer`, whose pieces are apart; `undefined` where it cannot be told. */
export function within(numbers: Numbers, inner: Ranges, outer: Ranges): boolean | undefined {
  let sure = true;
  for (const piece of inner) {
    const found = outer.map((o) => both(atMost(numbers, o.from, piece.from), atMost(numbers, piece.to, o.to)));
    if (found.includes(true)) continue;
    if (!found.includes(undefined)) return false;
    sure = false;
  }
  return sure ? true : undefined;
}

/** Whether they have a number in common; `undefined` where it cannot be told. */
export function meets(numbers: Numbers, one: Ranges, other: Ranges): boolean | undefined {
  const found = one.flatMap((a) => other.map((b) => both(before(numbers, a.from, b.to), before(numbers, b.from, a.to))));
  return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
}

/** a < b; numbers that have nothing to do with each other are not comparable. */
function before(numbers: Numbers, a: Numeric, b: Numeric): boolean | undefined {
  const order = numbers.order(a, b, 'serial');
  return order === undefined ? undefined : order > 0;
}
function atMost(numbers: Numbers, a: Numeric, b: Numeric): boolean | undefined {
  const order = numbers.order(a, b, 'serial');
  return order === undefined ? undefined : order >= 0;
}
const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;

/** `1001-2001 3001-4001` as pieces; `undefined` if it is not of that form. */
export function parseRanges(text: string): Ranges | undefined {
  const pieces: Interval[] = [];
  for (const part of text.trim().split(/\s+/)) {
    const match = /^(\d+)-(\d+)$/.exec(part);
    if (!match) return undefined;
    pieces.push({ from: plus(Number(match[1]), 0, 'serial'), to: plus(Number(match[2]), 0, 'serial') });
  }
  return pieces;
}
