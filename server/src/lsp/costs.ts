/** How long builds of each document let nothing else happen, in milliseconds. */
import type { URI } from 'langium';

interface Cost {
  readonly last: number;
  readonly before: number;
}

export class Costs {
  private readonly costs = new Map<string, Cost>();

  /** The lesser of the last two: now and then a build is long for reasons of its own, as when memory is cleared up. */
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
