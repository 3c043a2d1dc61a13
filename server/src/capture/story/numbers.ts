/** Sequence numbers as people read them: from 0 at the SYN of each direction, or as on the wire. */
import { ACK, before, type CapturedSegment, type ConnectionSide, has, MADE, RST, SYN } from '../segment.js';
import type { CapturedMoment } from '../timeline/moment.js';

/** What to subtract from the numbers of each side. */
export type Bases = readonly [number, number];

export const absolute: Bases = [0, 0];

/** How numbers are told. */
export interface ToldNumbers {
  readonly bases: Bases;
  /** Without the SYNs nobody knows how windows are scaled: then they are left out. */
  readonly windows: boolean;
  /** The fields that are written besides the length, where not all are. */
  readonly fields?: ReadonlySet<string>;
}

/** A reset by a host without a connection carries a 0 that stands for nothing. */
export const isBareZero = (segment: CapturedSegment): boolean => has(segment, RST | ACK) && segment.seq === 0;

/** Of an acknowledgment that no capture holds, no number is known. */
export const isUnknown = ({ id, flags, len }: CapturedSegment): boolean => id === MADE && flags === ACK && len === 0;

/** Of a segment that no capture holds, a window is told only where something rests on it. */
export const isWindowTold = ({ frame, win }: CapturedSegment, windows: boolean): boolean => windows && (frame > 0 || win > 0);

/** The first SYN's number; else one less than the lowest that is seen. */
const baseOf = (moments: readonly CapturedMoment[], side: ConnectionSide, real: boolean): number | undefined => {
  let lowest: number | undefined;
  const lower = (number: number): void => {
    if (lowest === undefined || before(number, lowest)) lowest = number;
  };
  for (const { kind, flight } of moments) {
    if ((kind === 'stray') === real) continue;
    const { segment } = flight;
    if (isUnknown(segment)) continue;
    if (segment.from === side && has(segment, SYN)) return segment.seq;
    if (segment.from === side && !isBareZero(segment)) lower(segment.seq);
    if (segment.from !== side && has(segment, ACK) && segment.ack !== 0) lower(segment.ack);
  }
  return lowest === undefined ? undefined : (lowest - 1) >>> 0;
};

/** Strays count only where there is nothing else: they may carry any number. */
export const relative = (moments: readonly CapturedMoment[]): Bases => {
  const base = (side: ConnectionSide): number => baseOf(moments, side, true) ?? baseOf(moments, side, false) ?? 0;
  return [base(0), base(1)];
};
