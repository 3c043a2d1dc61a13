/** Which connections two captures share, where each capture was taken, and how far the clocks are apart. */
import { addressText } from '../address.js';
import { type Connection, segmentsOf, sideOfHigh } from '../connections.js';
import { ACK, type CapturedSegment, type ConnectionSide, end, has, other, span } from '../segment.js';
import type { CaptureStore } from '../store.js';
import { type Delays, delays, offsetOf, vantage, vantageByClock } from './clocks.js';
import { sentBy } from './match.js';

/** Facts from all the connections together. */
export interface Pairing {
  readonly offset: number;
  /** How many connections say that the first capture was taken at this address, less those that say it was the second. */
  readonly votes: ReadonlyMap<string, number>;
  /** The same from connections of which only one direction was seen twice, as if the clocks agreed. */
  readonly weak: ReadonlyMap<string, number>;
}

const delaysOf = (store: CaptureStore, connection: Connection, high: ConnectionSide): Delays =>
  delays(segmentsOf(store, connection, 0, high), segmentsOf(store, connection, 1, high));

const smaller = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const addressOf = (connection: Connection, side: ConnectionSide, high: ConnectionSide): string =>
  addressText((side === high ? connection.high : connection.low).address);

class PairSurvey {
  readonly votes = new Map<string, number>();
  readonly weak = new Map<string, number>();
  forth: number | undefined;
  back: number | undefined;

  add(connection: Connection, high: ConnectionSide, found: Delays): void {
    const first = vantage(found);
    if (first === undefined) this.#elect(this.weak, connection, high, vantageByClock(found, 0));
    else this.#measure(first, found);
    this.#elect(this.votes, connection, high, first);
  }

  #measure(first: ConnectionSide, { forth, back }: Delays): void {
    const [near, far] = first === 0 ? [forth, back] : [negated(back), negated(forth)];
    this.forth = smaller(this.forth, near);
    this.back = smaller(this.back, far);
  }

  #elect(votes: Map<string, number>, connection: Connection, high: ConnectionSide, first: ConnectionSide | undefined): void {
    if (first === undefined) return;
    for (const side of [0, 1] as const) {
      const address = addressOf(connection, side, high);
      votes.set(address, (votes.get(address) ?? 0) + (side === first ? 1 : -1));
    }
  }
}

const negated = (value: number | undefined): number | undefined => (value === undefined ? undefined : -value);

const inBoth = ({ chains }: Connection): boolean => chains[0].count > 0 && chains[1].count > 0;

export const survey = (store: CaptureStore, connections: readonly Connection[]): Pairing => {
  const found = new PairSurvey();
  for (const connection of connections) {
    if (!inBoth(connection)) continue;
    const high = sideOfHigh(store, connection);
    found.add(connection, high, delaysOf(store, connection, high));
  }
  return { offset: offsetOf(found.forth, found.back), votes: found.votes, weak: found.weak };
};

/** At which side the first capture was taken, or `undefined` if this connection was seen at one end only. */
export const placeOf = (
  one: readonly CapturedSegment[],
  two: readonly CapturedSegment[],
  connection: Connection,
  high: ConnectionSide,
  pairing: Pairing,
): ConnectionSide | undefined => {
  const found = delays(one, two);
  const elected = (votes: ReadonlyMap<string, number>): ConnectionSide | undefined => byAddress(connection, high, votes);
  const known = vantage(found) ?? elected(pairing.votes) ?? vantageByClock(found, pairing.offset) ?? elected(pairing.weak);
  if (inBoth(connection)) return known ?? 0;
  const capture = one.length > 0 ? 0 : 1;
  return ofLoneChain(capture === 0 ? one : two, capture, known);
};

const byAddress = (connection: Connection, high: ConnectionSide, votes: ReadonlyMap<string, number>): ConnectionSide | undefined => {
  const a = votes.get(addressOf(connection, 0, high)) ?? 0;
  const b = votes.get(addressOf(connection, 1, high)) ?? 0;
  if (a > 0 && b < 0) return 0;
  return a < 0 && b > 0 ? 1 : undefined;
};

/**
 * Seen in one capture: `known` tells where it was taken, else the side that sent more of it is nearer. If the far side acknowledges what
 * the near one sent, the other capture has just missed it all; if not, nothing arrived there.
 */
const ofLoneChain = (
  segments: readonly CapturedSegment[],
  capture: ConnectionSide,
  known: ConnectionSide | undefined,
): ConnectionSide | undefined => {
  const here: ConnectionSide = sentBy(segments, 0).length * 2 >= segments.length ? 0 : 1;
  const first = known ?? (capture === 0 ? here : other(here));
  return isAnswered(segments, capture === 0 ? first : other(first)) ? undefined : first;
};

const isAnswered = (segments: readonly CapturedSegment[], near: ConnectionSide): boolean => {
  const ends = new Set<number>();
  return segments.some((segment) => {
    if (segment.from === near && span(segment) > 0) ends.add(end(segment));
    return segment.from !== near && has(segment, ACK) && ends.has(segment.ack);
  });
};
