/** Segments that a network card joined behind the wire, or will cut before it: where they are acknowledged in their midst, they are told in pieces. */
import { mayBeCut } from '../explain/evidence.js';
import { ACK, before, type CapturedSegment, distance, end, FIN, has, other, PSH, SYN } from '../segment.js';

const SAME_LAST = PSH | FIN;
/** What nobody has acknowledged among so many will hardly be. */
const MOST_OPEN = 256;

/** The two parts of a segment; only the last one pushes or ends. */
export const pieces = (whole: CapturedSegment, offset: number): readonly [CapturedSegment, CapturedSegment] => [
  { ...whole, len: offset, flags: whole.flags & ~SAME_LAST },
  { ...whole, seq: (whole.seq + offset) >>> 0, len: whole.len - offset },
];

/** Of one side: what is longer than it may be on the wire, and not acknowledged to its end. */
class LongSegments {
  #open: CapturedSegment[] = [];
  readonly cuts = new Map<CapturedSegment, Set<number>>();

  constructor(readonly mss: number | undefined) {}

  add(segment: CapturedSegment): void {
    if (segment.len <= (this.mss ?? USUAL)) return;
    this.#open.push(segment);
    if (this.#open.length > MOST_OPEN) this.#open.shift();
  }

  acknowledge({ ack }: CapturedSegment): void {
    if (this.#open.length === 0) return;
    for (const whole of this.#open) {
      const offset = distance(whole.seq, ack);
      if (offset <= 0 || offset >= whole.len || !mayBeCut(whole, offset, this.mss)) continue;
      const edges = this.cuts.get(whole) ?? new Set();
      this.cuts.set(whole, edges.add(offset));
    }
    this.#open = this.#open.filter((whole) => before(ack, end(whole)));
  }
}

/** Bytes that Ethernet carries at most. */
const USUAL = 1460;

/** The same segments, the long ones in pieces; and all the pieces. */
export const inPieces = (
  segments: readonly CapturedSegment[],
): { readonly segments: readonly CapturedSegment[]; readonly cut: ReadonlySet<CapturedSegment> } => {
  const long = ([0, 1] as const).map((side) => new LongSegments(mssFor(segments, side)));
  for (const segment of segments) {
    if (has(segment, ACK)) long[other(segment.from)]?.acknowledge(segment);
    long[segment.from]?.add(segment);
  }
  const cut = new Set<CapturedSegment>();
  if (long.every(({ cuts }) => cuts.size === 0)) return { segments, cut };
  const told = segments.flatMap((segment) => {
    const edges = long[segment.from]?.cuts.get(segment);
    if (!edges) return segment;
    const parts = partsOf(
      segment,
      [...edges].sort((a, b) => a - b),
    );
    for (const part of parts) cut.add(part);
    return parts;
  });
  return { segments: told, cut };
};

const partsOf = (whole: CapturedSegment, edges: readonly number[]): readonly CapturedSegment[] => {
  const parts: CapturedSegment[] = [];
  let rest = whole;
  let done = 0;
  for (const edge of edges) {
    const [first, second] = pieces(rest, edge - done);
    parts.push(first);
    rest = second;
    done = edge;
  }
  return [...parts, rest];
};

/** What the other side's SYN says that a side may send. */
const mssFor = (segments: readonly CapturedSegment[], side: CapturedSegment['from']): number | undefined => {
  const syn = segments.find((segment) => segment.from !== side && has(segment, SYN) && segment.mss > 0);
  return syn?.mss;
};
