/** Numbers that are the same in every run: xorshift. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 1) >>> 0 || 1;
  }

  /** From 0, below 1. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 2 ** 32;
  }

  /** Both are possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(all: readonly [T, ...T[]]): T {
    return all[Math.min(all.length - 1, Math.floor(this.next() * all.length))] ?? all[0];
  }
}
