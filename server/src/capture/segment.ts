/** A TCP segment as it was captured. Knows nothing of files, frames or text. */

/** The two hosts of a connection: 0 is written as A, 1 as B. */
export type ConnectionSide = 0 | 1;

export interface CapturedSegment {
  /** Nanoseconds since the base of the import's clock. */
  readonly time: number;
  /** Its frame's number in the capture, from 1; 0 for one that is in no capture, and only inferred. */
  readonly frame: number;
  readonly from: ConnectionSide;
  /** The flag byte as on the wire. */
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly len: number;
  readonly win: number;
  /** The IP packet's identification, 0 in IPv6; MADE in one that is in no capture, of which only the numbers that it takes are known. */
  readonly id: number;
  /** Options: -1 where absent; `ws` is UNSEEN where the frame breaks off before it. */
  readonly mss: number;
  readonly ws: number;
  readonly ts: number;
  readonly tsecr: number;
  /** Left and right edges in turn. */
  readonly sack: readonly number[];
  /** How many bytes at its end are zeros, as padding of a short Ethernet frame is. */
  readonly padding: number;
}

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;
export const MADE = -1;
export const UNSEEN = -2;

const noEdges: readonly number[] = [];

/** One that is in no capture, as like another as can be; its acknowledgment, window and echo are not known. */
export const unseenLike = (segment: CapturedSegment, changes: Partial<CapturedSegment>): CapturedSegment => ({
  ...segment,
  id: MADE,
  frame: 0,
  win: 0,
  tsecr: -1,
  sack: noEdges,
  ...changes,
});

export const other = (side: ConnectionSide): ConnectionSide => (side === 0 ? 1 : 0);

export const has = (segment: CapturedSegment, flags: number): boolean => (segment.flags & flags) === flags;

/** How many sequence numbers it takes. */
export const span = (segment: CapturedSegment): number => segment.len + (segment.flags & SYN ? 1 : 0) + (segment.flags & FIN ? 1 : 0);

/** The number after its last. */
export const end = (segment: CapturedSegment): number => (segment.seq + span(segment)) >>> 0;

/** b - a as a signed distance on the circle of sequence numbers. */
export const distance = (a: number, b: number): number => (b - a) | 0;

export const before = (a: number, b: number): boolean => ((b - a) | 0) > 0;

/** Opens a connection: SYN, and neither ACK nor RST. */
export const opens = (segment: CapturedSegment): boolean => (segment.flags & (SYN | ACK | RST)) === SYN;
