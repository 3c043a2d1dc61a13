/** What happened in a connection, in order: segments that are sent, and segments that arrive. */
import type { Remark } from '../remarks.js';
import { type CapturedSegment, type ConnectionSide, other } from '../segment.js';

/** One segment on its way. */
export interface CapturedFlight {
  readonly segment: CapturedSegment;
  /** How often it arrived; 0: it was lost. */
  arrivals: number;
  /** What is inferred about it, for a comment; nothing if all is known. */
  note: Remark | undefined;
}

export type EventName = 'listen' | 'connect' | 'close' | 'abort' | 'crash' | 'timeout';

/** What happened at a host unseen, and why that is inferred. */
export interface Cause {
  readonly event: EventName;
  readonly why: Remark;
}

export interface CapturedMoment {
  /** A stray is not sent by anybody of whom we know: it only arrives. */
  readonly kind: 'send' | 'arrive' | 'stray';
  readonly flight: CapturedFlight;
  /** When, by one clock for both ends, where it was captured at its own end; else all that is known is when the segment was captured. */
  readonly time?: number;
  /** What must have happened at its host before. */
  readonly causes?: readonly Cause[];
}

export const flightOf = (segment: CapturedSegment, note?: Remark): CapturedFlight => ({ segment, arrivals: 0, note });

/** The host at which it happens. */
export const hostOf = (moment: CapturedMoment): ConnectionSide =>
  moment.kind === 'send' ? moment.flight.segment.from : other(moment.flight.segment.from);
