/**
 * One capture: segments that the host whose address they bear cannot have sent, by what it sent before and sends later. They are told as
 * strays. A segment is only called forged where nothing else explains it.
 */
import {
  ACK,
  before,
  type CapturedSegment,
  type ConnectionSide,
  distance,
  end,
  FIN,
  has,
  other,
  RST,
  SYN,
  span,
  UNSEEN,
} from '../segment.js';
import { idsApart, overtaken } from './overtaken.js';

/** A capture may miss that a window has grown, but hardly by this much. */
const FAR = 1 << 20;

/** How many acknowledgments may be on their way. */
const REMEMBERED = 64;

/** RFC 7323 §2.3. */
const LARGEST_SCALE = 14;

/** What is known of one side, forged segments aside. */
class Speaker {
  initial: number | undefined;
  next: number | undefined;
  finEnd: number | undefined;
  /** It has said more than RST. */
  open = false;
  /** The end of the largest window that it has offered. */
  edge: number | undefined;
  #scale = 0;
  /** Its last segment, and whether its identification follows that of the one before. */
  #last: CapturedSegment | undefined;
  #counts = false;
  /** The latest acknowledgments of the other side: a reset may answer one that was on its way for long. */
  readonly asked: number[] = [];

  says(segment: CapturedSegment): void {
    if (has(segment, RST)) return;
    this.open = true;
    this.#counts = this.#last !== undefined && idsApart(segment, this.#last) !== undefined;
    this.#last = segment;
    if (has(segment, SYN)) this.#begins(segment);
    else if (this.next === undefined || before(this.next, end(segment))) this.next = end(segment);
    if (has(segment, FIN)) this.finEnd = end(segment);
    if (has(segment, ACK)) this.#offers(segment);
  }

  /** Does its identification tell that a device on the way sent it, which counts otherwise? */
  isOfDevice(segment: CapturedSegment): boolean {
    return this.#counts && segment.id > 0 && this.#last !== undefined && idsApart(segment, this.#last) === undefined;
  }

  hears(ack: number): void {
    if (this.asked.push(ack) > 2 * REMEMBERED) this.asked.splice(0, REMEMBERED);
  }

  #offers(segment: CapturedSegment): void {
    const edge = (segment.ack + segment.win * 2 ** (has(segment, SYN) ? 0 : this.#scale)) >>> 0;
    if (this.edge === undefined || before(this.edge, edge)) this.edge = edge;
  }

  #begins(segment: CapturedSegment): void {
    if (segment.seq === this.initial) return;
    this.initial = segment.seq;
    this.next = end(segment);
    this.finEnd = undefined;
    this.edge = undefined;
    this.#scale = segment.ws === UNSEEN ? LARGEST_SCALE : Math.max(0, segment.ws);
  }
}

type Judged = (segment: CapturedSegment, sender: Speaker, receiver: Speaker) => boolean;

/** No stack sends these. */
const impossibleFlags: Judged = ({ flags }) => (flags & (SYN | ACK | RST)) === 0 || (flags & SYN && flags & (FIN | RST)) !== 0;

/** Below its initial number, or at it where it never got an answer. */
const beforeBegin: Judged = (segment, { initial }, receiver) => {
  if (initial === undefined || has(segment, SYN) || (has(segment, RST | ACK) && segment.seq === 0)) return false;
  return before(segment.seq, initial) || (segment.seq === initial && (!receiver.open || span(segment) > 0));
};

/** Far beyond any window that it was ever offered. */
const beyondWindow: Judged = (segment, { initial }, { edge }) =>
  initial !== undefined && edge !== undefined && span(segment) > 0 && !has(segment, SYN) && distance(edge, end(segment)) > FAR;

const afterFin: Judged = (segment, { finEnd }) =>
  finEnd !== undefined && !(segment.flags & (SYN | RST)) && span(segment) > 0 && before(finEnd, end(segment));

/** A reset bears the next number, or answers. */
const strangeReset: Judged = (segment, sender) => {
  if (!has(segment, RST) || (has(segment, ACK) && segment.seq === 0)) return false;
  if (segment.len > 0) return true;
  const { next, asked } = sender;
  if (next === undefined || segment.seq === next) return false;
  return !asked.includes(segment.seq) || (has(segment, ACK) && sender.isOfDevice(segment));
};

const rules: readonly Judged[] = [impossibleFlags, beforeBegin, beyondWindow, afterFin, strangeReset];

