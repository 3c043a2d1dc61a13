/**
 * Numbers that need not be known. A number is a constant, or a base (a symbol of the author, or an unknown of ours) plus an
 * offset. What is learned of the bases is kept in `Numbers`, an immutable value: a union-find with offsets.
 * Unknowns can be equal to anything; symbols that stand for a number of their own are equal to nothing else.
 */
import { signed, wrap } from './serial.js';

export type Numeric = number | Term;

export interface Term {
  readonly base: number;
  readonly offset: number;
}

/** Serial numbers wrap around; plain ones do not. */
export type Counting = 'serial' | 'int';

interface Base {
  readonly counting: Counting;
  /** What the author calls it; absent for an unknown of ours. */
  readonly name?: string;
  /** It stands for a number of its own, different from all others. */
  readonly own: boolean;
  /** What it turned out to be. */
  readonly is?: Numeric;
}

export class Numbers {
  static readonly none = new Numbers([], new Map(), new Map(), []);

  private constructor(
    private readonly bases: readonly Base[],
    private readonly symbols: ReadonlyMap<string, number>,
    private readonly sums: ReadonlyMap<string, number>,
    /** Symbols that have just appeared: they may still turn out to be another name for something. */
    private readonly pending: readonly number[],
  ) {}

  /** A new unknown. */
  fresh(counting: Counting): [Numbers, Term] {
    const base = this.bases.length;
    return [new Numbers([...this.bases, { counting, own: false }], this.symbols, this.sums, this.pending), { base, offset: 0 }];
  }

  /** The author's symbol; new ones may still turn out to be another name for something. */
  symbol(name: string, counting: Counting): [Numbers, Term] {
    const known = this.symbols.get(name);
    if (known !== undefined) return [this, { base: known, offset: 0 }];
    const base = this.bases.length;
    const symbols = new Map(this.symbols).set(name, base);
    return [new Numbers([...this.bases, { counting, name, own: false }], symbols, this.sums, [...this.pending, base]), { base, offset: 0 }];
  }

  has(name: string): boolean {
    return this.symbols.has(name);
  }

  /** All symbols of which nothing was learned when they first appeared stand for numbers of their own from now on. */
  settle(): Numbers {
    if (this.pending.length === 0) return this;
    const settled = this.bases.slice();
    for (const i of this.pending) {
      const base = settled[i];
      if (base !== undefined && base.is === undefined) settled[i] = { ...base, own: true };
    }
    return new Numbers(settled, this.symbols, this.sums, []);
  }

  /** The same number, in terms of what is known best. */
  resolve(n: Numeric): Numeric {
    let now = n;
    while (typeof now !== 'number') {
      const base = this.bases[now.base];
      if (base?.is === undefined) return now;
      now = plus(base.is, now.offset, base.counting);
    }
    return now;
  }

  /** Neither a constant nor a number of its own: it may be equal to anything. */
  isOpen(n: Numeric): boolean {
    const at = this.resolve(n);
    return typeof at !== 'number' && this.bases[at.base]?.own !== true;
  }

  /** Are they the same? `undefined` where that is not known. */
  equal(a: Numeric, b: Numeric): boolean | undefined {
    if (typeof a === 'number' && typeof b === 'number') return a === b;
    const [x, y] = [this.resolve(a), this.resolve(b)];
    if (typeof x === 'number' && typeof y === 'number') return x === y;
    if (typeof x !== 'number' && typeof y !== 'number' && x.base === y.base) return x.offset === y.offset;
    return this.isOpen(x) || this.isOpen(y) ? undefined : false;
  }

  /** b − a, where they can be compared. */
  difference(a: Numeric, b: Numeric): number | undefined {
    if (typeof a === 'number' && typeof b === 'number') return b - a;
    const [x, y] = [this.resolve(a), this.resolve(b)];
    if (typeof x === 'number' && typeof y === 'number') return y - x;
    if (typeof x !== 'number' && typeof y !== 'number' && x.base === y.base) return y.offset - x.offset;
    return undefined;
  }

  /** Learns that they are the same; `undefined` if they are not. */
  unify(a: Numeric, b: Numeric): Numbers | undefined {
    const [x, y] = [this.resolve(a), this.resolve(b)];
    const same = this.equal(x, y);
    if (same !== undefined) return same ? this : undefined;
    // an unknown of ours takes the author's name, not the other way round
    const xFirst = this.isOpen(x) && typeof x !== 'number' && (this.bases[x.base]?.name === undefined || !this.isOpen(y));
    if (xFirst && typeof x !== 'number') return this.bind(x, y);
    return typeof y !== 'number' ? this.bind(y, x) : undefined;
  }

  private bind(open: Term, to: Numeric): Numbers {
    const base = this.bases[open.base];
    if (base === undefined) return this;
    const bases = this.bases.slice();
    bases[open.base] = { ...base, is: plus(to, -open.offset, base.counting) };
    return new Numbers(bases, this.symbols, this.sums, this.pending);
  }

  /** a + b; the sum of two symbols is a base of its own, the same one each time. */
  sum(a: Numeric, b: Numeric, counting: Counting): [Numbers, Numeric] {
    const [x, y] = [this.resolve(a), this.resolve(b)];
    if (typeof y === 'number') return [this, plus(x, y, counting)];
    if (typeof x === 'number') return [this, plus(y, x, counting)];
    const key = [x.base, y.base].sort((p, q) => p - q).join('+');
    const offset = x.offset + y.offset;
    const known = this.sums.get(key);
    if (known !== undefined) return [this, plus({ base: known, offset: 0 }, offset, counting)];
    const base = this.bases.length;
    const name = `${this.nameOf(x.base)}+${this.nameOf(y.base)}`;
    const sums = new Map(this.sums).set(key, base);
    return [
      new Numbers([...this.bases, { counting, name, own: true }], this.symbols, sums, this.pending),
      plus({ base, offset: 0 }, offset, counting),
    ];
  }

  /** Every name that the author has used. */
  names(): Iterable<string> {
    return this.symbols.keys();
  }

  /** In the form of the document: `101`, `x`, `x+1`; unknowns are named by `naming`. */
  show(n: Numeric, naming: (base: number) => string = (base) => `?${base}`): string {
    const at = this.resolve(n);
    if (typeof at === 'number') return String(at);
    const name = this.bases[at.base]?.name ?? naming(at.base);
    return at.offset === 0 ? name : `${name}${at.offset > 0 ? '+' : '-'}${Math.abs(at.offset)}`;
  }

  private nameOf(base: number): string {
    return this.bases[base]?.name ?? `?${base}`;
  }
}

/** n + k, for a constant k. */
export function plus(n: Numeric, k: number, counting: Counting): Numeric {
  if (typeof n === 'number') return counting === 'serial' ? wrap(n + k) : n + k;
  if (k === 0) return n;
  return { base: n.base, offset: counting === 'serial' ? signed(n.offset + k) : n.offset + k };
}
