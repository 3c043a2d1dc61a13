/** Frames that are not imported, counted by reason. */
export type Reason =
  | 'not IP'
  | 'not TCP'
  | 'a fragment'
  | 'an IPv6 jumbogram'
  | 'cut off before the end of the TCP header'
  | 'malformed'
  | 'of a link type that is not supported';

export class Skipped {
  readonly counts = new Map<Reason, number>();

  add(reason: Reason): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  get total(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }

  /** `3 not TCP, 1 a fragment`; '' if there were none. */
  get text(): string {
    return [...this.counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
  }
}