const isBareReset = (segment: CapturedSegment): boolean => has(segment, RST) && (!has(segment, ACK) || segment.seq === 0);

/** RFC 7323 §3.2: once both have agreed on timestamps, each segment bears one. */
const lacksTimestamp = (segment: CapturedSegment, next: CapturedSegment): boolean => segment.ts < 0 && next.ts >= 0;

/** What comes after a segment: does its sender go on as if it had not been sent, or its receiver as if it had never sent what this acknowledges? */
class Future {
  /** For each segment, the place of the next one from the same side; 0 for none. */
  readonly #following: Int32Array;
  /** The place of the last segment of each side that acknowledges a number. */
  readonly #acknowledged: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  /** The highest end of each side's segments, and of what the other side says that it holds of them. */
  readonly #top: [number | undefined, number | undefined] = [undefined, undefined];

  /** The acknowledgments of those answers of each side to a SYN with which the other side goes on. */
  readonly #opened: readonly [Set<number>, Set<number>] = [new Set(), new Set()];

  constructor(readonly segments: readonly CapturedSegment[]) {
    this.#following = new Int32Array(segments.length);
    const last: [number, number] = [-1, -1];
    segments.forEach((segment, i) => {
      this.#following[last[segment.from]] = i;
      last[segment.from] = i;
      if (has(segment, ACK)) this.#acknowledged[segment.from].set(segment.ack, i);
      for (const edge of segment.sack) this.#reaches(other(segment.from), edge);
      // a reset that answers nothing bears the next number
      const reached = has(segment, RST) ? segment.seq : end(segment);
      if (!isBareReset(segment)) this.#reaches(segment.from, reached);
    });
    for (const segment of segments) if (has(segment, SYN | ACK) && this.#isTaken(segment)) this.#opened[segment.from].add(segment.ack);
  }

  #reaches(side: ConnectionSide, number: number): void {
    const top = this.#top[side];
    if (top === undefined || before(top, number)) this.#top[side] = number;
  }

  /** Several servers share an address, and the client goes on with another answer to its SYN. After its FIN, a server answers an old SYN anew. */
  isOfOtherServer(segment: CapturedSegment, { finEnd }: Speaker): boolean {
    return has(segment, SYN | ACK) && finEnd === undefined && this.#opened[segment.from].has(segment.ack) && !this.#isTaken(segment);
  }

  #isTaken(answer: CapturedSegment): boolean {
    return this.#acknowledged[other(answer.from)].has(end(answer));
  }

  /** It acknowledges what is never sent; one number may be a FIN that the capture has missed. */
  acknowledgesNothing(segment: CapturedSegment): boolean {
    const top = this.#top[other(segment.from)];
    return (
      has(segment, ACK) && !has(segment, RST) && top !== undefined && distance(top, segment.ack) > 1 && distance(top, segment.ack) < 1 << 30
    );
  }

  /** The next segment bears the number that this one has used up. */
  isIgnored(segment: CapturedSegment, at: number, sender: Speaker): boolean {
    const next = this.segments[this.#following[at] || this.segments.length];
    if (!next || next.flags !== ACK || span(next) > 0 || sender.next === undefined) return false;
    const isTaken = (this.#acknowledged[other(segment.from)].get(end(segment)) ?? 0) > at;
    if (!has(segment, RST) && isTaken && !lacksTimestamp(segment, next)) return false;
    const advances = has(segment, RST) || (span(segment) > 0 && before(sender.next, end(segment)));
    return advances && !has(segment, SYN) && next.seq === sender.next && (lacksTimestamp(segment, next) || !overtaken(next, segment));
  }
}

export const forgedOf = (segments: readonly CapturedSegment[]): ReadonlySet<CapturedSegment> => {
  const speakers = [new Speaker(), new Speaker()] as const;
  const future = new Future(segments);
  const forged = new Set<CapturedSegment>();
  segments.forEach((segment, at) => {
    const from: ConnectionSide = segment.from;
    const [sender, receiver] = [speakers[from], speakers[other(from)]];
    const isForged =
      rules.some((rule) => rule(segment, sender, receiver)) ||
      future.acknowledgesNothing(segment) ||
      future.isOfOtherServer(segment, sender) ||
      future.isIgnored(segment, at, sender);
    if (isForged) forged.add(segment);
    else sender.says(segment);
    if (has(segment, ACK)) receiver.hears(segment.ack);
  });
  return forged;
};
