/**
 * Two captures, of which one has missed something: it began later, or was too slow. What a host sends or acknowledges later shows what it
 * must have sent, or got, before; without that it would have to be taken for a loss or a forgery.
 */
import { Reassembly } from '../reassembly.js';
import { inferred } from '../remarks.js';
import { ACK, before, type CapturedSegment, type ConnectionSide, distance, end, has, RST, SYN, span, unseenLike } from '../segment.js';
import { type CapturedFlight, type CapturedMoment, flightOf } from './moment.js';

/** By the clock of one end. */
export interface TimedMoment extends CapturedMoment {
  readonly time: number;
}

/** A gap wider than this is none: another connection. */
const FARTHEST = 1 << 30;

const isFrom = (side: ConnectionSide, { flight }: CapturedMoment): boolean => flight.segment.from === side;

/** Arrivals that nobody is known to have sent, which fill the numbers from `from` to `to`. */
const fillers = (strays: readonly TimedMoment[], from: number | undefined, to: number): readonly TimedMoment[] =>
  strays.filter(({ flight: { segment } }) => {
    const left = distance(end(segment), to);
    return span(segment) > 0 && left >= 0 && left < FARTHEST && (from === undefined || !before(segment.seq, from));
  });

const note = inferred('goneOnBehind');

/** Makes the sender's end hold what it must have sent; turns strays at the receiver's end into arrivals of that. */
class Sends {
  readonly #made = new Map<TimedMoment, CapturedFlight>();
  #strays: readonly TimedMoment[];
  #next: number | undefined;

  constructor(
    readonly side: ConnectionSide,
    receiver: readonly TimedMoment[],
  ) {
    this.#strays = receiver.filter((moment) => moment.kind === 'stray' && isFrom(side, moment));
  }

