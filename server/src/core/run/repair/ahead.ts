/** How many errors are left ahead if an exchange continues from a world. */
import type { Statement } from '../../exchange/exchange.js';
import { lookedAt, pay } from '../budget.js';
import { type Context, countErrors, type Fault } from '../context.js';
import { FAR } from '../search/limits.js';
import { debtsOf } from '../step/machines.js';
import { stepOnce } from '../step/step.js';
import type { HostState, Owed, World } from '../world.js';

/** An answer that is missing at the end weighs little: it decides between ways on that leave as many errors. */
const missing = 0.1;
export const isMissed = (owed: Owed): boolean => owed.how !== 'allow' && owed.cause !== undefined;

/** The first look ahead is short. */
export const NEAR = 8;

/** After so many it is taken to go on like that. */
const MOST_ERRORS = 8;

/** Errors from a statement on, if nobody puts anything right; on into an exchange that goes on after this one. */
export const errorsAhead = (context: Context, world: World, from: number, lines: number): number =>
  errorsUpTo(context, world, from, { lines, most: Number.POSITIVE_INFINITY });

interface LookAhead {
  readonly lines: number;
  /** With more than so many, how many there are makes no difference. */
  readonly most: number;
}

export function errorsUpTo(context: Context, world: World, from: number, { lines, most }: LookAhead): number {
  let [now, errors] = [world, 0];
  const until = Math.min(from + lines, context.statements.length);
  for (let i = from; i < until && context.budget.left > 0; i++) {
    pay(context.budget, now, i);
    const outcome = stepOnce(context, now, i);
    errors += errorsAt(context, i, outcome.faults);
    if (errors > most) return errors;
    if (errors >= MOST_ERRORS) return (errors * (until - from)) / (i + 1 - from);
    now = outcome.world;
  }
  if (until === context.statements.length) lookedAt(context.budget, until);
  const rest = lines - (until - from);
  const [next] = context.following;
  if (!next && until === context.statements.length) return errors + missing * now.hosts.reduce((n, host) => n + missedBy(host), 0);
  if (!next || rest <= 0) return errors;
  return errors + errorsUpTo({ ...context, statements: next.statements, following: [] }, now, 0, { lines: rest, most: most - errors });
}

/** Of several answers of which one is enough, one is missing. */
function missedBy(host: HostState): number {
  const missed = debtsOf(host).filter(isMissed);
  const choices = new Set(missed.flatMap(({ choice }) => choice ?? []));
  return missed.filter(({ choice }) => choice === undefined).length + choices.size;
}

/** The world some statements on, whatever fails on the way: numbers are known then that were not before. */
export function worldAhead(context: Context, world: World, from: number): World {
  let now = world;
  lookedAt(context.budget, from + FAR);
  for (let i = from; i < Math.min(from + FAR, context.statements.length); i++) now = stepOnce(context, now, i).world;
  return now;
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
