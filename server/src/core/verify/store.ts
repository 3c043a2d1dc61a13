/**
 * Rows of small integers, each kept once, with the row from which it was first reached: a few bytes for each. Rows lie in pieces of
 * a fixed size, so that nothing is copied when there are more; they have 16 bits a number until one needs more.
 */

type Piece = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** Rows in a piece: 2^12. */
const PIECE = 12;
const WITHIN = (1 << PIECE) - 1;
const LARGEST = 0xffff;
/** Places in the table: it is three quarters full at most. */
const FIRST_TABLE = 1 << 11;

export class StateStore {
  size = 0;
  private readonly pieces: Piece[] = [];
  private readonly parents: Int32Array[] = [];
  /** Open addressing: index + 1 of a row, 0 where there is none. */
  private table = new Int32Array(FIRST_TABLE);
  private isWide = false;

  constructor(private readonly width: number) {}

  get bytes(): number {
    const all = [...this.pieces, ...this.parents, this.table];
    return all.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** A copy of it. */
  row(index: number): Int32Array {
    const row = new Int32Array(this.width);
    this.read(index, row);
    return row;
  }

  read(index: number, into: Int32Array): void {
    const { width } = this;
    const piece = this.pieces[index >>> PIECE];
    if (piece === undefined) return;
    const start = (index & WITHIN) * width;
    for (let i = 0; i < width; i++) into[i] = piece[start + i] ?? 0;
  }

  /** −1 for the first one. */
  parent(index: number): number {
    return this.parents[index >>> PIECE]?.[index & WITHIN] ?? -1;
  }

  /** Keeps it, if it is new. */
  add(row: Int32Array, parent: number): void {
    if ((this.size + 1) * 4 > this.table.length * 3) this.grow();
    const { table } = this;
    const mask = table.length - 1;
    let at = hashOf(row, this.width) & mask;
    for (let known = table[at] ?? 0; known !== 0; known = table[at] ?? 0) {
      if (this.isAt(known - 1, row)) return;
      at = (at + 1) & mask;
    }
    const index = this.size++;
    this.write(index, row, parent);
    table[at] = index + 1;
  }

  /** The index of a row that is there; −1 where it is not. */
  find(row: Int32Array): number {
    const mask = this.table.length - 1;
    let at = hashOf(row, this.width) & mask;
    for (let known = this.table[at] ?? 0; known !== 0; known = this.table[at] ?? 0) {
      if (this.isAt(known - 1, row)) return known - 1;
      at = (at + 1) & mask;
    }
    return -1;
  }

  private write(index: number, row: Int32Array, parent: number): void {
    const { width } = this;
    if (index >>> PIECE === this.pieces.length) this.begin();
    const start = (index & WITHIN) * width;
    for (let i = 0; i < width && !this.isWide; i++) if ((row[i] ?? 0) > LARGEST || (row[i] ?? 0) < 0) this.widen();
    this.pieces[index >>> PIECE]?.set(row, start);
    const parents = this.parents[index >>> PIECE];
    if (parents !== undefined) parents[index & WITHIN] = parent;
  }

  private begin(): void {
    const length = (1 << PIECE) * this.width;
    this.pieces.push(this.isWide ? new Int32Array(length) : new Uint16Array(length));
    this.parents.push(new Int32Array(1 << PIECE));
  }

  private widen(): void {
    this.isWide = true;
    for (const [at, piece] of this.pieces.entries()) this.pieces[at] = Int32Array.from(piece);
  }

  private isAt(index: number, row: Int32Array): boolean {
    const { width } = this;
    const piece = this.pieces[index >>> PIECE];
    if (piece === undefined) return false;
    const start = (index & WITHIN) * width;
    for (let i = 0; i < width; i++) if (piece[start + i] !== row[i]) return false;
    return true;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    const row = new Int32Array(this.width);
    for (let index = 0; index < this.size; index++) {
      this.read(index, row);
      let at = hashOf(row, this.width) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = index + 1;
    }
    this.table = table;
  }
}

function hashOf(row: Int32Array, width: number): number {
  let hash = 0x9e3779b9 | 0;
  for (let i = 0; i < width; i++) {
    hash = Math.imul(hash ^ (row[i] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}
