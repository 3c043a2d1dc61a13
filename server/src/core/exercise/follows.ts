/** What only follows from something else that is wrong: it is not told of lines that were given, and costs nothing. */
import type { Problem } from '../problem/problem.js';
import type { Run } from '../run/run.js';
import { contains } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Lapse } from './counted.js';
import type { Goal } from './exercise.js';
import { missed } from './goals.js';
import { type Entry, ownerOf } from './items.js';
import type { Plan } from './plan.js';
import { slotsOf } from './slots.js';

export interface FoundLapses {
  readonly plan: Plan;
  readonly comparison: AnswerComparison;
  readonly entries: readonly Entry[];
  /** What is wrong with the text: lines that cannot be read. */
  readonly unreadable: readonly Problem[];
  /** What was found before the answer was run: lines that are gone, added, or evade the question. */
  readonly lapses: readonly Lapse[];
}

/** Without the errors of given lines where the mistake itself was taken away, and of lines that can be read only in part. */
export function withoutFollowing(errors: readonly Problem[], found: FoundLapses): readonly Problem[] {
  const { plan, comparison, entries, unreadable, lapses } = found;
  const paid = new Set(lapses.map(({ item, span }) => item ?? ownerOf(span, entries)));
  const isBlameless = ({ span }: Problem): boolean =>
    plan.given.some(({ statement, free }, at) => {
      const own = comparison.own[at];
      return !free && slotsOf(statement).length === 0 && own !== undefined && contains(own.span, span);
    });
  const isUnreadable = ({ span }: Problem): boolean =>
    unreadable.some((each) =>
      [...comparison.own, ...comparison.added.map(({ statement }) => statement)].some(
        (own) => own?.damaged === true && contains(own.span, each.span) && contains(own.span, span),
      ),
    );
  return errors.filter((each) => {
    if (isUnreadable(each)) return false;
    return plan.kind !== 'mend' || !isBlameless(each) || !paid.has(ownerOf(each.span, entries));
  });
}

/** Would it be reached, if the numbers of its messages were right? */
export function isMissedByNumbers(goal: Goal, run: Run): boolean {
  const steps = run.trace.steps.map((step) => ({
    ...step,
    problems: step.problems.filter(({ facts }) => facts.kind !== 'requirement'),
  }));
  return missed(goal, { ...run, trace: { ...run.trace, steps } }) === undefined;
}
