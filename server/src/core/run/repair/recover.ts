/**
 * After a mistake: what did the author most likely mean? Each simple change of the statement, or of the few before it, is tried,
 * and the errors that it leaves ahead are counted; the fewest win, and of equals the simplest.
 */

import type { Statement } from '../../exchange/exchange.js';
import type { Repair } from '../../problem/repair.js';
import { capped } from '../budget.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { FAR } from '../search/limits.js';
import { areInSameStates, type World } from '../world.js';
import { errorsAhead, NEAR } from './ahead.js';
import type { Attempt, Candidate, FailedStep, WayTried } from './candidate.js';
import { cheapest } from './cheapest.js';
import { clean, exchanged } from './clean.js';
import { earlier, oneFlagTooMany, onlyNamedOnce } from './earlier.js';
import { kindOf, learn } from './habits.js';
import { insertions } from './insert.js';
import { worldOf, written } from './meant.js';
import { remembered } from './remembered.js';
import { renumbered } from './renumbered.js';
import { rightOtherwise } from './right-otherwise.js';
import { ENOUGH, isOneNumber } from './single.js';
import { doubled, inRange, isOutOfRange } from './slips.js';
import { outcomeAsMeant, withMeaning, withoutDropped } from './telling.js';
import { AS_IT_STANDS, asItStands, EARLIER, isOutOfPlace, leftOut, RIGHT_OTHERWISE, SIMPLE, waysOf } from './ways.js';

const ONE_NUMBER = 'one number';

/** The way on from a failed attempt at a statement. */
export function carryOn(context: Context, world: World, at: number, attempt: StepOutcome): StepOutcome {
  const failure: FailedStep = { context, world, at, attempt };
  const kind = kindOf(failure);
  const habit = context.budget.habits.get(kind);
  const exact = rightOtherwise(failure).map((each) => ({ ...each, way: RIGHT_OTHERWISE }));
  if (exact.length === 0 && !isOutOfRange(attempt) && isOneNumber(failure, habit?.way === ONE_NUMBER ? habit.times : 0)) {
    learn(context, kind, { way: ONE_NUMBER, cost: 1 }, ENOUGH);
    return { ...attempt, faults: withoutDropped(attempt) };
  }
  const first = asItStands(failure);
  const ways = [
    { name: 'doubled', candidates: () => doubled(failure) },
    { name: 'in range', candidates: () => inRange(failure) },
    { name: RIGHT_OTHERWISE, candidates: () => exact },
    ...waysOf(failure, first),
  ];
  const best = asBefore(failure, first, ways) ?? anew(failure, first, ways);
  if (best === undefined) return { ...attempt, faults: withoutDropped(attempt) };
  learn(context, kind, { way: best.way ?? AS_IT_STANDS, cost: shortly(failure, best) }, ENOUGH);
  const before = writtenBefore(failure, best);
  const way = before === undefined ? best : { ...best, world: before.world };
  return outcomeAsMeant(failure, way, best === first, before?.repairs ?? written(context, best, at) ?? renumbered(failure, best));
}

interface WrittenBefore {
  readonly world: World;
  readonly repairs: readonly Repair[];
}

/** A number that was kept comes of one line before: then all is as if that had been written, and no number is off any more. */
function writtenBefore(failure: FailedStep, best: Candidate): WrittenBefore | undefined {
  const { context, at } = failure;
  if (!isKept(best)) return undefined;
  const repairs = written(context, best, at) ?? otherFlag(failure, best) ?? missingBefore(failure, best);
  const world = repairs && worldOf(context, repairs, at);
  if (repairs === undefined || world === undefined) return undefined;
  return { repairs, world: errorsAhead(context, world, at + 1, FAR) <= errorsAhead(context, best.world, at + 1, FAR) ? world : best.world };
}

/** A number that was kept may come of a flag of one line before, which is simpler to put right than all lines that count on from it. */
function otherFlag({ context, at, attempt }: FailedStep, best: Candidate): readonly Repair[] | undefined {
  if (!isKept(best)) return undefined;
  const left = errorsAhead(context, best.world, at + 1, NEAR);
  return capped(context.budget, LITTLE, () => {
    for (const candidate of earlier(context, at, attempt))
      if (isOtherFlag(context, candidate) && errorsAhead(context, candidate.world, at + 1, NEAR) <= left)
        return written(context, candidate, at);
    return undefined;
  });
}

const takesAnyNumber = (attempt: Attempt): boolean =>
  attempt.kind === 'insert' && attempt.statement.kind === 'message' && attempt.statement.fields.some(({ value }) => value.kind === 'blank');

