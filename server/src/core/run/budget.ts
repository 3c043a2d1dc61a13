/** How much may be tried to find out what authors meant: a document full of mistakes must not take long either. */

import { alike } from '../value/alike.js';
import type { Habit, Lesson } from './habit.js';

/** In statements run once. */
export interface Budget {
  /** Of what is being found out now. */
  left: number;
  /** By all earlier searches, in this exchange and those before it. */
  spent: number;
  /** Statements of the exchanges that stand before. */
  readonly before: number;
  /** The first and the last statement that were looked at to find out what is being found out now. */
  low: number;
  high: number;
  /** Worlds that were looked into for that, and at which statement: the next look costs nothing. What was known before counts as well, or a run that is taken up again would be granted other amounts. */
  looked: WeakMap<object, number>;
  /** How earlier mistakes of each kind were meant, in this exchange and those before it. */
  readonly habits: Map<string, Habit>;
  /** What the current mistake has taught. */
  lesson: Lesson | undefined;
}

/** The cost of finding out how a statement with a mistake was meant. */
export interface Trial {
  readonly granted: number;
  readonly spent: number;
  /** The first and the last statement that influenced it. */
  readonly low: number;
  readonly high: number;
  readonly lesson?: Lesson;
}

/** For the mistakes of any document, and for each of its statements. */
const FOR_ALL = 6_144;
const FOR_EACH = 3;
/** What each mistake gets, however many there are: enough for the simplest ways in which a line may be meant otherwise. */
const LEAST = 32;

export type Shared = Pick<Budget, 'spent' | 'before' | 'habits'>;

export const nothingSpent = (): Shared => ({ spent: 0, before: 0, habits: new Map() });

/** What runs have used up that stand before an exchange, `before` statements in all. */
export function spentBefore(runs: readonly { readonly trials: readonly (Trial | undefined)[] }[], before: number): Shared {
  const shared = { ...nothingSpent(), before };
  for (const { trials } of runs) for (const trial of trials) if (trial !== undefined) recall(shared, trial);
  return shared;
}

export const newBudget = (shared: Shared = nothingSpent()): Budget => ({
  ...shared,
  left: 0,
  lesson: undefined,
  low: 0,
  high: 0,
  looked: new WeakMap(),
});

/**
 * Half of what is left for all statements up to this one, as one of few sizes: a single mistake gets all that helps, where there are many, the
 * first ones do not use up what later ones need, and a mistake more or less seldom changes what later ones get. What is granted depends on
 * what stands before alone.
 */
export function grantAt({ spent, before }: Budget, at: number): number {
  const half = (FOR_ALL + FOR_EACH * (before + at) - spent) / 2;
  if (half < LEAST) return LEAST;
  const power = 2 ** Math.floor(Math.log2(half));
  return half < 1.5 * power ? power : 1.5 * power;
}

/** Runs a search within what is granted, and at most `most`; its whole cost is counted. */
export function granted<T>(
  budget: Budget,
  at: number,
  find: () => T,
  most = Number.POSITIVE_INFINITY,
): { readonly found: T; readonly trial: Trial } {
  const grant = Math.min(grantAt(budget, at), most);
  const found = within(budget, at, grant, find);
  const { low, high, lesson } = budget;
  const trial: Trial = { granted: grant, spent: grant - budget.left, low, high, ...(lesson && { lesson }) };
  budget.spent += trial.spent;
  budget.left = 0;
  return { found, trial };
}

/** Counts a result of an earlier run as if it had been found now. */
export function recall(budget: Pick<Budget, 'spent' | 'habits'>, { spent, lesson }: Trial): void {
  budget.spent += spent;
  if (lesson?.after !== undefined) budget.habits.set(lesson.kind, lesson.after);
}

/** A step into a world costs one, the first time. */
export function pay(budget: Budget, world: object, at: number): void {
  if (budget.looked.get(world) !== at) budget.left--;
  budget.looked.set(world, at);
  lookedAt(budget, at);
}

export function lookedAt(budget: Budget, statement: number): void {
  budget.low = Math.min(budget.low, statement);
  budget.high = Math.max(budget.high, statement);
}

/** What every run may use at its beginning; it is not counted. */
export function grantedToBegin<T>(budget: Budget, find: () => T): T {
  const found = within(budget, 0, TO_BEGIN, find);
  budget.left = 0;
  return found;
}

const TO_BEGIN = 3_000;

function within<T>(budget: Budget, at: number, grant: number, find: () => T): T {
  budget.left = grant;
  budget.low = at;
  budget.high = at;
  budget.looked = new WeakMap();
  budget.lesson = undefined;
  return find();
}

/** Runs a search with at most `most`. */
export function capped<T>(budget: Budget, most: number, find: () => T): T {
  const rest = Math.max(0, budget.left - most);
  budget.left -= rest;
  const found = find();
  budget.left += rest;
  return found;
}

/** Would the same be found out now? So it is where all was tried that was wanted, or where as much may be tried again. */
export const isAsGood = (budget: Budget, at: number, { granted: then, spent, lesson }: Trial): boolean => {
  const now = grantAt(budget, at);
  if (lesson !== undefined && !alike(budget.habits.get(lesson.kind), lesson.before)) return false;
  return now === then || (spent < then && spent <= now);
};
