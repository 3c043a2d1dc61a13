/** Which of two segments of one host was sent first, where one capture holds them in the other order. */
import { before, type CapturedSegment } from '../segment.js';

/** Nanoseconds: segments that are closer belong to one burst. */
const BURST = 3e6;

/** Identifications further apart than this tell nothing. */
const NEAR = 4096;

/** Its timestamp says so. */
export const isOlder = (late: CapturedSegment, early: CapturedSegment): boolean =>
  late.ts >= 0 && early.ts >= 0 && before(late.ts, early.ts);

/** Was `late` sent before `early`, which was captured before it? Timestamps and identifications tell; else how close they are. */
export const overtaken = (late: CapturedSegment, early: CapturedSegment): boolean => {
  if (late.ts >= 0 && early.ts >= 0 && late.ts !== early.ts) return before(late.ts, early.ts);
  const ids = ((early.id - late.id) << 16) >> 16;
  if (late.id !== 0 && early.id !== 0 && Math.abs(ids) < NEAR) return ids > 0;
  return late.time - early.time < BURST;
};
