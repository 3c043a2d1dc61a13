/**
 * One capture: in which order the segments were sent, and which of them the capture does not hold.
 * A number that is skipped was sent all the same: late on its way, lost before the capture, or missed by it.
 */
import { inferred, type Remark } from '../remarks.js';
import {
  ACK,
  before,
  type CapturedSegment,
  type ConnectionSide,
  distance,
  end,
  FIN,
  has,
  opens,
  other,
  RST,
  SYN,
  span,
  unseenLike,
} from '../segment.js';
import { Direction, type Hole } from './direction.js';
import { forgedOf } from './forged.js';
import { flightOf } from './moment.js';
import { type Sending, sending } from './sending.js';

/** What must have filled a hole, in pieces; `acknowledged` is the highest number that the other side has seen. */
const missing = (hole: Hole, acknowledged: number | undefined): readonly Sending[] => {
  const inside = [...hole.cuts].filter((cut) => before(hole.from, cut) && before(cut, hole.to));
  const edges = [hole.from, ...inside.sort((a, b) => distance(hole.from, a) - distance(hole.from, b)), hole.to];
  return edges.slice(1).map((to, i) => missingPiece(hole, edges[i] ?? hole.from, to, acknowledged));
};

const missingPiece = ({ by, again }: Hole, from: number, to: number, acknowledged: number | undefined): Sending => {
  const { segment } = by.flight;
  const repeated = again.some((edge, i) => i % 2 === 0 && !before(from, edge) && before(from, again[i + 1] ?? edge));
  const lost = repeated || acknowledged === undefined || before(acknowledged, to);
  const note = inferred(lost ? 'lostBefore' : 'acknowledged');
  const made = sending(flightOf(unseenLike(segment, { flags: segment.flags & ~FIN, seq: from, len: distance(from, to) }), note));
  made.lost = lost;
  return made;
};

/** Segments that are looked at for what a side does next. */
const FAR = 256;
/** Nanoseconds by which segments may be captured in another order. */
const SHUFFLED = 50e6;

/** Forged text is short. */
const SMALL = 1 << 16;

/** What must have been sent since the other side acknowledges it in `by`: a SYN+ACK, a FIN that ends it all, or text. */
const acknowledgedOnly = (
  by: CapturedSegment,
  from: number,
  ack: number | undefined,
  silent: boolean,
  opened: boolean,
  last: boolean,
): Sending => {
  const len = distance(from, by.ack);
  const flags = silent && opened ? SYN | ACK : len === 1 && last ? FIN | ACK : ACK;
  const text = flags === ACK ? len : 0;
  const segment = unseenLike(by, {
    from: other(by.from),
    flags,
    seq: from,
    ack: ack ?? by.seq,
    len: text,
    mss: -1,
    ws: -1,
    ts: by.tsecr > 0 ? by.tsecr : -1,
  });
  return sending(flightOf(segment, inferred('acknowledged')));
};

const selectedOnly = (by: CapturedSegment, from: number, to: number, note: Remark): Sending =>
  sending(flightOf(unseenLike(by, { from: other(by.from), flags: ACK, seq: from, len: distance(from, to), ts: -1 }), note));

/** The sendings of a capture in the order in which they were sent. */
class Sendings {
  readonly #directions = [new Direction(), new Direction()] as const;
  readonly #acknowledged: [number | undefined, number | undefined] = [undefined, undefined];
  readonly #opened: [boolean, boolean] = [false, false];
  /** The end of the forged text of each side. */
  readonly #forged: [number | undefined, number | undefined] = [undefined, undefined];
  readonly #list: Sending[] = [];
  readonly #earlier = new Map<Sending, Sending[]>();
  readonly #last: readonly [number, number];

  constructor(readonly segments: readonly CapturedSegment[]) {
    const last: [number, number] = [-1, -1];
    segments.forEach(({ from, len }, i) => {
      if (len > 0) last[from] = i;
    });
    this.#last = last;
  }

