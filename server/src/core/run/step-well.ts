/** A step as it was most likely meant: where it can be read in several ways, or fails, what follows decides. */
import type { Statement } from '../exchange/exchange.js';
import { frameOf, isCaptured } from '../exchange/frame.js';
import { granted, type Trial } from './budget.js';
import { type Context, countErrors, derails, type StepOutcome } from './context.js';
import { errorsAhead } from './repair/ahead.js';
import { carryOn, carryOnAfterClaims, guess } from './repair/recover.js';
import { isOutOfRange } from './repair/slips.js';
import { FAR } from './search/limits.js';
import { faultOf } from './step/faults.js';
import { information } from './step/problems.js';
import { step, stepOnce } from './step/step.js';
import type { World } from './world.js';

/** Where a receiver may do one thing or another, it did what fits what follows; ties go to the first. */
export function stepAsFollows(context: Context, world: World, at: number): StepOutcome {
  const first = stepOnce(context, world, at);
  if (!first.choices) return first;
  let best = { outcome: first, nth: 0, errors: costOf(context, first, at) };
  for (let nth = 1; nth < first.choices && best.errors > 0; nth++) {
    context.chosen.set(at, nth);
    const outcome = step(context, world, at);
    const errors = costOf(context, outcome, at);
    if (errors < best.errors) best = { outcome, nth, errors };
  }
  context.chosen.set(at, best.nth);
  return best.outcome;
}

const costOf = (context: Context, { world, faults }: StepOutcome, at: number): number =>
  countErrors(faults) + errorsAhead(context, world, at + 1, FAR);

/** A step, and where it fails, the way on that leaves fewest errors after it. */
export function stepWell(
  context: Context,
  world: World,
  at: number,
  most?: number,
): { readonly outcome: StepOutcome; readonly trial: Trial } {
  const { found, trial } = granted(context.budget, at, () => wayOn(context, world, at, stepAsFollows(context, world, at)), most);
  return { outcome: excused(context, at, found), trial };
}

/** A reason has been given for which it may be right after all, or nobody has seen it: nobody is accused. */
function excused({ statements }: Context, at: number, outcome: StepOutcome): StepOutcome {
  const statement = statements[at];
  if (!statement || countErrors(outcome.faults) === 0) return outcome;
  const above = statements[at - 1];
  const reason = above?.kind === 'expect-error' ? above.reason : undefined;
  const rests = reason === undefined ? restsOn(statements, at, statement) : undefined;
  if (reason === undefined && rests === undefined) return outcome;
  const code = outcome.faults.find(({ severity }) => severity === 'error')?.code ?? '';
  const span = statement.kind === 'message' ? statement.namesSpan : statement.span;
  const told = information('unexplained', span, { kind: 'unexplained', reason: reason ?? '', code, ...(rests && { rests }) });
  return { ...outcome, faults: [...outcome.faults.filter(({ severity }) => severity !== 'error'), faultOf(told)] };
}

/** Of what was captured, what comes behind something unexplained may follow from that. */
function restsOn(statements: readonly Statement[], at: number, statement: Statement): 'inferred' | 'behind' | undefined {
  if (!isCaptured(statements)) return undefined;
  if (statement.kind === 'event' || (statement.kind === 'message' && frameOf(statement) === undefined)) return 'inferred';
  return statements.slice(0, at).some((each) => each.kind === 'expect-error' && each.reason !== undefined) ? 'behind' : undefined;
}

function wayOn(context: Context, world: World, at: number, attempt: StepOutcome): StepOutcome {
  const statement = context.statements[at];
  if (statement?.damaged) return guess(context, world, at, attempt);
  if (statement?.kind === 'message' && statement.blank && !attempt.happening) {
    const guessed = guess(context, world, at, attempt);
    return { ...guessed, world: { ...guessed.world, gap: true }, faults: attempt.faults };
  }
  if (countErrors(attempt.faults) === 0) return attempt;
  const outcome =
    derails(attempt.faults) || misnamed(statement, attempt) || (statement?.kind === 'message' && isOutOfRange(attempt))
      ? carryOn(context, world, at, attempt)
      : statement?.kind === 'claims'
        ? carryOnAfterClaims(context, at, attempt)
        : attempt;
  if (statement?.rewritten && isSaidAlready(context, world, at, outcome)) return guess(context, world, at, { ...attempt, faults: [] });
  if (!world.gap) return outcome;
  // it may rest on what a student has still to find out
  const { gap: _, ...closed } = outcome.world;
  return { ...outcome, world: closed, faults: outcome.faults.filter((f) => f.severity !== 'error' || f.code === 'unknown-name') };
}

/**
 * A line in another notation that nobody misses, or that names what does not exist, may only be half typed, or be read wrongly:
 * that it cannot be read as it stands is told, and enough.
 */
function isSaidAlready(context: Context, world: World, at: number, outcome: StepOutcome): boolean {
  const error = outcome.faults.find(({ severity }) => severity === 'error');
  if (error === undefined) return false;
  if (error.code === 'unknown-name') return error.isSpelling !== true;
  if (error.code !== 'illegal-send' && error.code !== 'illegal-event') return false;
  const ahead = (from: World): number => errorsAhead(context, from, at + 1, FAR);
  return ahead(world) <= ahead(outcome.world);
}

/** Something happens under a name that does not exist: what comes after depends on what was meant. */
const misnamed = (statement: Statement | undefined, { faults }: StepOutcome): boolean =>
  (statement?.kind === 'message' || statement?.kind === 'event' || statement?.kind === 'arrival') &&
  faults.some((f) => f.code === 'unknown-name' && !(f.isSpelling === true && statement.kind === 'message'));
