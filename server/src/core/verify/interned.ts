/** Values known by small integers: the same key is the same integer. */

export class Interned<T> {
  private readonly ids = new Map<string, number>();
  private readonly values: T[] = [];

  constructor(private readonly keyOf: (value: T) => string) {}

  get size(): number {
    return this.values.length;
  }

  id(value: T): number {
    const key = this.keyOf(value);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.ids.set(key, id);
    this.values.push(value);
    return id;
  }

  at(id: number): T {
    const value = this.values[id];
    if (value === undefined) throw new RangeError('an integer that stands for nothing');
    return value;
  }
}
