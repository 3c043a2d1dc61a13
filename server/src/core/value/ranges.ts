/** Sets of serial numbers as a list of pieces: what has arrived, in order or not. Bounds may be symbolic. */
import { type Numbers, type Numeric, plus } from './numbers.js';
import { signed } from './serial.js';

/** `to` is one past the last. */
export interface Interval {
  readonly from: Numeric;
  readonly to: Numeric;
}

export type Ranges = readonly Interval[];

const EMPTY: Ranges = [];

/** Plain numbers need no symbolic arithmetic. */
function order(numbers: Numbers, a: Numeric, b: Numeric): -1 | 0 | 1 | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return numbers.order(a, b, 'serial');
  const gap = signed(b - a);
  return gap > 0 ? 1 : gap < 0 ? -1 : 0;
}

/** The numbers from `from` up to, not including, `to`; nothing if that is empty or unknown. */
export function span(numbers: Numbers, from: Numeric, to: Numeric): Ranges {
  return order(numbers, from, to) === 1 ? [{ from, to }] : EMPTY;
}

/** The first number at or after `from` that is not in the set. */
export function reach(numbers: Numbers, ranges: Ranges, from: Numeric): Numeric {
  let at = from;
  // each round takes in one piece at least; pieces that close the circle would lead round and round
  for (let round = 0, moved = true; moved && round <= ranges.length; round++) {
    moved = false;
    for (const piece of ranges) {
      const into = order(numbers, piece.from, at);
      if (into === undefined || into < 0 || order(numbers, at, piece.to) !== 1) continue;
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

/** At most this many pieces are kept: the oldest are forgotten. */
const mostPieces = 500;

/** The same as with the set of `span`, without making it. */
export const unionWithSpan = (numbers: Numbers, ranges: Ranges, from: Numeric, to: Numeric): Ranges =>
  order(numbers, from, to) === 1 ? add(numbers, ranges, { from, to }) : ranges;

function add(numbers: Numbers, ranges: Ranges, piece: Interval): Ranges {
  const [only] = ranges;
  if (only === undefined) return [piece];
  if (ranges.length > 1) return addToMany(numbers, ranges, piece);
  return isApart(numbers, only, piece.from, piece.to) ? [only, piece] : [joined(numbers, only, piece)];
}

const joined = (numbers: Numbers, one: Interval, other: Interval): Interval => ({
  from: order(numbers, one.from, other.from) === 1 ? one.from : other.from,
  to: order(numbers, other.to, one.to) === 1 ? one.to : other.to,
});

function addToMany(numbers: Numbers, ranges: Ranges, piece: Interval): Ranges {
  let { from, to } = piece;
  const first = firstThatTouches(numbers, ranges, piece);
  const apart = first < 0 ? ranges.slice(-mostPieces) : ranges.slice(0, first);
  for (let i = first; i >= 0 && i < ranges.length; i++) {
    const other = ranges[i];
    if (other === undefined) break;
    if (isApart(numbers, other, from, to)) {
      apart.push(other);
      continue;
    }
    if (order(numbers, other.from, from) === 1) from = other.from;
    if (order(numbers, to, other.to) === 1) to = other.to;
  }
  const kept = apart.length > mostPieces ? apart.slice(-mostPieces) : apart;
  kept.push({ from, to });
  return kept;
}

/** A plain loop, as long lists are searched for each message; −1 if it touches none. */
function firstThatTouches(numbers: Numbers, ranges: Ranges, { from, to }: Interval): number {
  for (let i = 0; i < ranges.length; i++) {
    const other = ranges[i];
    if (other !== undefined && !isApart(numbers, other, from, to)) return i;
  }
  return -1;
}

/** Is there a gap between them, as far as is known? */
function isApart(numbers: Numbers, other: Interval, from: Numeric, to: Numeric): boolean {
  const before = order(numbers, other.to, from);
  if (before === undefined || before > 0) return true;
  const after = order(numbers, to, other.from);
  return after === undefined || after > 0;
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
  const sign = order(numbers, a, b);
  return sign === undefined ? undefined : sign > 0;
}
function atMost(numbers: Numbers, a: Numeric, b: Numeric): boolean | undefined {
  const sign = order(numbers, a, b);
  return sign === undefined ? undefined : sign >= 0;
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
