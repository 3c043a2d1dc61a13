/**
 * Network cards cut what a host sends, and join what it gets: then one segment at one end is several at the other. Cuts the long ones, so
 * that both ends show what was on the wire.
 */
import { type CapturedSegment, type ConnectionSide, distance, end, FIN, PSH } from '../segment.js';
import { bare } from './match.js';

const SAME_LAST = PSH | FIN;

/** Segments of one side that the other end does not show as they are. */
const unmatched = (
  here: readonly CapturedSegment[],
  there: readonly CapturedSegment[],
  side: ConnectionSide,
): readonly CapturedSegment[] => {
  const keys = new Set(there.filter(({ from }) => from === side).map(bare));
  return here.filter((segment) => segment.from === side && segment.len > 0 && !keys.has(bare(segment)));
};

/** Belongs to what `whole` was cut into, or joined from. */
const isPart = (part: CapturedSegment, whole: CapturedSegment): boolean =>
  part.len < whole.len && part.ts === whole.ts && distance(whole.seq, part.seq) >= 0 && distance(end(part), end(whole)) >= 0;

/** What lies between two numbers of a segment; only the last piece pushes or ends. */
const piece = (whole: CapturedSegment, from: number, to: number): CapturedSegment => {
  const last = to === (whole.seq + whole.len) >>> 0;
  return { ...whole, seq: from, len: distance(from, to), flags: last ? whole.flags : whole.flags & ~SAME_LAST };
};

const cut = (whole: CapturedSegment, parts: readonly CapturedSegment[]): readonly CapturedSegment[] => {
  const ends = parts.flatMap(({ seq, len }) => [seq, (seq + len) >>> 0]).map((edge) => distance(whole.seq, edge));
  const edges = [...new Set([0, ...ends.filter((edge) => edge > 0 && edge < whole.len), whole.len])].sort((a, b) => a - b);
  return edges.slice(1).map((to, i) => {
    const [from, until] = [(whole.seq + (edges[i] ?? 0)) >>> 0, (whole.seq + to) >>> 0];
    const same = parts.find(({ seq, len }) => seq === from && (seq + len) >>> 0 === until);
    const made = piece(whole, from, until);
    return same ? { ...made, flags: same.flags, ack: same.ack, win: same.win, ts: same.ts, tsecr: same.tsecr, id: same.id } : made;
  });
};

/** For each long segment, the pieces it is told in. */
const cuts = (
  here: readonly CapturedSegment[],
  there: readonly CapturedSegment[],
  side: ConnectionSide,
): ReadonlyMap<CapturedSegment, readonly CapturedSegment[]> => {
  const parts = unmatched(there, here, side);
  const found = new Map<CapturedSegment, readonly CapturedSegment[]>();
  if (parts.length === 0) return found;
  const sorted = [...parts].sort((a, b) => distance(b.seq, a.seq));
  for (const whole of unmatched(here, there, side)) {
    const own = within(sorted, whole);
    if (own.length > 0) found.set(whole, cut(whole, own));
  }
  return found;
};

/** A binary search, as there may be many. */
const within = (sorted: readonly CapturedSegment[], whole: CapturedSegment): readonly CapturedSegment[] => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (distance(whole.seq, sorted[middle]?.seq ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  const own: CapturedSegment[] = [];
  for (let part = sorted[low]; part && distance(part.seq, end(whole)) > 0; part = sorted[++low]) if (isPart(part, whole)) own.push(part);
  return own;
};

const apply = (
  segments: readonly CapturedSegment[],
  made: ReadonlyMap<CapturedSegment, readonly CapturedSegment[]>,
): readonly CapturedSegment[] => (made.size === 0 ? segments : segments.flatMap((segment) => made.get(segment) ?? [segment]));

/** Both ends, cut alike. */
export const cutAlike = (
  a: readonly CapturedSegment[],
  b: readonly CapturedSegment[],
): readonly [readonly CapturedSegment[], readonly CapturedSegment[]] => {
  const sides: readonly ConnectionSide[] = [0, 1];
  const [inA, inB] = [sides.map((side) => cuts(a, b, side)), sides.map((side) => cuts(b, a, side))];
  return [inA.reduce(apply, a), inB.reduce(apply, b)];
};
