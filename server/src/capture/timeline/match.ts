/** Two captures of one connection, taken at both ends: finds each segment sent at one end among those that arrived at the other. */
import type { CapturedSegment, ConnectionSide } from '../segment.js';
import { type CapturedFlight, flightOf } from './moment.js';

/** The arrivals of one direction, each with the flight that it belongs to; `undefined` where nobody sent it. */
export interface Matched {
  readonly flights: ReadonlyMap<CapturedSegment, CapturedFlight>;
  readonly arrivals: ReadonlyMap<CapturedSegment, CapturedFlight | undefined>;
}

type SegmentKey = (segment: CapturedSegment) => string;

/** All that the network leaves as it is, addresses aside. */
export const bare: SegmentKey = (s) => `${s.flags} ${s.seq} ${s.ack} ${s.len} ${s.win} ${s.ts} ${s.tsecr}`;
const identified: SegmentKey = (s) => `${bare(s)} ${s.id}`;

const classes = (segments: readonly CapturedSegment[], key: SegmentKey): Map<string, CapturedSegment[]> => {
  const found = new Map<string, CapturedSegment[]>();
  for (const segment of segments) {
    const name = key(segment);
    const members = found.get(name);
    if (members) members.push(segment);
    else found.set(name, [segment]);
  }
  return found;
};

/** Pairs of which there can be no doubt: one was sent, one arrived. */
export const uniquePairs = (
  sent: readonly CapturedSegment[],
  arrived: readonly CapturedSegment[],
): [CapturedSegment, CapturedSegment][] => {
  const arrivals = classes(arrived, bare);
  const pairs: [CapturedSegment, CapturedSegment][] = [];
  for (const [key, members] of classes(sent, bare)) {
    const there = arrivals.get(key);
    const [from, to] = [members[0], there?.[0]];
    if (members.length === 1 && there?.length === 1 && from && to) pairs.push([from, to]);
  }
  return pairs;
};

/** Does the network keep the identification of packets? Then it tells a repetition from a duplicate. */
const keepsIds = (pairs: readonly (readonly [CapturedSegment, CapturedSegment])[]): boolean => {
  const same = pairs.filter(([from, to]) => from.id === to.id).length;
  return pairs.length === 0 || same * 2 > pairs.length;
};

/** Equal segments of one direction: what was sent, in order, and how many of them got lost. */
class Equals {
  #next = 0;
  #losses: number;

  constructor(
    readonly flights: readonly CapturedFlight[],
    arrivals: number,
    readonly delay: number,
  ) {
    this.#losses = Math.max(0, flights.length - arrivals);
  }

  /** They arrive in the order in which they were sent, but for those lost; more arrivals than that are duplicates. */
  take(time: number): CapturedFlight | undefined {
    while (this.#losses > 0 && this.#isLate(time)) {
      this.#losses--;
      this.#next++;
    }
    const flight = this.flights[this.#next];
    if (flight && (this.#next === 0 || flight.segment.time <= time)) {
      this.#next++;
      return flight;
    }
    return this.flights[this.#next - 1];
  }

  /** Would the one sent after it fit the usual delay better? */
  #isLate(time: number): boolean {
    const [first, second] = [this.flights[this.#next], this.flights[this.#next + 1]];
    if (!first || !second || second.segment.time > time) return false;
    return Math.abs(time - second.segment.time - this.delay) < Math.abs(time - first.segment.time - this.delay);
  }
}

const shortest = (pairs: readonly (readonly [CapturedSegment, CapturedSegment])[]): number =>
  pairs.reduce((least, [from, to]) => Math.min(least, to.time - from.time), Number.POSITIVE_INFINITY);

/** `offset`: what to add to the sender's clock to have the receiver's. */
export const match = (sent: readonly CapturedSegment[], arrived: readonly CapturedSegment[], offset: number): Matched => {
  const pairs = uniquePairs(sent, arrived);
  const key = keepsIds(pairs) ? identified : bare;
  const delay = pairs.length > 0 ? shortest(pairs) - offset : 0;
  const flights = new Map(sent.map((segment) => [segment, flightOf(segment)]));
  const sentEquals = classes(sent, key);
  const arrivals = new Map<CapturedSegment, CapturedFlight | undefined>();
  for (const [name, members] of classes(arrived, key)) {
    const own = (sentEquals.get(name) ?? []).flatMap((segment) => flights.get(segment) ?? []);
    const equals = new Equals(own, members.length, delay);
    for (const arrival of members) arrivals.set(arrival, counted(equals.take(arrival.time - offset)));
  }
  return { flights, arrivals };
};

const counted = (flight: CapturedFlight | undefined): CapturedFlight | undefined => {
  if (flight) flight.arrivals++;
  return flight;
};

export const sentBy = (segments: readonly CapturedSegment[], side: ConnectionSide): CapturedSegment[] =>
  segments.filter((segment) => segment.from === side);
