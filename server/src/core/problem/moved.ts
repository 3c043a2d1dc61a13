/** The same problem in another version of its text, of which one stretch has changed. */
import { movedSpan, type Span } from '../span.js';
import type { Problem } from './problem.js';

/** Where a text is as it was: up to `until`, and again from `from` on, where all stands `by` further on. */
export interface Shifted {
  readonly until: number;
  readonly from: number;
  readonly by: number;
}

/** `undefined` if the problem speaks of what has changed. */
export function movedProblem(problem: Problem, shifted: Shifted): Problem | undefined {
  const mover = new Mover(shifted);
  const found = mover.moved(problem);
  return mover.hasMet ? undefined : { ...problem, ...found };
}

/** Problems are plain data: their places are found by their shape. */
class Mover {
  /** What has changed was spoken of. */
  hasMet = false;

  constructor(private readonly shifted: Shifted) {}

  moved<T extends object>(part: T): T;
  moved(part: unknown): unknown;
  moved(part: unknown): unknown {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((each) => this.moved(each));
    if (isSpan(part)) return this.span(part);
    // a place in another text stays where it is
    if ('source' in part && part.source !== '' && 'span' in part) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, this.moved(value)]));
  }

  private span(span: Span): Span {
    const { until, from, by } = this.shifted;
    if (span.end <= until) return span;
    if (span.start < from) this.hasMet = true;
    return by === 0 ? span : movedSpan(span, by);
  }
}

const isSpan = (part: object): part is Span =>
  'start' in part && 'end' in part && typeof part.start === 'number' && typeof part.end === 'number';
