/** Where two captures were taken, and how far their clocks are apart: from the segments that both have seen. */
import type { CapturedSegment, ConnectionSide } from '../segment.js';
import { sentBy, uniquePairs } from './match.js';

/** Time at the second capture less time at the first: the least of all segments sent by each side; `undefined` without any. */
export interface Delays {
  readonly forth: number | undefined;
  readonly back: number | undefined;
}

const least = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));

const differences = (first: readonly CapturedSegment[], second: readonly CapturedSegment[], side: ConnectionSide): number[] =>
  uniquePairs(sentBy(first, side), sentBy(second, side)).map(([a, b]) => b.time - a.time);

/** As if the first capture had been taken at A: then `forth` is a delay and `back` a delay run backwards. */
export const delays = (first: readonly CapturedSegment[], second: readonly CapturedSegment[]): Delays => ({
  forth: least(differences(first, second, 0)),
  back: least(differences(first, second, 1).map((difference) => -difference)),
});

/** At which side was the first capture taken? `undefined` if nothing tells. */
export const vantage = ({ forth, back }: Delays): ConnectionSide | undefined => {
  if (forth !== undefined && back !== undefined) return forth + back >= 0 ? 0 : 1;
  return undefined;
};

/** For one direction only, with clocks known (or taken) to agree: what is seen earlier is seen at its sender. */
export const vantageByClock = ({ forth, back }: Delays, offset: number): ConnectionSide | undefined => {
  if (forth !== undefined) return forth - offset >= 0 ? 0 : 1;
  if (back !== undefined) return back + offset >= 0 ? 0 : 1;
  return undefined;
};

/** What to add to the first clock. Clocks that contradict nothing are taken to agree; else the two ways are as long as each other. */
export const offsetOf = (forth: number | undefined, back: number | undefined): number => {
  if (forth === undefined || back === undefined || (forth >= 0 && back >= 0)) return 0;
  return (forth - back) / 2;
};