/** What it counts is best explained by one line that is missing. One or two numbers are more likely miscounted than the text of a whole line. */
function missingBefore(failure: FailedStep, best: Candidate): readonly Repair[] | undefined {
  const { context, world, at } = failure;
  const isMiscounted = renumbered(failure, best) !== undefined;
  const isLikely = ({ world: after, repairs }: Candidate): boolean =>
    !repairs.some(takesAnyNumber) || (!isMiscounted && areInSameStates(after, best.world));
  const left = errorsAhead(context, best.world, at + 1, FAR);
  return capped(context.budget, LITTLE, () => {
    for (const candidate of leftOut(context, world, at))
      if (isLikely(candidate) && errorsAhead(context, candidate.world, at + 1, FAR) <= left) return written(context, candidate, at);
    return undefined;
  });
}

function isOtherFlag({ statements }: Context, { repairs: [repair, more] }: Candidate): boolean {
  if (repair?.kind !== 'replace' || more !== undefined) return false;
  const [own, meant] = [statements[repair.at], repair.statement];
  return own?.kind === 'message' && meant.kind === 'message' && own.names.length !== meant.names.length && own.from === meant.from;
}

/** What it costs, with the errors behind it in the next few statements. */
const shortly = ({ context, at }: FailedStep, { world, cost }: Candidate): number => cost + errorsAhead(context, world, at + 1, NEAR);

/** As the last mistake of the kind was meant, if that explains what follows as well as it did there. */
function asBefore(failure: FailedStep, first: Candidate, ways: readonly WayTried[]): Candidate | undefined {
  const habit = failure.context.budget.habits.get(kindOf(failure));
  const way = ways.find(({ name }) => name === habit?.way);
  if (habit === undefined || way === undefined || way.name === EARLIER) return undefined;
  let best: { readonly candidate: Candidate; readonly cost: number } | undefined;
  for (const candidate of way.candidates()) {
    const cost = shortly(failure, candidate);
    if (best === undefined || cost < best.cost) best = { candidate, cost };
  }
  return best !== undefined && best.cost <= habit.cost && best.cost <= shortly(failure, first) ? best.candidate : undefined;
}

function anew(failure: FailedStep, first: Candidate, ways: readonly WayTried[]): Candidate | undefined {
  const { context, at, attempt } = failure;
  const isShort = context.budget.left < ENOUGH_FOR_ALL;
  const isLarge =
    countErrors(attempt.faults) > 1 ||
    isOutOfPlace(failure) ||
    (!isUsuallyAlone(failure) && errorsAhead(context, first.world, at + 1, NEAR) >= 1);
  return capped(context.budget, isLarge ? Number.POSITIVE_INFINITY : LITTLE, () => {
    if (isShort) return cheapest(context, all(ways.filter(({ name }) => SIMPLE.has(name))), at + 1, 1);
    const candidates = remembered(all(ways));
    const found = cheapest(context, candidates, at + 1, 1);
    if (!found || !isFarFetched(failure, found, first)) return found;
    return cheapest(context, withoutKept(candidates), at + 1, 1) ?? first;
  });
}

/** Numbers like this one were wrong before, again and again, and had nothing to do with each other. */
function isUsuallyAlone(failure: FailedStep): boolean {
  const habit = failure.context.budget.habits.get(kindOf(failure));
  return habit?.way === ONE_NUMBER && habit.times >= ENOUGH;
}

function* all(ways: readonly WayTried[]): Generator<Candidate> {
  for (const { candidates } of ways) yield* candidates();
}

function* withoutKept(candidates: Iterable<Candidate>): Generator<Candidate> {
  for (const candidate of candidates) if (!isKept(candidate)) yield candidate;
}

/** Steps to find out whether a mistake that leads to nothing in the next few statements is the cause of something later. */
const LITTLE = 300;

/** With less, only what costs next to nothing is tried: the line as it stands, counted otherwise, or with what is exchanged in it. */
const ENOUGH_FOR_ALL = 512;

const isKept = ({ repairs }: Candidate): boolean => repairs.some(({ kind }) => kind === 'kept');

/** A mistake that was made before and kept, and of which nobody can say where, has to explain more than one other error. */
function isFarFetched({ context, at }: FailedStep, found: Candidate, first: Candidate): boolean {
  if (!isKept(found) || written(context, found, at) !== undefined) return false;
  const costOf = ({ world, cost }: Candidate) => cost + errorsAhead(context, world, at + 1, FAR);
  return costOf(first) < costOf(found) + 2;
}

/**
 * Each false claim is an error of its own. But where errors follow, a mistake before the claims may be the one cause of all: then
 * the first claim that shows it stands for it.
 */
