/** Which of two segments of one host was sent first, where one capture holds them in the other order. */
import { before, type CapturedSegment } from '../segment.js';

/** Nanoseconds: segments that are closer belong to one burst. */
const BURST = 3e6;

/** Identifications further apart than this tell nothing. */
const NEAR = 4096;

/** Its timestamp says so. */
export const isOlder = (late: CapturedSegment, early: CapturedSegment): boolean =>
  late.ts >= 0 && early.ts >= 0 && before(late.ts, early.ts);

/** How far the identification of `late` is below that of `early`; `undefined` where they tell nothing, as those that are `near` or more apart. */
export const idsApart = (late: CapturedSegment, early: CapturedSegment, near = NEAR): number | undefined => {
  const ids = ((early.id - late.id) << 16) >> 16;
  return late.id > 0 && early.id > 0 && Math.abs(ids) < near ? ids : undefined;
};

/** Its timestamp or its identification says so, of one that was captured shortly behind the other. */
export const isNumberedBefore = (late: CapturedSegment, early: CapturedSegment): boolean =>
  isOlder(late, early) || (late.time - early.time < BURST && (idsApart(late, early) ?? 0) > 0);

/** Was `late` sent before `early`, which was captured before it? Timestamps and identifications tell; else how close they are. */
export const overtaken = (late: CapturedSegment, early: CapturedSegment): boolean => {
  if (late.ts >= 0 && early.ts >= 0 && late.ts !== early.ts) return before(late.ts, early.ts);
  const ids = idsApart(late, early);
  return ids !== undefined ? ids > 0 : late.time - early.time < BURST;
};
