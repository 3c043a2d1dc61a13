/** What takes up one number is counted as nothing, again and again: one cause for all numbers that are one too low. */
import { signed } from '../../value/serial.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { FAR } from '../search/limits.js';
import { step } from '../step/step.js';
import type { LaterShifts, Shift, World } from '../world.js';
import type { Attempt, Candidate, FailedStep } from './candidate.js';
import { moved } from './renumbered.js';

/** Where it shows in several lines, and nothing else is wrong in them: each line counts on from those before it. */
export function* countedAsNothing({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  if (oneTooLow(attempt) === undefined || context.statements.length > at + FAR) return;
  lookedAt(context.budget, context.statements.length);
  const [here, ...later] = begunAt(context, world, at) ?? [];
  if (here === undefined || later.length === 0 || !isCountedByBoth([here, ...later])) return;
  const next = later.reduceRight<LaterShifts | undefined>((rest, each) => ({ ...each, ...(rest && { next: rest }) }), undefined);
  const outcome = step(context, { ...world, shifts: [...world.shifts, ...here.shifts], ...(next && { later: next }) }, at);
  yield { world: outcome.world, cost: 1, outcome, repairs: counted(context, [here, ...later]) };
}

/** The sender of what is counted as nothing goes on as if it were, and the other host acknowledges so: numbers in two fields. */
function isCountedByBoth(begun: readonly CountedSince[]): boolean {
  const shifts = begun.flatMap((each) => each.shifts);
  return shifts.some((one) => shifts.some((other) => one.host !== other.host && one.field !== other.field));
}

type CountedSince = Pick<LaterShifts, 'at' | 'shifts'>;

/** From which lines on numbers of which hosts are one too low; `undefined` where that does not explain all that is wrong. */
function begunAt(context: Context, world: World, from: number): readonly CountedSince[] | undefined {
  const found: CountedSince[] = [];
  let now = world;
  for (let at = from; at < context.statements.length; at++) {
    const shifts: Shift[] = [];
    for (;;) {
      if (--context.budget.left <= 0) return undefined;
      const outcome = step(context, { ...now, shifts: [...now.shifts, ...shifts] }, at);
      if (countErrors(outcome.faults) === 0) {
        now = outcome.world;
        break;
      }
      // a second number may show only once the first one is right
      const more = shifts.length < MOST_NUMBERS ? oneTooLow(outcome) : undefined;
      if (more === undefined) return undefined;
      shifts.push(...more);
    }
    if (shifts.length > 0) found.push({ at, shifts });
  }
  return found;
}

/** Of one line. */
const MOST_NUMBERS = 3;

function oneTooLow({ faults }: StepOutcome): readonly Shift[] | undefined {
  const shifts = faults.flatMap(({ severity, shift }) => (severity === 'error' ? [shift] : []));
  const low = shifts.filter((shift) => shift !== undefined && signed(shift.by) === -1);
  return low.length === 0 || low.length < shifts.length ? undefined : low.flatMap((shift) => shift ?? []);
}

function counted(context: Context, begun: readonly CountedSince[]): readonly Attempt[] {
  const first = begun[0]?.at ?? 0;
  return context.statements.flatMap((own, at): readonly Attempt[] => {
    const statement =
      at < first
        ? own
        : moved(
            context,
            own,
            begun.filter((each) => each.at <= at).flatMap(({ shifts }) => shifts),
          );
    return statement === own ? [] : [{ kind: 'replace', at, statement }];
  });
}
