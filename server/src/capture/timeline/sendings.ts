/**
 * One capture: in which order the segments were sent, and which of them the capture does not hold.
 * A number that is skipped was sent all the same: late on its way, lost before the capture, or missed by it.
 */
import { ACK, before, distance, end, RST, type Segment, type Side, SYN, span } from '../segment.js';
import { forgedOf } from './forged.js';
import { type Flight, flightOf } from './moment.js';
import { isOlder, overtaken } from './overtaken.js';

export interface Sending {
  readonly flight: Flight;
  lost: boolean;
  /** Somebody else sent it: it only arrives. */
  readonly forged: boolean;
  /** It was overtaken on its way, and arrived behind this one. */
  behind: Sending | undefined;
  /** The network doubled it: it arrived again behind each of these. */
  copies: readonly Sending[];
  /** Its place among all, given at last. */
  index: number;
}

/** Numbers that were skipped, and the sending that skipped them. */
interface Hole {
  from: number;
  to: number;
  readonly by: Sending;
  /** Something sent later fills it. */
  filled: boolean;
}

const none: readonly Sending[] = [];

const sending = (flight: Flight, forged = false): Sending => ({ flight, lost: false, forged, behind: undefined, copies: none, index: 0 });

/** No window is larger. */
const FARTHEST = 1 << 30;
const OPEN_HOLES = 256;
/** How many sendings back one may have been overtaken. */
const RECENT = 64;

/** One direction. */
class Direction {
  readonly sent: Sending[] = [];
  /** The SYN that began the connection, and whether anything but SYN has been sent since. */
  #syn: Sending | undefined;
  #spoke = false;
  #next: number | undefined;
  #holes: Hole[] = [];
  readonly #closed: Hole[] = [];
  readonly #recent: Sending[] = [];
  readonly #byId = new Map<number, Sending>();

  /** The sending that this one belongs to, with those before which it must have been sent. */
  add(segment: Segment): { readonly sending: Sending; readonly before: Sending | undefined; readonly repeated: boolean } {
    const twin = this.#twin(segment);
    if (twin) return { sending: twin, before: undefined, repeated: true };
    const added = sending(flightOf(segment));
    if (segment.id !== 0) this.#byId.set(segment.id * 4294967296 + segment.seq, added);
    return { sending: added, before: this.#place(added), repeated: false };
  }

  /** The same packet again: the network has doubled it. */
  #twin(segment: Segment): Sending | undefined {
    if (segment.id === 0) return undefined;
    const known = this.#byId.get(segment.id * 4294967296 + segment.seq);
    const { flags, ack, len, ts } = known?.flight.segment ?? segment;
    return flags === segment.flags && ack === segment.ack && len === segment.len && ts === segment.ts ? known : undefined;
  }

  #place(added: Sending): Sending | undefined {
    const { segment } = added.flight;
    if (segment.flags & (SYN | RST)) {
      return segment.flags & SYN ? this.#open(added) : undefined;
    }
    this.#spoke = true;
    const skipped = this.#next === undefined ? 0 : distance(this.#next, segment.seq);
    if (skipped > 0 && skipped < FARTHEST) this.#skip(this.#next ?? 0, added);
    const hole = skipped < 0 ? this.#fill(segment) : undefined;
    if (this.#next === undefined || before(this.#next, end(segment))) this.#next = end(segment);
    const overtaker = hole ?? this.#overtaker(segment, skipped < -1 && span(segment) === 0);
    this.#recent.push(added);
    if (this.#recent.length > 2 * RECENT) this.#recent.splice(0, RECENT);
    return overtaker;
  }

  /** The first of the latest sendings that are newer, by their timestamps; for a number that is out of order, by what else there is. */
  #overtaker(segment: Segment, disordered: boolean): Sending | undefined {
    let found: Sending | undefined;
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const earlier = this.#recent[i];
      if (!earlier || !(disordered ? overtaken : isOlder)(segment, earlier.flight.segment)) break;
      found = earlier;
    }
    return found;
  }

  /** Only the latest holes are still open: what is older will hardly be filled. */
  #skip(from: number, by: Sending): void {
    this.#holes.push({ from, to: by.flight.segment.seq, by, filled: false });
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
  #fill(segment: Segment): Sending | undefined {
    const hole = this.#holes.find(({ from, to }) => !before(segment.seq, from) && before(segment.seq, to));
    if (!hole) return undefined;
    if (span(segment) === 0 || !overtaken(segment, hole.by.flight.segment)) {
      hole.filled ||= span(segment) > 0;
      return undefined;
    }
    this.#narrow(hole, segment);
    return hole.by;
  }

  #narrow(hole: Hole, segment: Segment): void {
    const rest = { ...hole, from: end(segment) };
    hole.to = segment.seq;
    if (before(rest.from, rest.to)) this.#holes.push(rest);
    this.#holes = this.#holes.filter(({ from, to }) => before(from, to));
  }

  get holes(): readonly Hole[] {
    return [...this.#closed, ...this.#holes];
  }
}

/** What must have filled a hole: `acknowledged` up to the highest number that the other side has seen. */
const missing = (hole: Hole, acknowledged: number | undefined): Sending => {
  const { segment } = hole.by.flight;
  const flags = ACK | (segment.flags & 8);
  const seen = acknowledged !== undefined && !before(acknowledged, hole.to);
  const note = hole.filled || !seen ? 'inferred: not in the capture, lost before it' : 'inferred: not in the capture, but acknowledged';
  const made = sending(flightOf({ ...segment, flags, seq: hole.from, len: distance(hole.from, hole.to), sack: [] }, note));
  made.lost = hole.filled || !seen;
  return made;
};

/** The sendings of a capture in the order in which they were sent. */
export const sendingsOf = (segments: readonly Segment[]): Sending[] => {
  const directions = [new Direction(), new Direction()] as const;
  const acknowledged: [number | undefined, number | undefined] = [undefined, undefined];
  const list: Sending[] = [];
  const earlier = new Map<Sending, Sending[]>();
  const put = (what: Sending, where: Sending): unknown => earlier.get(where)?.push(what) ?? earlier.set(where, [what]);
  const forged = forgedOf(segments);
  for (const segment of segments) {
    if (forged.has(segment)) {
      list.push(sending(flightOf(segment, 'inferred: not from this host, which goes on as if it had not sent it'), true));
      continue;
    }
    const { sending: added, before: where, repeated } = directions[segment.from].add(segment);
    acknowledge(acknowledged, segment);
    if (where) put(added, where);
    else if (!repeated) list.push(added);
    const last = list.at(-1);
    if (where) added.behind = last;
    if (repeated && last) added.copies = [...added.copies, last];
  }
  for (const side of [0, 1] as const) for (const hole of directions[side].holes) put(missing(hole, acknowledged[side]), hole.by);
  return numbered(list, earlier);
};

const acknowledge = (acknowledged: [number | undefined, number | undefined], segment: Segment): void => {
  const side: Side = segment.from === 0 ? 1 : 0;
  const highest = acknowledged[side];
  if ((segment.flags & (ACK | RST)) === ACK && (highest === undefined || before(highest, segment.ack))) acknowledged[side] = segment.ack;
};

const numbered = (list: readonly Sending[], earlier: ReadonlyMap<Sending, readonly Sending[]>): Sending[] => {
  const all: Sending[] = [];
  const emit = (one: Sending): void => {
    const first = [...(earlier.get(one) ?? [])].sort((a, b) => distance(b.flight.segment.seq, a.flight.segment.seq));
    for (const each of first) emit(each);
    one.index = all.push(one) - 1;
  };
  for (const each of list) emit(each);
  return all;
};
