/**
 * After a mistake: what did the author most likely mean? Each simple change of the statement, or of the few before it, is tried,
 * and the errors that it leaves ahead are counted; the fewest win, and of equals the simplest.
 */

import type { Repair } from '../../problem/repair.js';
import { alike } from '../../value/alike.js';
import { capped, newBudget } from '../budget.js';
import { type Context, countErrors, type Fault, type StepOutcome } from '../context.js';
import { isNumeric } from '../program/types.js';
import { FAR } from '../search/limits.js';
import { step } from '../step/step.js';
import type { World } from '../world.js';
import { errorsAhead, isAlone, NEAR } from './ahead.js';
import type { Candidate } from './candidate.js';
import { calledFor, earlier } from './earlier.js';
import { insertions } from './insert.js';
import { written } from './meant.js';
import { isWrongValue } from './values.js';
import { exchangedIn } from './variants.js';
import { again, clean, ELSEWHERE, inItsPlace, isOutOfPlace, leftOut, NOT_SENT, otherwiseCounted, removal, waysOn } from './ways.js';

/** How far ahead errors are counted, in statements; the first look is short, and only the best get the long one. */
const far = FAR;
const near = NEAR;
const shortlist = 6;

/** The way on from a failed attempt at a statement. */
export function carryOn(context: Context, world: World, at: number, attempt: StepOutcome): StepOutcome {
  const first = asItStands(context, at, attempt);
  const isShort = context.budget.left < ENOUGH_FOR_ALL;
  if (isOneNumber(context, at, attempt)) return { ...attempt, faults: attempt.faults.filter((f) => f.code !== 'discarded') };
  const isLarge =
    countErrors(attempt.faults) > 1 || isOutOfPlace(context, at, attempt) || errorsAhead(context, first.world, at + 1, near) >= 1;
  const best = capped(context.budget, isLarge ? Number.POSITIVE_INFINITY : LITTLE, () => {
    if (isShort) return cheapest(context, simple(context, world, at, attempt, first), at + 1, 1);
    const found = cheapest(context, candidates(context, world, at, attempt, first), at + 1, 1);
    if (!found || !isFarFetched(context, found, first, at)) return found;
    const others = [...candidates(context, world, at, attempt, first)].filter(
      ({ repairs }) => !repairs.some(({ kind }) => kind === 'kept'),
    );
    return cheapest(context, others, at + 1, 1) ?? first;
  });
  // that the receiver drops it follows from the mistake
  const told = attempt.faults.filter((f) => f.code !== 'discarded');
  if (!best) return { ...attempt, faults: told };
  const meant = written(context, best, at);
  if (best === first) return { ...attempt, faults: told.map((fault) => meaning(context, fault, at, meant)) };
  const faults = onlyFirst(told)
    .map((fault) => (best.expected !== undefined && fault.derails ? expecting(fault, best.expected) : fault))
    .map((fault) => meaning(context, fault, at, meant));
  const happening =
    attempt.happening && best.outcome?.happening
      ? { ...attempt.happening, passed: best.outcome.happening.passed, rows: best.outcome.happening.rows }
      : attempt.happening;
  return { world: best.world, faults, ...(happening && { happening }) };
}

/** Steps to find out whether a mistake that leads to nothing in the next few statements is the cause of something later. */
const LITTLE = 300;

/** With less, only what costs next to nothing is tried. */
const ENOUGH_FOR_ALL = 512;

/** Where there are so many mistakes that not all can be looked into: the line as it stands, counted otherwise, or with what is exchanged in it. */
function* simple(context: Context, world: World, at: number, attempt: StepOutcome, first: Candidate): Generator<Candidate> {
  const statement = context.statements[at];
  yield first;
  yield* otherwiseCounted(context, world, at, attempt);
  if (statement?.kind === 'message') for (const meant of exchangedIn(context, statement)) yield* clean(context, world, at, meant);
}

/** A mistake that was made before and kept, and of which nobody can say where, has to explain more than one other error. */
function isFarFetched(context: Context, found: Candidate, first: Candidate, at: number): boolean {
  if (!found.repairs.some(({ kind }) => kind === 'kept') || written(context, found, at) !== undefined) return false;
  const costOf = ({ world, cost }: Candidate) => cost + errorsAhead(context, world, at + 1, far);
  return costOf(first) < costOf(found) + 2;
}

