/** The segments of one host in one capture: which of them were overtaken, doubled or sent again, and which numbers were skipped. */
import { ACK, before, type CapturedSegment, distance, end, FIN, has, RST, SYN, span, unseenLike } from '../segment.js';
import { flightOf } from './moment.js';
import { isNumberedBefore, isOlder, overtaken } from './overtaken.js';
import { type Sending, sending } from './sending.js';

/** Numbers that were skipped, and the sending that skipped them. */
export interface Hole {
  from: number;
  to: number;
  readonly by: Sending;
  /** Where it was sent in pieces, as acknowledgments and repetitions show. */
  readonly cuts: Set<number>;
  /** What is sent again later, from and to in turn. */
  readonly again: number[];
}

/** No window is larger. */
const FARTHEST = 1 << 30;
const OPEN_HOLES = 256;
/** How many sendings back one may have been overtaken. */
const RECENT = 64;

const isWithin = ({ from, to }: Hole, number: number): boolean => before(from, number) && before(number, to);

export class Direction {
  readonly sent: Sending[] = [];
  /** The SYN that began the connection, and whether anything but SYN has been sent since. */
  #syn: Sending | undefined;
  #spoke = false;
  #next: number | undefined;
  #holes: Hole[] = [];
  readonly #closed: Hole[] = [];
  #begun: { readonly number: number; readonly by: Sending } | undefined;
  /** The first segment, if the capture begins in the middle of the connection and nothing has been acknowledged yet. */
  #first: Sending | undefined;
  readonly #recent: Sending[] = [];
  readonly #byId = new Map<number, Sending>();

  /**
   * The sending that this one belongs to, with those before which it must have been sent. `mayBeBehind`: what comes later does not contradict
   * that all up to its number has been sent.
   */
  add(
    segment: CapturedSegment,
    mayBeBehind: boolean,
  ): { readonly sending: Sending; readonly before: Sending | undefined; readonly repeated: boolean } {
    const twin = this.#twin(segment);
    if (twin) return { sending: twin, before: undefined, repeated: true };
    const added = sending(flightOf(segment));
    if (segment.id !== 0) this.#byId.set(segment.id * 4294967296 + segment.seq, added);
    return { sending: added, before: this.#place(added, mayBeBehind), repeated: false };
  }

  /** The same packet again: the network has doubled it. */
  #twin(segment: CapturedSegment): Sending | undefined {
    if (segment.id === 0) return undefined;
    const known = this.#byId.get(segment.id * 4294967296 + segment.seq);
    const { flags, ack, len, ts } = known?.flight.segment ?? segment;
    return flags === segment.flags && ack === segment.ack && len === segment.len && ts === segment.ts ? known : undefined;
  }

