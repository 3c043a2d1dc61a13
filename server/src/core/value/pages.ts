/** An immutable list that is read far more often than it changes: pages of it are shared between versions, and a read takes two steps. */
const bits = 7;
const size = 1 << bits;

export class Pages<V> {
  private constructor(private readonly pages: readonly (readonly V[])[]) {}

  static empty<V>(): Pages<V> {
    return new Pages<V>([]);
  }

  get(index: number): V | undefined {
    return this.pages[index >> bits]?.[index & (size - 1)];
  }

  /** @param index of an element that is there, or the next one */
  set(index: number, value: V): Pages<V> {
    const pages = this.pages.slice();
    const page = pages[index >> bits]?.slice() ?? [];
    page[index & (size - 1)] = value;
    pages[index >> bits] = page;
    return new Pages<V>(pages);
  }
}
