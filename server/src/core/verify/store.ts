/** Rows of small integers, each kept once, with the row from which it was first reached: a few bytes for each. */

export class StateStore {
  size = 0;
  private rows: Int32Array;
  private parents: Int32Array;
  /** Open addressing: index + 1 of a row, 0 where there is none. */
  private table: Int32Array;

  constructor(
    private readonly width: number,
    capacity = 1 << 10,
  ) {
    this.rows = new Int32Array(capacity * width);
    this.parents = new Int32Array(capacity);
    this.table = new Int32Array(capacity * 2);
  }

  get bytes(): number {
    return this.rows.byteLength + this.parents.byteLength + this.table.byteLength;
  }

  row(index: number): Int32Array {
    return this.rows.subarray(index * this.width, (index + 1) * this.width);
  }

  /** −1 for the first one. */
  parent(index: number): number {
    return this.parents[index] ?? -1;
  }

  /** Keeps it, if it is new. */
  add(row: Int32Array, parent: number): void {
    if ((this.size + 1) * 3 > this.table.length * 2 || this.size >= this.parents.length) this.grow();
    let at = this.hash(row) & (this.table.length - 1);
    for (let known = this.table[at] ?? 0; known !== 0; known = this.table[at] ?? 0) {
      if (this.isAt(known - 1, row)) return;
      at = (at + 1) & (this.table.length - 1);
    }
    const index = this.size++;
    this.rows.set(row, index * this.width);
    this.parents[index] = parent;
    this.table[at] = index + 1;
  }

  /** The index of a row that is there; −1 where it is not. */
  find(row: Int32Array): number {
    let at = this.hash(row) & (this.table.length - 1);
    for (let known = this.table[at] ?? 0; known !== 0; known = this.table[at] ?? 0) {
      if (this.isAt(known - 1, row)) return known - 1;
      at = (at + 1) & (this.table.length - 1);
    }
    return -1;
  }

  private isAt(index: number, row: Int32Array): boolean {
    const start = index * this.width;
    for (let i = 0; i < this.width; i++) if (this.rows[start + i] !== row[i]) return false;
    return true;
  }

  private hash(row: Int32Array): number {
    let hash = 0x9e3779b9 | 0;
    for (let i = 0; i < this.width; i++) {
      hash = Math.imul(hash ^ (row[i] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private grow(): void {
    const rows = new Int32Array(this.rows.length * 2);
    rows.set(this.rows);
    const parents = new Int32Array(this.parents.length * 2);
    parents.set(this.parents);
    [this.rows, this.parents, this.table] = [rows, parents, new Int32Array(this.table.length * 2)];
    for (let index = 0; index < this.size; index++) {
      let at = this.hash(this.row(index)) & (this.table.length - 1);
      while (this.table[at] !== 0) at = (at + 1) & (this.table.length - 1);
      this.table[at] = index + 1;
    }
  }
}
