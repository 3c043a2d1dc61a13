/** All ways in which a mistake can be put right, for a person to choose from. */
import type { Repair } from '../../problem/repair.js';
import { newBudget } from '../budget.js';
import type { Context } from '../context.js';
import { step } from '../step/step.js';
import { errorsAhead, NEAR } from './ahead.js';
import type { Candidate, FailedStep } from './candidate.js';
import { written } from './meant.js';
import { afterClaims } from './recover.js';
import { asItStands, EARLIER, waysOf } from './ways.js';

/**
 * Those that leave fewest errors first, and of equals the simplest. What the recovery chose stands first.
 *
 * @param context of a run that has come to its end
 * @param wanted how many, as nobody reads more; and whether lines before it may have been the mistake, which takes longest to find out
 */
export function waysRight(context: Context, at: number, { most, isWide }: WantedWays): readonly (readonly Repair[])[] {
  const world = context.history[at];
  if (world === undefined) return [];
  const attempt = step(context, world, at);
  const here: Context = {
    ...context,
    history: context.history.slice(0, at + 1),
    budget: { ...newBudget(), left: most * (isWide ? BUDGET_OF_ONE : BUDGET_OF_ONE / 4) },
  };
  const ranked = [...candidates({ context: here, world, at, attempt }, isWide)]
    .filter(({ repairs }) => repairs.length > 0)
    .map((c) => ({ c, cost: errorsAhead(here, c.world, at + 1, NEAR) }))
    .sort((a, b) => a.cost - b.cost);
  return ranked.slice(0, most).flatMap(({ c }) => {
    const found = written(here, c, at);
    return found === undefined ? [] : [found];
  });
}

interface WantedWays {
  readonly most: number;
  readonly isWide: boolean;
}

function candidates(failure: FailedStep, isWide: boolean): Iterable<Candidate> {
  const { context, at, attempt } = failure;
  const first = asItStands(failure);
  if (context.statements[at]?.kind === 'claims') return afterClaims(context, at, attempt, first);
  return waysOf(failure, first).flatMap((way) => (isWide || way.name !== EARLIER ? [...way.candidates()] : []));
}

const BUDGET_OF_ONE = 500;
