/** Frames that are not imported, counted by reason. */
import type { ImportWords, SkippedFrame } from '../remarks.js';

export class Skipped {
  readonly counts = new Map<SkippedFrame, number>();

  add(reason: SkippedFrame): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  get total(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }

  /** `3 not TCP, 1 a fragment`; '' if there were none. */
  text({ skipped }: ImportWords): string {
    return [...this.counts].map(([reason, count]) => skipped[reason](count)).join(', ');
  }
}