  #place(added: Sending, mayBeBehind: boolean): Sending | undefined {
    const { segment } = added.flight;
    if (segment.flags & (SYN | RST)) {
      return segment.flags & SYN ? this.#open(added) : undefined;
    }
    this.#spoke = true;
    if (this.#next === undefined) this.#first = added;
    const skipped = this.#next === undefined ? 0 : distance(this.#next, segment.seq);
    // a number that its host goes on from below
    if (skipped > 0 && span(segment) === 0 && !mayBeBehind) return undefined;
    if (skipped > 0 && skipped < FARTHEST) this.#skip(this.#next ?? 0, added);
    const hole = skipped < 0 ? this.#fill(segment) : undefined;
    if (this.#next === undefined || before(this.#next, end(segment))) this.#next = end(segment);
    const overtaker =
      hole ??
      this.#overtaker(
        segment,
        skipped < -1 && span(segment) === 0 ? overtaken : this.#acknowledgesLess(segment) ? isNumberedBefore : isOlder,
      );
    this.#recent.push(added);
    if (this.#recent.length > 2 * RECENT) this.#recent.splice(0, RECENT);
    return overtaker;
  }

  /** The other side acknowledges up to `ack`. */
  cut(ack: number): void {
    for (const hole of this.#holes) if (isWithin(hole, ack)) hole.cuts.add(ack);
  }

  /** The other side acknowledges up to `ack`: what the capture does not hold of that, from which number on. */
  missed(ack: number): number | undefined {
    const from = this.#next ?? (ack - 1) >>> 0;
    const gap = distance(from, ack);
    if (gap <= 0 || gap >= FARTHEST) return undefined;
    this.#next = ack;
    return from;
  }

  /** First seen in the middle of a connection: all before `number` has been sent and acknowledged. */
  begin(number: number, by: Sending): void {
    this.#next = number;
    this.#begun = { number, by };
  }

  /** The first segment of a host met in the midst repeats what was acknowledged already: it was sent before that, too. */
  earlier(segment: CapturedSegment): { readonly segment: CapturedSegment; readonly before: Sending } | undefined {
    const begun = this.#begun;
    this.#begun = undefined;
    if (!begun || segment.flags & (SYN | RST) || span(segment) === 0 || !before(segment.seq, begun.number)) return undefined;
    const whole = end(segment) === begun.number;
    const text = unseenLike(segment, { flags: segment.flags & ~FIN, len: distance(segment.seq, begun.number) });
    return { segment: whole ? unseenLike(segment, {}) : text, before: begun.by };
  }

  /** The other side's first acknowledgment, of a host met in the midst of things: what lies between it and the first segment was on its way. */
  meet(acknowledged: number): void {
    const first = this.#first;
    this.#first = undefined;
    const gap = first ? distance(acknowledged, first.flight.segment.seq) : 0;
    if (first && gap > 0 && gap < FARTHEST)
      this.#holes.push({ from: acknowledged, to: first.flight.segment.seq, by: first, cuts: new Set(), again: [] });
  }

  /** Nothing of it has been seen. */
  get silent(): boolean {
    return this.#next === undefined;
  }

  /** A bare acknowledgment of less than its host has acknowledged. */
  #acknowledgesLess(segment: CapturedSegment): boolean {
    const last = this.#recent.at(-1)?.flight.segment;
    return last !== undefined && span(segment) === 0 && has(last, ACK) && before(segment.ack, last.ack);
  }

  /** The first of the latest sendings before which it was sent, as far as these are. */
  #overtaker(segment: CapturedSegment, isBefore: (late: CapturedSegment, early: CapturedSegment) => boolean): Sending | undefined {
    let found: Sending | undefined;
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const earlier = this.#recent[i];
      if (!earlier || !isBefore(segment, earlier.flight.segment)) break;
      found = earlier;
    }
    return found;
  }

  /** Only the latest holes are still open: what is older will hardly be filled. */
  #skip(from: number, by: Sending): void {
    this.#holes.push({ from, to: by.flight.segment.seq, by, cuts: new Set(), again: [] });
    if (this.#holes.length > OPEN_HOLES) this.#closed.push(...this.#holes.splice(0, OPEN_HOLES / 2));
  }

  /** A SYN that comes when its host has gone on already was sent before the one that was answered. */
  #open(added: Sending): Sending | undefined {
    const { segment } = added.flight;
    const first = this.#syn;
    if (segment.seq === first?.flight.segment.seq) return this.#spoke ? first : undefined;
    this.#syn = added;
    this.#spoke = false;
    this.#next = end(segment);
    return undefined;
  }

  /** Does it fill a hole? Then either it was overtaken by the sending that made the hole, or it repeats what was lost. */
  #fill(segment: CapturedSegment): Sending | undefined {
    const hole = this.#holes.find(({ from, to }) => !before(segment.seq, from) && before(segment.seq, to));
    if (!hole) return undefined;
    if (span(segment) === 0 || !overtaken(segment, hole.by.flight.segment)) {
      if (span(segment) > 0) this.#again(hole, segment);
      return undefined;
    }
    this.#narrow(hole, segment);
    return hole.by;
  }

  #again(hole: Hole, segment: CapturedSegment): void {
    hole.again.push(segment.seq, end(segment));
    for (const edge of [segment.seq, end(segment)]) if (isWithin(hole, edge)) hole.cuts.add(edge);
  }

  #narrow(hole: Hole, segment: CapturedSegment): void {
    const rest: Hole = { ...hole, from: end(segment), cuts: new Set(hole.cuts) };
    hole.to = segment.seq;
    if (before(rest.from, rest.to)) this.#holes.push(rest);
    this.#holes = this.#holes.filter(({ from, to }) => before(from, to));
  }

  get holes(): readonly Hole[] {
    return [...this.#closed, ...this.#holes];
  }
}