  all(): Sending[] {
    const forged = forgedOf(this.segments);
    this.segments.forEach((segment, at) => {
      if (forged.has(segment)) this.#addForged(segment);
      else this.#add(segment, at);
    });
    for (const side of [0, 1] as const)
      for (const hole of this.#directions[side].holes)
        for (const piece of missing(hole, this.#acknowledged[side])) this.#put(piece, hole.by);
    return numbered(this.#list, this.#earlier);
  }

  #addForged(segment: CapturedSegment): void {
    this.#list.push(sending(flightOf(segment, inferred('notOfItsHost')), true));
    if (segment.len > 0) this.#forged[segment.from] = end(segment);
  }

  #isForgedText(side: ConnectionSide, ack: number): boolean {
    const forged = this.#forged[side];
    return forged !== undefined && !before(forged, ack) && distance(ack, forged) < SMALL;
  }

  #put(what: Sending, where: Sending): void {
    const there = this.#earlier.get(where);
    if (there) there.push(what);
    else this.#earlier.set(where, [what]);
  }

  #add(segment: CapturedSegment, at: number): void {
    const direction = this.#directions[segment.from];
    const earlier = direction.earlier(segment);
    if (earlier) this.#put(sending(flightOf(earlier.segment, inferred('acknowledged'))), earlier.before);
    const { sending: added, before: where, repeated } = direction.add(segment, this.#mayHaveSent(at, segment.from, segment.seq));
    if (!where && !repeated) this.#acknowledges(segment, at, added);
    const last = this.#list.at(-1);
    if (where) {
      this.#put(added, where);
      added.behind = last;
    } else if (!repeated) this.#list.push(added);
    if (repeated && last) added.copies = [...added.copies, last];
  }

  #acknowledges(segment: CapturedSegment, at: number, added: Sending): void {
    if (has(segment, SYN)) this.#opened[segment.from] = true;
    if (!has(segment, ACK) || has(segment, RST)) return;
    const side = other(segment.from);
    const highest = this.#acknowledged[side];
    if (highest === undefined || before(highest, segment.ack)) this.#acknowledged[side] = segment.ack;
    const direction = this.#directions[side];
    const silent = direction.silent;
    if (silent && !(this.#opened[segment.from] && !has(segment, SYN))) {
      direction.begin(segment.ack, added);
      return;
    }
    direction.meet(segment.ack);
    direction.cut(segment.ack);
    if (this.#isForgedText(side, segment.ack)) return;
    const from = this.#mayHaveSent(at, side, segment.ack) ? direction.missed(segment.ack) : undefined;
    if (from !== undefined)
      this.#list.push(
        acknowledgedOnly(segment, from, this.#acknowledged[segment.from], silent, this.#opened[segment.from], this.#last[side] < at),
      );
    this.#selects(segment, direction);
  }

  /**
   * Can a side have sent all up to a number, as far as what it sends later tells? It goes on behind it, or repeats what lies before it; a
   * segment that begins before it and ends behind it was cut otherwise.
   */
  #mayHaveSent(at: number, side: ConnectionSide, to: number): boolean {
    const now = this.segments[at]?.time ?? 0;
    let behind = false;
    for (let i = at + 1; i < Math.min(this.segments.length, at + FAR); i++) {
      const segment = this.segments[i];
      if (!segment || segment.from !== side || has(segment, RST)) continue;
      if (has(segment, SYN)) return true;
      if (before(segment.seq, to) && before(to, end(segment))) return false;
      if (!before(segment.seq, to)) behind = true;
      else if (!behind && span(segment) === 0 && segment.time - now > SHUFFLED) return false;
    }
    return true;
  }

  /** Blocks name text that has arrived out of order, though no capture holds it. */
  #selects(by: CapturedSegment, direction: Direction): void {
    const { sack } = by;
    const blocks = Array.from({ length: sack.length >> 1 }, (_, i) => [sack[2 * i] ?? 0, sack[2 * i + 1] ?? 0] as const);
    for (const [left, right] of blocks.sort(([a], [b]) => distance(b, a))) {
      const from = before(by.ack, right) ? direction.missed(right) : undefined;
      if (from === undefined) continue;
      if (before(from, left)) this.#list.push(selectedOnly(by, from, left, inferred('goneOnFrom')));
      this.#list.push(selectedOnly(by, before(from, left) ? left : from, right, inferred('selectivelyAcknowledged')));
    }
  }
}

export const sendingsOf = (segments: readonly CapturedSegment[]): Sending[] => new Sendings(answeredFirst(segments)).all();

/** A SYN, or a SYN+ACK, that was captured right behind what answers it came before that. */
const answeredFirst = (segments: readonly CapturedSegment[]): readonly CapturedSegment[] =>
  [opens, (segment: CapturedSegment): boolean => has(segment, SYN | ACK)].reduce(withFirst, segments);

const withFirst = (segments: readonly CapturedSegment[], isAsking: (segment: CapturedSegment) => boolean): readonly CapturedSegment[] => {
  const at = segments.slice(0, OPENING).findIndex(isAsking);
  const asking = segments[at];
  if (!asking) return segments;
  const first = segments.findIndex((segment) => segment.from !== asking.from && has(segment, ACK) && segment.ack === end(asking));
  const early = segments[first];
  if (!early || first > at || asking.time - early.time > SHUFFLED) return segments;
  return [...segments.slice(0, first), asking, ...segments.slice(first, at), ...segments.slice(at + 1)];
};

/** Segments among which a connection is opened. */
const OPENING = 8;

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
