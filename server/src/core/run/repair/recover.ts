/**
 * After a mistake: what did the author most likely mean? Each simple change of the statement, or of the few before it, is tried,
 * and the errors that it leaves ahead are counted; the fewest win, and of equals the simplest.
 */

import { type Context, countErrors, type Fault, type Outcome } from '../context.js';
import type { World } from '../world.js';
import { errorsAhead } from './ahead.js';
import type { Candidate } from './candidate.js';
import { earlier } from './earlier.js';
import { insertions } from './insert.js';
import { inItsPlace, leftOut, waysOn } from './ways.js';

/** How far ahead errors are counted, in statements; the first look is short, and only the best get the long one. */
const far = 60;
const near = 8;
const shortlist = 6;

/** The way on from a failed attempt at a statement. */
export function carryOn(context: Context, world: World, at: number, attempt: Outcome): Outcome {
  const first: Candidate = { world: attempt.world, cost: countErrors(attempt.faults), outcome: attempt };
  const best = cheapest(context, candidates(context, world, at, attempt, first), at + 1, 1);
  // that the receiver drops it follows from the mistake
  const told = attempt.faults.filter((f) => f.code !== 'discarded');
  if (best === first || !best) return { ...attempt, faults: told };
  const faults = onlyFirst(told).map((fault) => (best.expected !== undefined && fault.derails ? expecting(fault, best.expected) : fault));
  const happening =
    attempt.happening && best.outcome?.happening
      ? { ...attempt.happening, passed: best.outcome.happening.passed, rows: best.outcome.happening.rows }
      : attempt.happening;
  return { world: best.world, faults, ...(happening && { happening }) };
}

/**
 * Each false claim is an error of its own. But where errors follow, a mistake before the claims may be the one cause of all: then
 * the first claim that shows it stands for it.
 */
export function carryOnAfterClaims(context: Context, at: number, attempt: Outcome): Outcome {
  if (errorsAhead(context, attempt.world, at + 1, far) < 1) return attempt;
  const first: Candidate = { world: attempt.world, cost: countErrors(attempt.faults), outcome: attempt };
  const best = cheapest(context, afterClaims(context, at, attempt, first), at + 1, 1);
  const shown = attempt.faults.find((f) => f.severity === 'error');
  return best === first || !best || !shown ? attempt : { world: best.world, faults: [shown] };
}

function* afterClaims(context: Context, at: number, attempt: Outcome, first: Candidate): Generator<Candidate> {
  yield first;
  const world = context.history[at];
  if (world) yield* leftOut(context, world, at);
  yield* earlier(context, at, attempt);
}

function* candidates(context: Context, world: World, at: number, attempt: Outcome, first: Candidate): Generator<Candidate> {
  yield first;
  yield* waysOn(context, world, at, attempt);
  yield* earlier(context, at, attempt);
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
export function guess(context: Context, world: World, at: number, attempt: Outcome): Outcome {
  const statement = context.statements[at];
  const ends = statement?.kind === 'message' ? statement : undefined;
  const first: Candidate = { world: attempt.world, cost: 0, outcome: attempt };
  const inserted = insertions(context, world, at, ends).map((w) => ({ world: w, cost: 0 }));
  const best = cheapest(context, [first, { world, cost: 0 }, ...inserted], at + 1, 0);
  return best === first || !best ? attempt : { world: best.world, faults: attempt.faults };
}

/** `least`: what the best way on can cost; one that costs no more is taken at once, as the simplest come first. */
function cheapest(context: Context, candidates: Iterable<Candidate>, from: number, least: number): Candidate | undefined {
  const quick: { readonly c: Candidate; readonly rank: number; readonly cost: number }[] = [];
  for (const c of candidates) {
    const cost = c.cost + errorsAhead(context, c.world, from, near);
    if (cost <= least && c.cost + errorsAhead(context, c.world, from, far) <= least) return c;
    quick.push({ c, rank: quick.length, cost });
  }
  quick.sort((a, b) => a.cost - b.cost || a.rank - b.rank);
  const chosen = quick.slice(0, shortlist).map(({ c, rank }) => ({ c, rank, cost: c.cost + errorsAhead(context, c.world, from, far) }));
  return chosen.sort((a, b) => a.cost - b.cost || a.rank - b.rank)[0]?.c;
}
