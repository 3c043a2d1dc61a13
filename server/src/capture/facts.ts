/** Facts about a connection that need no reconstruction. */
import { ACK, before, type CapturedSegment, type ConnectionSide, end, FIN, has, opens, other, RST, SYN, span } from './segment.js';

export interface ConnectionFacts {
  /** Who sent the SYN; `undefined`: the capture begins in the middle of the connection. */
  readonly openedBy: ConnectionSide | undefined;
  /** Who sent the first FIN or RST, and which of the two. */
  readonly closedBy: { readonly side: ConnectionSide; readonly how: 'FIN' | 'RST' } | undefined;
  /** Bytes of text from A to B, and back; what is sent again counts once. */
  readonly bytes: readonly [number, number];
  /** Segments that carry nothing new. */
  readonly repeated: readonly [number, number];
  /** Stretches of text that are in no frame before what follows them. */
  readonly gaps: readonly [number, number];
  /** Nanoseconds from a segment to its acknowledgment, the least on either side of the capture together. */
  readonly roundTrip: number | undefined;
}

/** No window is larger. */
const FARTHEST = 1 << 30;

class FactsOfDirection {
  bytes = 0;
  repeated = 0;
  gaps = 0;
  /** The least time from a segment to what acknowledges it. */
  answer: number | undefined;
  #top: number | undefined;
  /** The latest segment that carried something new, as long as it is not acknowledged. */
  #open: CapturedSegment | undefined;

  sends(segment: CapturedSegment): void {
    const last = end(segment);
    if (has(segment, SYN) || this.#top === undefined) {
      this.#take(segment, segment.len, last);
      return;
    }
    const fresh = (last - this.#top) | 0;
    const skipped = (segment.seq - this.#top) | 0;
    if (fresh <= 0 || fresh >= FARTHEST) {
      if (span(segment) > 0) this.repeated++;
      if (span(segment) > 0) this.#open = undefined;
      return;
    }
    if (skipped > 0) this.gaps++;
    this.#take(segment, Math.min(segment.len, fresh), last);
  }

  #take(segment: CapturedSegment, bytes: number, last: number): void {
    this.#top = last;
    this.bytes += bytes;
    if (span(segment) > 0) this.#open = segment;
  }

  acknowledged({ ack, time }: CapturedSegment): void {
    const open = this.#open;
    if (!open || before(ack, end(open))) return;
    this.#open = undefined;
    if (ack === end(open)) this.answer = Math.min(this.answer ?? Number.POSITIVE_INFINITY, time - open.time);
  }
}

export const factsOf = (segments: readonly CapturedSegment[]): ConnectionFacts => {
  const directions = [new FactsOfDirection(), new FactsOfDirection()] as const;
  for (const segment of segments) {
    if (!has(segment, RST)) directions[segment.from].sends(segment);
    if (has(segment, ACK)) directions[other(segment.from)].acknowledged(segment);
  }
  const [a, b] = directions;
  const last = segments.find(({ flags }) => flags & (FIN | RST));
  return {
    openedBy: segments.find(opens)?.from,
    closedBy: last && { side: last.from, how: has(last, RST) ? 'RST' : 'FIN' },
    bytes: [a.bytes, b.bytes],
    repeated: [a.repeated, b.repeated],
    gaps: [a.gaps, b.gaps],
    // seen from anywhere between the hosts, both ways together are the way there and back
    roundTrip: a.answer === undefined || b.answer === undefined ? undefined : a.answer + b.answer,
  };
};
