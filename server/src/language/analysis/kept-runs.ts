/** A keystroke changes one exchange: one that has not moved, and depends on nothing that has changed, keeps its run. */
import type { Exchange, Machine, Run } from '../../core/index.js';

/** All that a run depends on. */
export interface RunCircumstances {
  readonly written: Exchange;
  readonly machine: Machine;
  readonly after: Run | undefined;
  readonly next: readonly Exchange[];
  /** What finding out about the exchanges before it took, and how many statements they have. */
  readonly spent: number;
  readonly before: number;
}

interface KeptRun {
  readonly under: RunCircumstances;
  /** What searching for the meaning of its mistakes took at the time. */
  readonly spent: number;
}

const kept = new WeakMap<Run, KeptRun>();

export function keepRun(run: Run, under: RunCircumstances): void {
  kept.set(run, { under, spent: run.context.budget.spent });
}

/** @returns what finding out took by its end, where the run would be the same; `undefined` where it may be another */
export function spentIfSame(run: Run, now: RunCircumstances): number | undefined {
  const known = kept.get(run);
  if (known === undefined) return undefined;
  const { under } = known;
  const isSame =
    under.machine === now.machine &&
    under.after === now.after &&
    under.spent === now.spent &&
    under.before === now.before &&
    isSameExchange(under.written, now.written) &&
    areSame(under.next, now.next, isSameExchange);
  return isSame ? known.spent : undefined;
}

/** Statements of a line that stands where it stood are the same ones. */
const isSameExchange = (a: Exchange, b: Exchange): boolean =>
  a.name === b.name &&
  a.title === b.title &&
  a.span.start === b.span.start &&
  a.span.end === b.span.end &&
  a.nameSpan.start === b.nameSpan.start &&
  a.nameSpan.end === b.nameSpan.end &&
  a.delay === b.delay &&
  areSame(a.statements, b.statements, Object.is);

const areSame = <T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean =>
  a.length === b.length && a.every((each, at) => same(each, b[at] ?? each));