export function carryOnAfterClaims(context: Context, at: number, attempt: StepOutcome): StepOutcome {
  if (errorsAhead(context, attempt.world, at + 1, FAR) < 1) return afterClaimsAtTheEnd(context, at, attempt);
  const first: Candidate = { world: attempt.world, cost: countErrors(attempt.faults), outcome: attempt, repairs: [] };
  const best = cheapest(context, afterClaims(context, at, attempt, first), at + 1, 1);
  const shown = attempt.faults.find((f) => f.severity === 'error');
  if (best === first || !best || !shown) return attempt;
  return { world: best.world, faults: [withMeaning(context, shown, at, written(context, best, at))] };
}

/**
 * A false claim at the end of all is one about a message that went to a host of which nothing else is said; several have one cause where a
 * message that is owed, or a flag less in the last one, makes all of them true.
 */
function afterClaimsAtTheEnd(context: Context, at: number, attempt: StepOutcome): StepOutcome {
  const errors = attempt.faults.filter(({ severity }) => severity === 'error');
  const [shown, more] = errors;
  if (shown === undefined || errors.some(({ code }) => code !== 'claim')) return attempt;
  const ways = more === undefined ? oneFalse : simplyMissed;
  for (const candidate of ways(context, at, attempt)) {
    if (errorsAhead(context, candidate.world, at + 1, FAR) >= 1) continue;
    return { world: candidate.world, faults: [withMeaning(context, shown, at, written(context, candidate, at))] };
  }
  return attempt;
}

/** Each in the state that is claimed of the other one. */
function statesExchanged(claims: Statement): readonly Statement[] {
  if (claims.kind !== 'claims') return [];
  const [one, other, more] = claims.claims.flatMap((claim) => (claim.kind === 'state' && claim.state !== undefined ? [claim] : []));
  if (one?.state === undefined || other?.state === undefined || more !== undefined) return [];
  const states = new Map([
    [one, other.state],
    [other, one.state],
  ]);
  const swapped = claims.claims.map((claim) => {
    const state = claim.kind === 'state' ? states.get(claim) : undefined;
    return claim.kind !== 'state' || state === undefined ? claim : { ...claim, state };
  });
  return [{ ...claims, claims: swapped }];
}

/** What is owed shows for a moment only: then the claim may stand a line too early. */
function* oneFalse(context: Context, at: number): Generator<Candidate> {
  const [world, claims] = [context.history[at], context.statements[at]];
  yield* onlyNamedOnce(context, at);
  if (world && claims?.kind === 'claims' && claims.claims.every(({ kind }) => kind === 'condition'))
    yield* exchanged(context, world, at, 1);
}

function* simplyMissed(context: Context, at: number, attempt: StepOutcome): Generator<Candidate> {
  const [world, claims] = [context.history[at], context.statements[at]];
  if (world === undefined || claims === undefined || context.budget.left <= 0) return;
  yield* onlyNamedOnce(context, at);
  for (const meant of statesExchanged(claims)) yield* clean(context, world, at, meant);
  yield* exchanged(context, world, at, 1);
  for (const { world: after, isOwed, ...inserted } of insertions(context, world, at))
    if (isOwed === true) yield* clean(context, after, at, claims, [{ kind: 'insert', at, ...inserted }]);
  yield* oneFlagTooMany(context, at);
  yield* leftOut(context, world, at);
  for (const found of earlier(context, at, attempt)) if (found.cost <= 1 && found.repairs.length > 0) yield found;
}

export function* afterClaims(context: Context, at: number, attempt: StepOutcome, first: Candidate): Generator<Candidate> {
  yield first;
  const world = context.history[at];
  if (world) yield* leftOut(context, world, at);
  yield* earlier(context, at, attempt);
}

/** A message is supposed only where it spares an error, not where it only makes that nothing is missed at the end. */
const SUPPOSED = 0.5;

/** The way on from a line that cannot be read: as far as it can be read, or with any message in its place. */
export function guess(context: Context, world: World, at: number, attempt: StepOutcome): StepOutcome {
  const statement = context.statements[at];
  const ends = statement?.kind === 'message' ? statement : undefined;
  const first: Candidate = { world: attempt.world, cost: 0, outcome: attempt, repairs: [] };
  const inserted = [...insertions(context, world, at, ends)].map((one) => ({ world: one.world, cost: SUPPOSED, repairs: [] }));
  const best = cheapest(context, [first, { world, cost: 0, repairs: [] }, ...inserted], at + 1, 0);
  return best === first || !best ? attempt : { world: best.world, faults: attempt.faults };
}
