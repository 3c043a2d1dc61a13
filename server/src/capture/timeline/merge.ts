/** The moments of both ends as one story: each end in its own order, nothing arrives before it is sent, and otherwise as time goes. */
import { type CapturedSegment, type ConnectionSide, distance, end, RST, SYN, span } from '../segment.js';
import { infer } from './infer.js';
import { type Matched, match, sentBy } from './match.js';
import { complete, type TimedMoment } from './missed.js';
import { type CapturedFlight, type CapturedMoment, flightOf } from './moment.js';
import { cutAlike } from './offload.js';

/** What each end saw, and what to add to A's clock to have B's. */
export interface CaptureEnds {
  readonly a: readonly CapturedSegment[];
  readonly b: readonly CapturedSegment[];
  readonly offset: number;
}

/** The moments at one end: what it sent, what arrived. */
const local = (segments: readonly CapturedSegment[], side: ConnectionSide, out: Matched, incoming: Matched, shift: number): TimedMoment[] =>
  segments.map((segment) => {
    const time = segment.time + shift;
    if (segment.from === side) return { kind: 'send', flight: out.flights.get(segment) ?? flightOf(segment), time };
    const flight = incoming.arrivals.get(segment);
    return flight ? { kind: 'arrive', flight, time } : { kind: 'stray', flight: flightOf(segment), time };
  });

class Merger {
  readonly moments: CapturedMoment[] = [];
  readonly #sent = new Set<CapturedFlight>();

  ready(moment: CapturedMoment | undefined): boolean {
    return moment !== undefined && (moment.kind !== 'arrive' || this.#sent.has(moment.flight));
  }

  take(moment: CapturedMoment): void {
    if (moment.kind === 'send') this.#sent.add(moment.flight);
    this.moments.push(this.ready(moment) ? moment : stray(moment));
  }
}

/** It arrives before it is sent, whatever is tried: the two were no pair. */
const stray = (moment: CapturedMoment): CapturedMoment => {
  moment.flight.arrivals--;
  return { kind: 'stray', flight: flightOf(moment.flight.segment) };
};

/** Which of the two goes first? One that is not ready waits, unless both do. */
const firstOf = (merger: Merger, a: TimedMoment | undefined, b: TimedMoment | undefined): boolean => {
  if (!a || !b) return a !== undefined;
  const [readyA, readyB] = [merger.ready(a), merger.ready(b)];
  return readyA === readyB ? a.time <= b.time : readyA;
};

/** One end's capture began late: what the other one alone has seen before, and the rest of it. */
interface Early {
  readonly alone: readonly CapturedSegment[];
  readonly rest: readonly CapturedSegment[];
}

/**
 * `late` is the capture at `side`. It has begun in the midst if its host first sends what comes behind something that only the other end
 * has seen; up to the first segment that both have seen, that end alone tells the story.
 */
const early = (
  late: readonly CapturedSegment[],
  side: ConnectionSide,
  whole: readonly CapturedSegment[],
  seenTwice: (segment: CapturedSegment) => boolean,
): Early => {
  const first = late.find(({ from }) => from === side);
  const both = whole.findIndex(seenTwice);
  const none = { alone: [], rest: whole };
  if (!first || both <= 0 || first.flags & (SYN | RST)) return none;
  const alone = whole.slice(0, both);
  const goesOn = alone.some((segment) => segment.from === side && span(segment) > 0 && isBehind(first.seq, end(segment)));
  return goesOn ? { alone, rest: whole.slice(both) } : none;
};

const isBehind = (number: number, before: number): boolean => {
  const gap = distance(before, number);
  return gap >= 0 && gap < 1 << 30;
};

/** The segments that the other end has, too. */
const seenTwice = (sent: Matched, arrived: Matched, segment: CapturedSegment): boolean =>
  (sent.flights.get(segment)?.arrivals ?? 0) > 0 || arrived.arrivals.get(segment) !== undefined;

export const merge = (ends: CaptureEnds): CapturedMoment[] => {
  const { offset } = ends;
  const [a, b] = cutAlike(ends.a, ends.b);
  const [forth, back] = matchBoth({ a, b, offset });
  const before = early(a, 0, b, (segment) => seenTwice(back, forth, segment));
  const after = early(b, 1, a, (segment) => seenTwice(forth, back, segment));
  if (before.alone.length > 0) return [...infer(before.alone), ...mergeAll({ a, b: before.rest, offset })];
  if (after.alone.length > 0) return [...infer(after.alone), ...mergeAll({ a: after.rest, b, offset })];
  return mergeAll({ a, b, offset });
};

const matchBoth = ({ a, b, offset }: CaptureEnds): readonly [Matched, Matched] => [
  match(sentBy(a, 0), sentBy(b, 0), offset),
  match(sentBy(b, 1), sentBy(a, 1), -offset),
];

const mergeAll = (ends: CaptureEnds): CapturedMoment[] => {
  const [forth, back] = matchBoth(ends);
  const [atA, atB] = complete(local(ends.a, 0, forth, back, ends.offset), local(ends.b, 1, back, forth, 0));
  const merger = new Merger();
  for (let i = 0, j = 0; i < atA.length || j < atB.length; ) {
    const moment = firstOf(merger, atA[i], atB[j]) ? atA[i++] : atB[j++];
    if (moment) merger.take(moment);
  }
  return merger.moments;
};
