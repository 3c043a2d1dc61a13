/** How many errors are left ahead, if an exchange goes on from a world as it stands. */
import type { Statement } from '../../exchange/exchange.js';
import { lookedAt, pay } from '../budget.js';
import { type Context, countErrors, type Fault } from '../context.js';
import { FAR } from '../search/limits.js';
import { stepOnce } from '../step/step.js';
import type { Owed, World } from '../world.js';

/** An answer that is missing at the end weighs little: it decides between ways on that leave as many errors. */
const missing = 0.1;
const isMissed = (owed: Owed): boolean => owed.how !== 'allow' && owed.cause !== undefined;

/** The first look ahead is short. */
export const NEAR = 8;

/** After so many it is taken to go on like that. */
const MOST_ERRORS = 8;

/** Errors from a statement on, if nobody puts anything right; on into an exchange that goes on after this one. */
export function errorsAhead(context: Context, world: World, from: number, lines: number): number {
  let [now, errors] = [world, 0];
  const until = Math.min(from + lines, context.statements.length);
  for (let i = from; i < until && context.budget.left > 0; i++) {
    pay(context.budget, now, i);
    const outcome = stepOnce(context, now, i);
    errors += errorsAt(context, i, outcome.faults);
    if (errors >= MOST_ERRORS) return (errors * (until - from)) / (i + 1 - from);
    now = outcome.world;
  }
  if (until === context.statements.length) lookedAt(context.budget, until);
  const rest = lines - (until - from);
  const [next] = context.following;
  if (!next && until === context.statements.length)
    return errors + missing * now.hosts.reduce((n, host) => n + host.owed.filter(isMissed).length, 0);
  return next && rest > 0 ? errors + errorsAhead({ ...context, statements: next.statements, following: [] }, now, 0, rest) : errors;
}

/** The world some statements on, whatever fails on the way: numbers are known then that were not before. */
export function worldAhead(context: Context, world: World, from: number): World {
  let now = world;
  lookedAt(context.budget, from + FAR);
  for (let i = from; i < Math.min(from + FAR, context.statements.length); i++) now = stepOnce(context, now, i).world;
  return now;
}

/** What a mistake leads to mostly shows in the next few statements. */
const SOON = 6;

/** So many mistakes behind it that have nothing to do with it, nor with each other: it has led to nothing. */
const ENOUGH = 3;

/** So many messages behind it without a mistake: it has led to nothing, either. What has the same cause shows in the next lines. */
const CALM = 12;

/**
 * Are all errors from a statement on numbers that are off by something else? What is off by as much as a mistake before it, or by
 * as much as the statement of that mistake counts, may have the same cause.
 */
export function isAlone(context: Context, world: World, from: number, related: ReadonlySet<number>): boolean {
  let [now, isSoon, calm] = [world, false, 0];
  const others = new Set<number>();
  const until = Math.min(from + FAR, context.statements.length);
  for (let i = from; i < until && context.budget.left > 0; i++) {
    pay(context.budget, now, i);
    const outcome = stepOnce(context, now, i);
    const errors = outcome.faults.filter(({ severity }) => severity === 'error');
    isSoon ||= errors.length > 0 && i < from + SOON;
    if (errors.length === 0 && context.statements[i]?.kind === 'message' && ++calm >= CALM && !isSoon) return true;
    for (const { shift } of errors) {
      if (shift === undefined || related.has(Math.abs(shift.by))) return false;
      others.add(Math.abs(shift.by));
    }
    if (others.size >= ENOUGH) return true;
    now = outcome.world;
  }
  if (until === context.statements.length) lookedAt(context.budget, until);
  if (context.budget.left <= 0 || isSoon) return false;
  // an answer that is missing at the end may be missing for the same reason
  return until < context.statements.length || (context.following.length === 0 && !now.hosts.some(({ owed }) => owed.some(isMissed)));
}

/** What is told only when all is over. */
const atTheEnd = ['unanswered', 'in-flight'];

/** An error that is expected is none, and one that is expected and does not come is one. */
function errorsAt(context: Context, at: number, faults: readonly Fault[]): number {
  const codes = expectedAt(context.statements, at);
  if (codes.length === 0) return countErrors(faults);
  const comes = (code: string | undefined) => faults.some((f) => (code === undefined ? f.severity === 'error' : f.code === code));
  const missed = codes.filter((code) => !comes(code) && !atTheEnd.includes(code ?? '')).length;
  return missed + (codes.includes(undefined) ? 0 : countErrors(faults.filter((f) => !codes.includes(f.code))));
}

function expectedAt(statements: readonly Statement[], at: number): (string | undefined)[] {
  const codes: (string | undefined)[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const s = statements[i];
    if (s?.kind !== 'expect-error') break;
    codes.push(s.code?.text);
  }
  return codes;
}
