/**
 * Numbers that need not be known. A number is a constant, or a base (a symbol of the author, or an unknown of ours) plus an
 * offset. What is learned of the bases is kept in `Numbers`, an immutable value: a union-find with offsets.
 * Unknowns can be equal to anything; symbols that stand for a number of their own are equal to nothing else.
 */

import { Pages } from './pages.js';
import { modulus, signed, wrap } from './serial.js';
import { WordMap } from './words.js';

export type Numeric = number | Term;

export interface Term {
  readonly base: number;
  readonly offset: number;
}

/** Serial numbers wrap around, at 2^32 or at the number given; plain ones do not. */
export type Counting = 'serial' | 'int' | number;

interface Base {
  readonly counting: Counting;
  /** What the author calls it; absent for an unknown of ours. */
  readonly name?: string;
  /** It stands for a number of its own, different from all others. */
  readonly own: boolean;
  /** What it turned out to be. */
  readonly is?: Numeric;
  /** The two bases that it is the sum of. */
  readonly sum?: readonly [number, number];
  /** How many sums of sums it is; one of very many is not known any more. */
  readonly depth?: number;
}

const deepest = 64;

export class Numbers {
  static readonly none = new Numbers(Pages.empty(), 0, WordMap.empty(), WordMap.empty(), []);

  /** Worlds keep one each: what two of them have in common is kept once. */
  private constructor(
    private readonly bases: Pages<Base>,
    private readonly count: number,
    private readonly symbols: WordMap<number>,
    private readonly sums: WordMap<number>,
    /** Symbols that have just appeared: they may still turn out to be another name for something. */
    private readonly pending: readonly number[],
  ) {}

  /** A new unknown. */
  fresh(counting: Counting): [Numbers, Term] {
    const base = this.count;
    const bases = this.bases.set(base, { counting, own: false });
    return [new Numbers(bases, base + 1, this.symbols, this.sums, this.pending), { base, offset: 0 }];
  }

  /** The author's symbol; new ones may still turn out to be another name for something. */
  symbol(name: string, counting: Counting): [Numbers, Term] {
    const known = this.symbols.get(name);
    if (known !== undefined) return [this, { base: known, offset: 0 }];
    const base = this.count;
    const bases = this.bases.set(base, { counting, name, own: false });
    return [new Numbers(bases, base + 1, this.symbols.set(name, base), this.sums, [...this.pending, base]), { base, offset: 0 }];
  }

  has(name: string): boolean {
    return this.symbols.get(name) !== undefined;
  }

  /** All symbols of which nothing was learned when they first appeared stand for numbers of their own from now on. */
  settle(): Numbers {
    if (this.pending.length === 0) return this;
    let settled = this.bases;
    for (const i of this.pending) {
      const base = settled.get(i);
      if (base !== undefined && base.is === undefined) settled = settled.set(i, { ...base, own: true });
    }
    return new Numbers(settled, this.count, this.symbols, this.sums, []);
  }

  /** The same number, in terms of what is known best. */
  resolve(n: Numeric): Numeric {
    let now = n;
    while (typeof now !== 'number') {
      const base = this.bases.get(now.base);
      if (base === undefined) return now;
      const is = base.is ?? (base.sum && this.known(base.sum));
      if (is === undefined) return now;
      now = plus(is, now.offset, base.counting);
    }
    return now;
  }

  /** A sum of which one part has become known. */
  private known([a, b]: readonly [number, number]): Numeric | undefined {
    const [x, y] = [this.resolve({ base: a, offset: 0 }), this.resolve({ base: b, offset: 0 })];
    if (typeof y === 'number') return plus(x, y, 'serial');
    return typeof x === 'number' ? plus(y, x, 'serial') : undefined;
  }

  /** Neither a constant nor a number of its own: it may be equal to anything. */
  isOpen(n: Numeric): boolean {
    const at = this.resolve(n);
    if (typeof at === 'number') return false;
    const base = this.bases.get(at.base);
    return base?.sum ? base.sum.some((part) => this.isOpen({ base: part, offset: 0 })) : base?.own !== true;
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
    const xFirst = this.isOpen(x) && typeof x !== 'number' && (this.bases.get(x.base)?.name === undefined || !this.isOpen(y));
    if (xFirst && typeof x !== 'number') return this.bind(x, y);
    return typeof y !== 'number' ? this.bind(y, x) : undefined;
  }

