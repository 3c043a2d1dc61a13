/** What timestamps, identifications, lengths and times say of a way in which something may have come about. */
import { ACK, before, type CapturedSegment, type ConnectionSide, distance, end, has, MADE, RST, SYN, span } from '../segment.js';
import { isUnknown } from '../story/numbers.js';
import type { CapturedMoment } from '../timeline/moment.js';
import { idsApart } from '../timeline/overtaken.js';

/** Nanoseconds by which what one host sends may be captured in another order. */
const SHUFFLED = 50e6;
/** Nanoseconds for which a segment that was captured may still be on its way to its receiver, or wait there. */
const ON_THE_WAY = 3e9;
/** Identifications further apart than this tell nothing. */
const NEAR = 256;
/** Moments that are looked at for what a host does next. */
const FAR = 512;

/** Was `late` possibly sent before `early`, which one host sent too and which was captured before it? */
export const maySwap = (late: CapturedSegment, early: CapturedSegment): boolean => {
  if (late.ts >= 0 && early.ts >= 0 && late.ts !== early.ts) return before(late.ts, early.ts);
  const ids = idsApart(late, early, NEAR);
  return ids !== undefined ? ids > 0 : Math.abs(late.time - early.time) < SHUFFLED;
};

/** Is what was captured at `first` possibly still on its way at `second`? */
export const mayBeOnTheWay = (first: CapturedSegment, second: CapturedSegment): boolean => second.time - first.time < ON_THE_WAY;

/** Captured shortly after something that was sent later? */
export const isCapturedLate = (late: CapturedSegment, early: CapturedSegment): boolean => late.time - early.time < SHUFFLED;

/** The largest segment that a side may send, as the other side's SYN says; without it, what Ethernet carries. */
export const largest = (moments: readonly CapturedMoment[], side: ConnectionSide): number | undefined =>
  moments.find(({ flight: { segment } }) => segment.from !== side && has(segment, SYN) && segment.mss > 0)?.flight.segment.mss;

/** Options and tunnels take so much of it at most. */
const OVERHEAD = 100;
const LEAST_TAIL = 8;
const [SMALLEST_USUAL, LARGEST_USUAL, LEAST] = [1208, 1460, 536];

/**
 * Can a network card have cut a segment there, or joined it from pieces that meet there? Pieces are as long as they may be, but for the
 * last.
 */
export const mayBeCut = ({ len }: CapturedSegment, offset: number, mss: number | undefined): boolean => {
  if (offset <= 0 || offset > len) return false;
  if (offset === len) return true;
  const [low, high] = mss === undefined ? [SMALLEST_USUAL, LARGEST_USUAL] : [Math.max(1, mss - OVERHEAD), mss];
  if (len <= high && len - offset < LEAST_TAIL) return false;
  const isWhole = Math.floor(offset / low) > Math.floor((offset - 1) / high);
  return isWhole || (mss === undefined && offset % LEAST === 0);
};

/** A capture elsewhere than at the receiver may have been cut anew on the way; what ends a number or two off was not. */
export const mayBeCutOnTheWay = ({ len }: CapturedSegment, offset: number): boolean => offset >= LEAST_TAIL && len - offset >= LEAST_TAIL;

/** The number after all that a side has sent before a moment. */
export const topOf = (moments: readonly CapturedMoment[], at: number, side: ConnectionSide): number | undefined => {
  let top: number | undefined;
  for (let i = 0; i < at; i++) {
    const moment = moments[i];
    if (
      moment?.kind !== 'send' ||
      moment.flight.segment.from !== side ||
      has(moment.flight.segment, RST) ||
      isUnknown(moment.flight.segment)
    )
      continue;
    const last = end(moment.flight.segment);
    if (top === undefined || before(top, last) || has(moment.flight.segment, SYN)) top = last;
  }
  return top;
};

/**
 * Can `side` have sent what ends at `to`, though no capture holds it? What it sends later goes on behind that, or repeats it; a segment
 * that begins before it and ends behind it was cut otherwise.
 */
export const mayHaveSent = (moments: readonly CapturedMoment[], at: number, side: ConnectionSide, to: number): boolean => {
  let behind = false;
  for (let i = at; i < Math.min(moments.length, at + FAR); i++) {
    const moment = moments[i];
    const segment = moment?.flight.segment;
    if (!segment || moment.kind !== 'send' || segment.from !== side || has(segment, RST) || segment.frame === 0) continue;
    if (has(segment, SYN)) return true;
    if (before(segment.seq, to) && before(to, end(segment))) return false;
    if (!before(segment.seq, to)) behind = true;
    // one before the next number keeps the connection alive
    else if (!behind && span(segment) === 0 && distance(segment.seq, to) > 1) return false;
  }
  return true;
};

const BARE = {
  len: 0,
  mss: -1,
  ws: -1,
  ts: -1,
  tsecr: -1,
  sack: [] as readonly number[],
  id: MADE,
  frame: 0,
  padding: 0,
  flags: ACK,
  ack: 0,
  win: 0,
};

/** A segment that is in no capture: text from `seq` up to `to`, or a bare acknowledgment. */
export const made = (from: ConnectionSide, time: number, seq: number, to: number): CapturedSegment => ({
  ...BARE,
  from,
  time,
  seq,
  len: distance(seq, to),
});

/** What was captured of a side's segments. */
export const sentBy = (moments: readonly CapturedMoment[], side: ConnectionSide): readonly CapturedSegment[] =>
  moments.flatMap(({ kind, flight: { segment } }) => (kind === 'send' && segment.from === side && segment.frame > 0 ? [segment] : []));
