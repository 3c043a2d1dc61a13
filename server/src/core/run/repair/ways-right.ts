/** All ways in which a mistake can be put right, for a person to choose from. */
import type { Repair } from '../../problem/repair.js';
import { newBudget } from '../budget.js';
import type { Context } from '../context.js';
import { step } from '../step/step.js';
import { errorsAhead, NEAR } from './ahead.js';
import type { Candidate, FailedStep } from './candidate.js';
import { written } from './meant.js';
import { afterClaims } from './recover.js';
import { asItStands, waysOf } from './ways.js';

/**
 * Those that leave fewest errors first, and of equals the simplest. What the recovery chose stands first.
 *
 * @param context of a run that has come to its end
 * @param most ways, as nobody reads more
 */
export function waysRight(context: Context, at: number, most: number): readonly (readonly Repair[])[] {
  const world = context.history[at];
  if (world === undefined) return [];
  const attempt = step(context, world, at);
  const here: Context = { ...context, history: context.history.slice(0, at + 1), budget: { ...newBudget(), left: most * BUDGET_OF_ONE } };
  const ranked = [...candidates({ context: here, world, at, attempt })]
    .filter(({ repairs }) => repairs.length > 0)
    .map((c) => ({ c, cost: errorsAhead(here, c.world, at + 1, NEAR) }))
    .sort((a, b) => a.cost - b.cost);
  return ranked.slice(0, most).flatMap(({ c }) => {
    const found = written(here, c, at);
    return found === undefined ? [] : [found];
  });
}

function candidates(failure: FailedStep): Iterable<Candidate> {
  const { context, at, attempt } = failure;
  const first = asItStands(failure);
  if (context.statements[at]?.kind === 'claims') return afterClaims(context, at, attempt, first);
  return waysOf(failure, first).flatMap((way) => [...way.candidates()]);
}

const BUDGET_OF_ONE = 500;
