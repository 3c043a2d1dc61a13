/** Is a wrong number a slip by itself, or the cause of something later? */
import { lookedAt, pay } from '../budget.js';
import type { Context } from '../context.js';
import { isNumeric } from '../program/types.js';
import { FAR } from '../search/limits.js';
import { stepOnce } from '../step/step.js';
import type { Owed, World } from '../world.js';
import { isMissed } from './ahead.js';
import type { FailedStep } from './candidate.js';

/** What a mistake leads to mostly shows in the next few statements. */
const SOON = 6;

/** So many mistakes around it that have nothing to do with it, nor with each other: it has led to nothing. */
export const ENOUGH = 3;

/** So many messages behind it without a mistake: it has led to nothing, either. What has the same cause shows in the next lines. */
const CALM = 12;

/**
 * One number is wrong, and nothing after it can have the same cause: then it was the right one.
 *
 * @param before how many mistakes of its kind were found before that had nothing to do with each other
 */
export function isOneNumber({ context, at, attempt: { world, faults } }: FailedStep, before: number): boolean {
  const [error, more] = faults.filter(({ severity }) => severity === 'error');
  const by = error?.shift?.by;
  if (by === undefined || more !== undefined) return false;
  const counted = advances(context.history[at], world);
  const related = new Set([by, ...counted, ...counted.flatMap((n) => [by + n, by - n])].map(Math.abs));
  return isAlone(context, world, at + 1, { related, before });
}

/** By how much the numbers went on that hosts keep. */
function advances(before: World | undefined, after: World): readonly number[] {
  return after.hosts.flatMap(({ variables }, host) =>
    variables.flatMap((slot, i) => {
      const old = before?.hosts[host]?.variables[i];
      const by = isNumeric(slot) && isNumeric(old) && slot !== old ? after.numbers.difference(old, slot) : undefined;
      return by === undefined || by === 0 ? [] : [by];
    }),
  );
}

/** So many of the numbers behind a wrong one are off by as much without having its cause. */
const CHANCE = 1;

interface Surroundings {
  /** By how much a number is off that may have the same cause. */
  readonly related: ReadonlySet<number>;
  readonly before: number;
}

/**
 * Are all errors from a statement on numbers that are off by something else? What is off by as much as a mistake before it, or by
 * as much as the statement of that mistake counts, may have the same cause.
 */
function isAlone(context: Context, world: World, from: number, { related, before }: Surroundings): boolean {
  let [now, isSoon, calm, alike] = [world, false, 0, 0];
  const others = new Set<number>();
  const until = Math.min(from + FAR, context.statements.length);
  for (let i = from; i < until && context.budget.left > 0; i++) {
    pay(context.budget, now, i);
    const outcome = stepOnce(context, now, i);
    const errors = outcome.faults.filter(({ severity }) => severity === 'error');
    isSoon ||= errors.length > 0 && i < from + SOON;
    if (errors.length === 0 && context.statements[i]?.kind === 'message' && ++calm >= CALM && !isSoon) return true;
    for (const { shift } of errors) {
      if (shift === undefined) return false;
      if (!related.has(Math.abs(shift.by))) others.add(Math.abs(shift.by));
      // where numbers were wrong again and again without a cause in common, one that looks related is so by chance
      else if (before < ENOUGH || ++alike > CHANCE) return false;
    }
    if (others.size >= ENOUGH || (before >= ENOUGH && i + 1 >= from + SOON)) return true;
    now = outcome.world;
  }
  if (until === context.statements.length) lookedAt(context.budget, until);
  if (context.budget.left <= 0) return false;
  if (before >= ENOUGH) return true;
  if (isSoon) return false;
  // an answer to the mistake, or to what stands before it, may be missing at the end for the same reason
  const isOlder = (owed: Owed): boolean => isMissed(owed) && (owed.cause ?? from) < from;
  return until < context.statements.length || (context.following.length === 0 && !now.hosts.some(({ owed }) => owed.some(isOlder)));
}
