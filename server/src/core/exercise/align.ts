/** Which statement of an answer is which of the given ones: the cheapest way to make the one list into the other. */
import type { Statement } from '../exchange/exchange.js';
import { isAlike, isClose, isSame } from './same.js';

export interface GivenStatement {
  readonly statement: Statement;
  /** A student may change it or take it out. */
  readonly free: boolean;
  /** Statements may be put in before it. */
  readonly gapBefore: boolean;
}

export interface Alignment {
  /** For each given statement the index of its own in the answer. */
  readonly own: readonly (number | undefined)[];
  /** Of these, the ones that are not as they were given. */
  readonly changed: ReadonlySet<number>;
  /** Indices of the answer's other statements, and before which given one each stands. */
  readonly added: ReadonlyMap<number, number>;
}

const CHANGED = 3;
/** Where lines may be put in, one that has little in common with the given one is rather one of those. */
const CHANGED_ALL = 4.5;
const CHANGED_FREE = 0.5;
const GONE = 4;
const GONE_FREE = 0.6;
const ADDED = 2;
/** Of two ways, the one that takes more of the answer for given. */
const ADDED_IN_GAP = 0.001;

export function align(given: readonly GivenStatement[], answer: readonly Statement[], gapAtEnd: boolean): Alignment {
  return new Aligner(given, answer, gapAtEnd).alignment();
}

class Aligner {
  private readonly costs: Float64Array;
  private readonly width: number;

  constructor(
    private readonly given: readonly GivenStatement[],
    private readonly answer: readonly Statement[],
    private readonly gapAtEnd: boolean,
  ) {
    this.width = answer.length + 1;
    this.costs = new Float64Array((given.length + 1) * this.width);
    for (let i = given.length; i >= 0; i--) for (let j = answer.length; j >= 0; j--) this.costs[i * this.width + j] = this.best(i, j);
  }

  alignment(): Alignment {
    const own: (number | undefined)[] = [];
    const [changed, added] = [new Set<number>(), new Map<number, number>()];
    let [i, j] = [0, 0];
    while (i < this.given.length || j < this.answer.length) {
      const cost = this.cost(i, j);
      const match = this.match(i, j);
      if (i < this.given.length && j < this.answer.length && cost === match + this.cost(i + 1, j + 1)) {
        own[i] = j;
        if (match > 0) changed.add(i);
        i++;
        j++;
      } else if (j < this.answer.length && cost === this.adding(i) + this.cost(i, j + 1)) added.set(j++, i);
      else own[i++] = undefined;
    }
    return { own, changed, added };
  }

  private cost(i: number, j: number): number {
    return i > this.given.length || j > this.answer.length ? Number.POSITIVE_INFINITY : (this.costs[i * this.width + j] ?? 0);
  }

  private best(i: number, j: number): number {
    if (i === this.given.length && j === this.answer.length) return 0;
    return Math.min(
      this.match(i, j) + this.cost(i + 1, j + 1),
      this.adding(i) + this.cost(i, j + 1),
      this.leaving(i) + this.cost(i + 1, j),
    );
  }

  private match(i: number, j: number): number {
    const [given, answer] = [this.given[i], this.answer[j]];
    if (given === undefined || answer === undefined) return Number.POSITIVE_INFINITY;
    if (isSame(given.statement, answer)) return 0;
    if (!isAlike(given.statement, answer)) return Number.POSITIVE_INFINITY;
    if (given.free) return CHANGED_FREE;
    return isClose(given.statement, answer) ? CHANGED : CHANGED_ALL;
  }

  private adding(i: number): number {
    const isGap = this.given[i]?.gapBefore ?? (i === this.given.length && this.gapAtEnd);
    return isGap ? ADDED_IN_GAP : ADDED;
  }

  private leaving(i: number): number {
    const given = this.given[i];
    if (given === undefined) return Number.POSITIVE_INFINITY;
    return given.free ? GONE_FREE : GONE;
  }
}