/** One number is wrong, and nothing after it can have the same cause: then it was the right one. */
function isOneNumber(context: Context, at: number, { world, faults }: StepOutcome): boolean {
  const [error, more] = faults.filter(({ severity }) => severity === 'error');
  const by = error?.shift?.by;
  if (by === undefined || more !== undefined) return false;
  if (isRightOtherwise(context, at)) return false;
  const counted = advances(context.history[at], world);
  return isAlone(context, world, at + 1, new Set([by, ...counted, ...counted.flatMap((n) => [by + n, by - n])].map(Math.abs)));
}

/** The line is right the other way round, or with its numbers exchanged: more is wrong with it than one number. */
function isRightOtherwise(context: Context, at: number): boolean {
  const [statement, world] = [context.statements[at], context.history[at]];
  if (statement?.kind !== 'message' || world === undefined) return false;
  return exchangedIn(context, statement).some((meant) => {
    context.budget.left--;
    return countErrors(step(context, world, at, meant).faults) === 0;
  });
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

/** Its wrong numbers were the right ones; without any, it was not sent. */
function asItStands(context: Context, at: number, attempt: StepOutcome): Candidate {
  const isNotSent = isOutOfPlace(context, at, attempt);
  const cost = countErrors(attempt.faults) + (isNotSent ? NOT_SENT : 0);
  return { world: attempt.world, cost, outcome: attempt, repairs: isNotSent ? removal(at) : [] };
}

function meaning({ statements }: Context, fault: Fault, shownAt: number, repairs: readonly Repair[] | undefined): Fault {
  if (repairs === undefined || fault.severity !== 'error') return fault;
  const shown = statements[shownAt];
  return { ...fault, problem: () => ({ ...fault.problem(), meant: { shownAt, ...(shown && { shown }), repairs } }) };
}

/**
 * All ways in which a mistake can be put right, for a person to choose from: those that leave fewest errors first, and of equals
 * the simplest. What the recovery chose stands first.
 *
 * @param context of a run that has come to its end
 * @param most ways, as nobody reads more
 */
export function waysRight(context: Context, at: number, most: number): readonly (readonly Repair[])[] {
  const world = context.history[at];
  if (world === undefined) return [];
  const attempt = step(context, world, at);
  const here: Context = { ...context, history: context.history.slice(0, at + 1), budget: { ...newBudget(), left: most * BUDGET_OF_ONE } };
  const first = asItStands(context, at, attempt);
  const isClaims = context.statements[at]?.kind === 'claims';
  const all = isClaims ? afterClaims(here, at, attempt, first) : candidates(here, world, at, attempt, first);
  const ranked = [...all]
    .filter(({ repairs }) => repairs.length > 0)
    .map((c) => ({ c, cost: errorsAhead(here, c.world, at + 1, near) }))
    .sort((a, b) => a.cost - b.cost);
  return ranked.slice(0, most).flatMap(({ c }) => {
    const found = written(here, c, at);
    return found === undefined ? [] : [found];
  });
}

const BUDGET_OF_ONE = 500;

/**
 * Each false claim is an error of its own. But where errors follow, a mistake before the claims may be the one cause of all: then
 * the first claim that shows it stands for it.
 */
export function carryOnAfterClaims(context: Context, at: number, attempt: StepOutcome): StepOutcome {
  if (errorsAhead(context, attempt.world, at + 1, far) < 1) return attempt;
  const first: Candidate = { world: attempt.world, cost: countErrors(attempt.faults), outcome: attempt, repairs: [] };
  const best = cheapest(context, afterClaims(context, at, attempt, first), at + 1, 1);
  const shown = attempt.faults.find((f) => f.severity === 'error');
  if (best === first || !best || !shown) return attempt;
  return { world: best.world, faults: [meaning(context, shown, at, written(context, best, at))] };
}

function* afterClaims(context: Context, at: number, attempt: StepOutcome, first: Candidate): Generator<Candidate> {
  yield first;
  const world = context.history[at];
  if (world) yield* leftOut(context, world, at);
  yield* earlier(context, at, attempt);
}

function* candidates(context: Context, world: World, at: number, attempt: StepOutcome, first: Candidate): Generator<Candidate> {
  const statement = context.statements[at];
  const isValue = statement !== undefined && isWrongValue(context, statement, attempt);
  for (const each of allCandidates(context, world, at, attempt, first))
    if (!isValue || !isOtherMessage(context, each) || areInSameStates(each.world, attempt.world)) yield each;
}

/** One more message, or one of another name. */
const isOtherMessage = ({ statements }: Context, { repairs }: Candidate): boolean =>
  repairs.some((repair) => {
    if (repair.kind !== 'replace') return repair.kind === 'insert';
    const [own, meant] = [statements[repair.at], repair.statement];
    return own?.kind === 'message' && meant.kind === 'message' && own.names !== meant.names;
  });

const areInSameStates = (a: World, b: World): boolean => a.hosts.every(({ state }, i) => state === b.hosts[i]?.state);

function* allCandidates(context: Context, world: World, at: number, attempt: StepOutcome, first: Candidate): Generator<Candidate> {
  const isNotSent = isOutOfPlace(context, at, attempt);
  if (!isNotSent) yield first;
  else yield* calledFor(context, at);
  yield* waysOn(context, world, at, attempt);
  if (isNotSent) {
    yield* again(context, world, at, attempt);
    yield first;
    yield { ...first, world };
  }
  for (const found of earlier(context, at, attempt)) yield { ...found, cost: found.cost + (isNotSent ? ELSEWHERE : 0) };
  if (!isNotSent) yield* again(context, world, at, attempt);
  yield* inItsPlace(context, world, at, attempt);
}

/** One cause, one error; what has nothing to do with it stays. */
function onlyFirst(faults: readonly Fault[]): Fault[] {
  const first = faults.find((f) => f.derails);
  return faults.filter((f) => f === first || !f.derails);
}

function expecting(fault: Fault, expected: string): Fault {
  return {
    ...fault,
    problem: () => {
      const problem = fault.problem();
      return problem.facts.kind === 'requirement' ? { ...problem, facts: { ...problem.facts, expected } } : problem;
    },
  };
}

/** The way on from a line that cannot be read: as far as it can be read, or with any message in its place. */
export function guess(context: Context, world: World, at: number, attempt: StepOutcome): StepOutcome {
  const statement = context.statements[at];
  const ends = statement?.kind === 'message' ? statement : undefined;
  const first: Candidate = { world: attempt.world, cost: 0, outcome: attempt, repairs: [] };
  const inserted = [...insertions(context, world, at, ends)].map((one) => ({ world: one.world, cost: 0, repairs: [] }));
  const best = cheapest(context, [first, { world, cost: 0, repairs: [] }, ...inserted], at + 1, 0);
  return best === first || !best ? attempt : { world: best.world, faults: attempt.faults };
}

/** A way to the same world as one of the first, which costs no less, is none. */
const COMPARED = 3;

/** `least`: what the best way on can cost; one that costs no more is taken at once, as the simplest come first. */
function cheapest(context: Context, candidates: Iterable<Candidate>, from: number, least: number): Candidate | undefined {
  let best = Number.POSITIVE_INFINITY;
  const quick: { readonly c: Candidate; readonly rank: number; readonly cost: number }[] = [];
  for (const c of candidates) {
    if (quick.slice(0, COMPARED).some((other) => other.c.cost <= c.cost && alike(other.c.world, c.world))) continue;
    const cost = c.cost + errorsAhead(context, c.world, from, near);
    // what could not be looked at to the end is not known to be better
    if (context.budget.left <= 0 && quick.length > 0) break;
    const enough = c.cost <= least + ELSEWHERE ? Math.max(least, c.cost) : least;
    if (cost <= enough && cost <= best && c.cost + errorsAhead(context, c.world, from, far) <= enough) return c;
    best = Math.min(best, cost);
    quick.push({ c, rank: quick.length, cost });
  }
  quick.sort((a, b) => a.cost - b.cost || a.rank - b.rank);
  const chosen: typeof quick = [];
  for (const { c, rank } of quick.slice(0, shortlist)) {
    const cost = c.cost + errorsAhead(context, c.world, from, far);
    if (context.budget.left <= 0 && chosen.length > 0) break;
    chosen.push({ c, rank, cost });
  }
  return chosen.sort((a, b) => a.cost - b.cost || a.rank - b.rank)[0]?.c;
}
