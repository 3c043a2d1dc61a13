/** How long the last build of each document let nothing else happen, in milliseconds. */
import type { URI } from 'langium';

export class Costs {
  private readonly costs = new Map<string, number>();

  of(uri: URI): number {
    return this.costs.get(uri.toString()) ?? 0;
  }

  /** Each build starts with the parse. */
  measured<T>(uri: URI, part: 'parse' | 'check', action: () => T): T {
    const start = performance.now();
    const value = action();
    const before = part === 'parse' ? 0 : this.of(uri);
    this.costs.set(uri.toString(), before + performance.now() - start);
    return value;
  }

  forget(uri: URI): void {
    this.costs.delete(uri.toString());
  }
}
