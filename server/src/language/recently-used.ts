/** A bounded cache: the least recently used entry goes first. */
export class RecentlyUsed<K, V> {
  private readonly kept = new Map<K, V>();
  private weight = 0;

  /** @param most the sum of all weights; without `weigh`, the number of what is kept */
  constructor(
    private readonly most: number,
    private readonly weigh: (value: V) => number = () => 1,
  ) {}

  get size(): number {
    return this.kept.size;
  }

  /** How much weight can be added before anything is forgotten. */
  get room(): number {
    return this.most - this.weight;
  }

  get(key: K): V | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  set(key: K, value: V): void {
    this.delete(key);
    this.kept.set(key, value);
    this.weight += this.weigh(value);
    for (const oldest of this.kept.keys()) {
      if (this.weight <= this.most || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const found = this.kept.get(key);
    if (found === undefined) return;
    this.weight -= this.weigh(found);
    this.kept.delete(key);
  }
}
