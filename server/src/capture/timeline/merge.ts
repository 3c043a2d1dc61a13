/** The moments of both ends as one story: each end in its own order, nothing arrives before it is sent, and otherwise as time goes. */
import type { Segment, Side } from '../segment.js';
import { type Matched, match, sentBy } from './match.js';
import { complete, type Timed } from './missed.js';
import { type Flight, flightOf, type Moment } from './moment.js';
import { cutAlike } from './offload.js';

/** What each end saw, and what to add to A's clock to have B's. */
export interface Ends {
  readonly a: readonly Segment[];
  readonly b: readonly Segment[];
  readonly offset: number;
}

/** The moments at one end: what it sent, what arrived. */
const local = (segments: readonly Segment[], side: Side, out: Matched, incoming: Matched, shift: number): Timed[] =>
  segments.map((segment) => {
    const time = segment.time + shift;
    if (segment.from === side) return { kind: 'send', flight: out.flights.get(segment) ?? flightOf(segment), time };
    const flight = incoming.arrivals.get(segment);
    return flight ? { kind: 'arrive', flight, time } : { kind: 'stray', flight: flightOf(segment), time };
  });

class Merger {
  readonly moments: Moment[] = [];
  readonly #sent = new Set<Flight>();

  ready(moment: Moment | undefined): boolean {
    return moment !== undefined && (moment.kind !== 'arrive' || this.#sent.has(moment.flight));
  }

  take(moment: Moment): void {
    if (moment.kind === 'send') this.#sent.add(moment.flight);
    this.moments.push(this.ready(moment) ? moment : stray(moment));
  }
}

/** It arrives before it is sent, whatever is tried: the two were no pair. */
const stray = (moment: Moment): Moment => {
  moment.flight.arrivals--;
  return { kind: 'stray', flight: flightOf(moment.flight.segment) };
};

/** Which of the two goes first? One that is not ready waits, unless both do. */
const firstOf = (merger: Merger, a: Timed | undefined, b: Timed | undefined): boolean => {
  if (!a || !b) return a !== undefined;
  const [readyA, readyB] = [merger.ready(a), merger.ready(b)];
  return readyA === readyB ? a.time <= b.time : readyA;
};

export const merge = (ends: Ends): Moment[] => {
  const { offset } = ends;
  const [a, b] = cutAlike(ends.a, ends.b);
  const forth = match(sentBy(a, 0), sentBy(b, 0), offset);
  const back = match(sentBy(b, 1), sentBy(a, 1), -offset);
  const [atA, atB] = complete(local(a, 0, forth, back, offset), local(b, 1, back, forth, 0));
  const merger = new Merger();
  for (let i = 0, j = 0; i < atA.length || j < atB.length; ) {
    const moment = firstOf(merger, atA[i], atB[j]) ? atA[i++] : atB[j++];
    if (moment) merger.take(moment);
  }
  return merger.moments;
};