  private bind(open: Term, to: Numeric): Numbers | undefined {
    const base = this.bases.get(open.base);
    if (base === undefined) return this;
    // nothing is the sum of itself and more
    if (this.parts(to).bases.includes(open.base)) return undefined;
    // a length that was added to a serial number: the sum has wrapped around
    const is = plus(to, -open.offset, base.counting);
    const isSerial = base.counting === 'int' && typeof to === 'number' && typeof is === 'number' && to < modulus && is >= modulus;
    const bases = this.bases.set(open.base, isSerial ? { ...base, is: wrap(is), counting: 'serial' } : { ...base, is });
    const bound = new Numbers(bases, this.count, this.symbols, this.sums, this.pending);
    // where a number was not known, any would have been right: the symbol stands for one of its own
    return base.name === undefined ? bound.own(to) : bound;
  }

  /** A symbol where any number would be right stands for a number of its own. */
  own(n: Numeric): Numbers {
    const at = this.resolve(n);
    const base = typeof at === 'number' ? undefined : this.bases.get(at.base);
    if (typeof at === 'number' || base?.name === undefined || base.own) return this;
    const bases = this.bases.set(at.base, { ...base, own: true });
    return new Numbers(bases, this.count, this.symbols, this.sums, this.pending);
  }

  /**
   * Does b come after a (1), before it (−1), or are they the same (0)? Lengths that nobody knows are more than nothing, so that
   * x+n comes after x.
   */
  order(a: Numeric, b: Numeric, counting: Counting): -1 | 0 | 1 | undefined {
    const gap = this.difference(a, b);
    if (gap !== undefined) return sign(shortWay(gap, counting));
    const [from, to] = [this.parts(a), this.parts(b)];
    const [less, more] = [without(from.bases, to.bases), without(to.bases, from.bases)];
    const off = shortWay(to.offset - from.offset, counting);
    const lengths = (bases: readonly number[]) => bases.every((base) => this.bases.get(base)?.counting === 'int');
    if (less.length === 0 && lengths(more) && off >= 0) return 1;
    return more.length === 0 && lengths(less) && off <= 0 ? -1 : undefined;
  }

  /** The symbols that a number is the sum of, and the rest. */
  private parts(n: Numeric): { readonly bases: readonly number[]; readonly offset: number } {
    const at = this.resolve(n);
    if (typeof at === 'number') return { bases: [], offset: at };
    const addends = this.bases.get(at.base)?.sum;
    if (!addends) return { bases: [at.base], offset: at.offset };
    const [x, y] = addends.map((base) => this.parts({ base, offset: 0 }));
    return { bases: [...(x?.bases ?? []), ...(y?.bases ?? [])], offset: at.offset + (x?.offset ?? 0) + (y?.offset ?? 0) };
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
    const base = this.count;
    const bases = this.bases.set(base, this.summed(counting, x.base, y.base));
    return [
      new Numbers(bases, base + 1, this.symbols, this.sums.set(key, base), this.pending),
      plus({ base, offset: 0 }, offset, counting),
    ];
  }

  private summed(counting: Counting, x: number, y: number): Base {
    const depth = 1 + Math.max(this.bases.get(x)?.depth ?? 0, this.bases.get(y)?.depth ?? 0);
    return depth > deepest ? { counting, own: false } : { counting, own: true, sum: [x, y], depth };
  }

  /** Every name that the author has used. */
  names(): Iterable<string> {
    return Array.from({ length: this.count }, (_, base) => this.bases.get(base)?.name ?? []).flat();
  }

  /** In the form of the document: `101`, `x`, `x+1`; unknowns are named by `naming`. */
  show(n: Numeric, naming: (base: number) => string = (base) => `?${base}`): string {
    const at = this.resolve(n);
    if (typeof at === 'number') return String(at);
    const base = this.bases.get(at.base);
    const name = base?.sum
      ? base.sum.map((part) => this.show({ base: part, offset: 0 }, naming)).join('+')
      : (base?.name ?? naming(at.base));
    return at.offset === 0 ? name : `${name}${at.offset > 0 ? '+' : '-'}${Math.abs(at.offset)}`;
  }
}

const sign = (n: number): -1 | 0 | 1 => (n > 0 ? 1 : n < 0 ? -1 : 0);

/** What is left of `all` when each of `some` is taken out once. */
function without(all: readonly number[], some: readonly number[]): readonly number[] {
  const rest = [...all];
  for (const one of some) {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}

/** n + k, for a constant k. */
export function plus(n: Numeric, k: number, counting: Counting): Numeric {
  if (typeof n === 'number') return around(n + k, counting);
  if (k === 0) return n;
  return { base: n.base, offset: shortWay(n.offset + k, counting) };
}

/** The number itself, as it is counted. */
export function around(n: number, counting: Counting): number {
  if (counting === 'int') return n;
  return counting === 'serial' ? wrap(n) : ((n % counting) + counting) % counting;
}

/** A difference, the short way round where numbers wrap around. */
export function shortWay(gap: number, counting: Counting): number {
  if (counting === 'int') return gap;
  if (counting === 'serial') return signed(gap);
  const up = around(gap, counting);
  return up >= counting / 2 ? up - counting : up;
}
