/** How long builds of each document block the event loop, in milliseconds. */
import type { URI } from 'langium';

interface Cost {
  readonly last: number;
  readonly before: number;
}

export class Costs {
  private readonly costs = new Map<string, Cost>();

  /** The shorter of the last two: a single build may be slow for unrelated reasons, such as garbage collection. */
  of(uri: URI): number {
    const { last, before } = this.costs.get(uri.toString()) ?? { last: 0, before: 0 };
    return Math.min(last, before);
  }

  /** Each build starts with the parse. */
  measured<T>(uri: URI, part: 'parse' | 'check', action: () => T): T {
    const start = performance.now();
    const value = action();
    const taken = performance.now() - start;
    const { last, before } = this.costs.get(uri.toString()) ?? { last: 0, before: 0 };
    this.costs.set(uri.toString(), part === 'parse' ? { last: taken, before: last } : { last: last + taken, before });
    return value;
  }

  forget(uri: URI): void {
    this.costs.delete(uri.toString());
  }
}
