/** What a capture file is read into: one call a frame, nothing kept. Knows files, not networks. */
import type { CaptureFault } from '../remarks.js';

/** Where a frame lies in the bytes at hand. `time` counts nanoseconds from the base of the clock that the readers share. */
export type FrameSink = (view: DataView, start: number, captured: number, original: number, link: number, time: number) => void;

/** Reads one file format. `read` returns the first offset it has not used yet; beyond the end of `view` it means: skip. */
export interface CaptureFormat {
  /** What is wrong, once something is: from then on nothing more is read. */
  readonly broken: CaptureFault | undefined;
  readonly read: (view: DataView, from: number) => number;
}

/** Times in one import count from the first second seen, so that they are exact in a double. */
export interface Clock {
  base: number | undefined;
}

/** A longer frame is impossible: a length above this is invalid. */
export const longestFrame = 1 << 20;

/** Whole seconds and nanoseconds as nanoseconds since the base. */
export const sinceBase = (clock: Clock, seconds: number, nanoseconds: number): number => {
  clock.base ??= seconds;
  return (seconds - clock.base) * 1e9 + nanoseconds;
};

const tooLong = (length: number): boolean => length > longestFrame;

/** A frame with an impossible length. */
export const lyingLength = (frame: number, length: number): CaptureFault | undefined =>
  tooLong(length) ? { fault: 'lyingLength', frame, length } : undefined;