  /** The sender's moments, with what was missed before them. */
  complete(sender: readonly TimedMoment[]): readonly TimedMoment[] {
    const all: TimedMoment[] = [];
    for (const moment of sender) {
      if (moment.kind === 'send') this.#before(moment, all);
      all.push(moment);
    }
    for (const stray of this.#strays) {
      const at = placeOfAck(stray, all);
      if (at !== undefined) all.splice(at, 0, { kind: 'send', flight: this.#make(stray), time: all[at]?.time ?? stray.time });
    }
    return all;
  }

  #make(stray: TimedMoment): CapturedFlight {
    const flight = flightOf(stray.flight.segment, note);
    flight.arrivals = 1;
    this.#made.set(stray, flight);
    return flight;
  }

  #before(moment: TimedMoment, all: TimedMoment[]): void {
    const { segment } = moment.flight;
    const [from, first] = [this.#next, this.#next === undefined];
    if (has(segment, RST)) return;
    if (first || !before(from ?? 0, end(segment)) || has(segment, SYN)) this.#next = first || has(segment, SYN) ? end(segment) : from;
    else this.#next = end(segment);
    const gap = from === undefined ? 0 : distance(from, segment.seq);
    if (has(segment, SYN) || gap < 0 || gap >= FARTHEST || (!first && gap === 0)) return;
    this.#fill(from, segment, moment.time, all);
  }

  #fill(from: number | undefined, by: CapturedSegment, time: number, all: TimedMoment[]): void {
    const found = [...fillers(this.#strays, from, by.seq)].sort((a, b) => distance(b.flight.segment.seq, a.flight.segment.seq));
    const earliest = found.reduce((least, stray) => Math.min(least, stray.time), time);
    for (const stray of found) insert(all, { kind: 'send', flight: this.#make(stray), time: earliest });
    this.#strays = this.#strays.filter((stray) => !found.includes(stray));
    if (found.length === 0 && from !== undefined) all.push({ kind: 'send', flight: flightOf(between(from, by), note), time });
  }

  /** The receiver's moments, in which the fillers arrive. */
  arrivals(receiver: readonly TimedMoment[]): readonly TimedMoment[] {
    if (this.#made.size === 0) return receiver;
    return receiver.map((moment) => {
      const flight = this.#made.get(moment);
      return flight ? { kind: 'arrive', flight, time: moment.time } : moment;
    });
  }
}

/**
 * Where its sender may well have sent an acknowledgment without text: behind what it had sent and got by then, before what it sent
 * and got later; nowhere, if there is no such place.
 */
const placeOfAck = ({ flight: { segment }, time }: TimedMoment, all: readonly TimedMoment[]): number | undefined => {
  if (segment.flags !== ACK || segment.len > 0) return undefined;
  const isOwn = ({ kind, flight }: TimedMoment): boolean =>
    kind === 'send' && flight.segment.from === segment.from && span(flight.segment) > 0;
  const middle = byTime(all, time);
  const [low, high] = [Math.max(0, middle - reach), Math.min(all.length, middle + reach)];
  const near = all.slice(low, high);
  const sent = near.findLastIndex((moment) => isOwn(moment) && end(moment.flight.segment) === segment.seq);
  const got = near.findIndex(
    ({ kind, flight }) => kind === 'arrive' && flight.segment.from !== segment.from && end(flight.segment) === segment.ack,
  );
  const later = near.findIndex(
    (moment) => isUnknownTo(segment, moment) || (isOwn(moment) && before(segment.seq, end(moment.flight.segment))),
  );
  const [first, last] = [Math.max(sent, got) + 1, later < 0 ? near.length : later];
  return sent < 0 || got < 0 || first > last ? undefined : low + Math.min(Math.max(middle - low, first), last);
};

/** How far around its time something is looked for, in moments: a capture that misses half of all must not take forever. */
const reach = 256;

/** The first moment that is later. */
const byTime = (all: readonly TimedMoment[], time: number): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.time ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  return low;
};

const between = (from: number, by: CapturedSegment): CapturedSegment =>
  unseenLike(by, { flags: ACK, seq: from, len: distance(from, by.seq) });

/** By time, behind what is as late, but before the sender got what it does not acknowledge. */
const insert = (all: TimedMoment[], moment: TimedMoment): void => {
  let at = all.length;
  while (at > 0 && (all[at - 1]?.time ?? 0) > moment.time) at--;
  const low = Math.max(0, at - reach);
  const known = low + all.slice(low, at).findIndex((earlier) => isUnknownTo(moment.flight.segment, earlier));
  if (known >= low) all.splice(known, 0, { ...moment, time: all[known]?.time ?? moment.time });
  else all.splice(at, 0, moment);
};

/** What a host does not acknowledge with what it sends has come later. */
const isUnknownTo = (sent: CapturedSegment, { kind, flight: { segment } }: TimedMoment): boolean =>
  kind === 'arrive' && segment.from !== sent.from && span(segment) > 0 && has(sent, ACK) && before(sent.ack, end(segment));

/** Adds the arrivals that the receiver must have seen, since it acknowledges them. */
const withArrivals = (sender: readonly TimedMoment[], receiver: readonly TimedMoment[], side: ConnectionSide): readonly TimedMoment[] => {
  const unseen = sender.filter((moment) => moment.kind === 'send' && moment.flight.arrivals === 0);
  const lost = unseen.filter(({ flight }) => span(flight.segment) > 0);
  if (unseen.length === 0) return receiver;
  const stamps = new Set([-1]);
  const bare = new Map(unseen.filter(({ flight }) => isBare(flight)).map(({ flight }) => [flight.segment.ts, flight]));
  const all: TimedMoment[] = [];
  let got: Reassembly | undefined;
  for (const moment of receiver) {
    const { segment } = moment.flight;
    if (isFrom(side, moment)) {
      got = take(got, segment);
      stamps.add(segment.ts);
    } else if (moment.kind === 'send' && has(segment, ACK) && !has(segment, RST)) {
      const missed =
        got && before(got.next, segment.ack)
          ? lostBetween(lost, got.next, segment.ack)
          : got
            ? []
            : lostBetween(lost, undefined, segment.ack);
      const echoed = stamps.has(segment.tsecr) ? undefined : bare.get(segment.tsecr);
      for (const flight of echoed?.arrivals === 0 ? [...missed, echoed] : missed) {
        flight.arrivals = 1;
        flight.note ??= inferred('acknowledgedByReceiver');
        got = take(got, flight.segment);
        const at = inPlace(all, flight);
        all.splice(at, 0, { kind: 'arrive', flight, time: all[at]?.time ?? moment.time });
      }
    }
    all.push(moment);
  }
  return all;
};

/** Without text, so that no acknowledgment tells of it; but its timestamp comes back. */
const isBare = ({ segment }: CapturedFlight): boolean => span(segment) === 0 && segment.ts >= 0 && !has(segment, RST);

/** Before what was sent later and shows it by a newer timestamp, unless an acknowledgment behind that still asks for it; else at the end. */
const inPlace = (all: readonly TimedMoment[], { segment }: CapturedFlight): number => {
  const isNewer = ({ kind, flight: { segment: other } }: TimedMoment): boolean =>
    kind === 'arrive' && other.from === segment.from && segment.ts >= 0 && before(segment.ts, other.ts);
  const low = Math.max(0, all.length - reach);
  const at = low + all.slice(low).findIndex(isNewer);
  const asksForIt = ({ kind, flight: { segment: other } }: TimedMoment): boolean =>
    kind === 'send' && other.from !== segment.from && has(other, ACK) && other.ack === segment.seq;
  return at < low || all.slice(at).some(asksForIt) ? all.length : at;
};

const take = (got: Reassembly | undefined, segment: CapturedSegment): Reassembly | undefined => {
  if (has(segment, RST) || (got && has(segment, SYN) && end(segment) === got.next)) return got;
  if (!got || has(segment, SYN)) return new Reassembly(end(segment));
  got.take(segment.seq, end(segment));
  return got;
};

/** The last copy of each. */
const lostBetween = (lost: readonly TimedMoment[], from: number | undefined, to: number): readonly CapturedFlight[] => {
  const found = new Map<number, CapturedFlight>();
  for (const { flight } of lost) {
    const [first, last] = [flight.segment.seq, end(flight.segment)];
    const near = distance(last, to) >= 0 && distance(last, to) < FARTHEST;
    if (flight.arrivals === 0 && near && (from === undefined || before(from, last))) found.set(first, flight);
  }
  return [...found.values()];
};

/** Both ends, completed. */
export const complete = (
  atA: readonly TimedMoment[],
  atB: readonly TimedMoment[],
): readonly [readonly TimedMoment[], readonly TimedMoment[]] => {
  const [forth, back] = [new Sends(0, atB), new Sends(1, atA)];
  const [sentA, sentB] = [forth.complete(atA), back.complete(atB)];
  const [a, b] = [back.arrivals(sentA), forth.arrivals(sentB)];
  return [withArrivals(b, a, 1), withArrivals(a, b, 0)];
};
