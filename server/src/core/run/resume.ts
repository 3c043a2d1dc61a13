/**
 * An edit changes little: statements that stay the same in the same world need not be run a second time, neither those before the
 * first change nor those after the last one, once all is again as it was there. What was found out about a mistake stands, too, as long as
 * all that had a say in it is the same.
 */

import { movedProblem, type Shifted } from '../problem/moved.js';
import type { Problem } from '../problem/problem.js';
import { movedSpan } from '../span.js';
import { alike } from '../value/alike.js';
import { isAsGood, recall, type Trial } from './budget.js';
import type { Context, Roster } from './context.js';
import type { Program } from './program/program.js';
import { FAR } from './search/limits.js';
import type { Done } from './show.js';
import type { Beginning } from './start.js';
import type { World } from './world.js';

/** What a run can be taken up from. */
export interface Past {
  readonly program: Program;
  readonly roster: Roster;
  /** How it began; left out where it goes on after another one. */
  readonly start?: Beginning;
  /** The world before each statement. */
  readonly worlds: readonly World[];
  /** Where it ended; another exchange can go on from here. */
  readonly end: World;
  readonly done: readonly Done[];
  /** What was said of each statement. */
  readonly told: readonly (readonly Problem[])[];
  /** How each statement was found out that had something wrong with it. */
  readonly trials: readonly (Trial | undefined)[];
  /** Statements at which what followed decided. */
  readonly chosen: ReadonlyMap<number, number>;
  readonly context: Context;
}

export interface Taken {
  /** How many statements need not be run. */
  readonly statements: number;
  readonly worlds: readonly World[];
  readonly world: World;
  readonly done: readonly Done[];
  readonly told: readonly (readonly Problem[])[];
  readonly trials: readonly (Trial | undefined)[];
}

/** How the past run began, where all statements are the same at other places, and none of them has to be guessed. */
export function sameBeginning({ statements, program }: Context, past: Past, after: number): Beginning | undefined {
  if (past.program !== program || after !== statements.length || after !== past.context.statements.length) return undefined;
  // what is wrong with the beginning has its place
  if (past.start === undefined || past.start.faults.length > 0) return undefined;
  const hasGuess = statements.some(
    (each) => each.damaged === true || (each.kind === 'message' && (each.blank || each.segment !== undefined)),
  );
  return hasGuess ? undefined : past.start;
}

/**
 * `same`: how many statements, from the first, are the same and at the same places as in the past run. Where something was wrong,
 * or had to be guessed, what came later had a say in it: it is taken if all that had is the same.
 */
export function takeUp(context: Context, start: World, past: Past, same: number): Taken | undefined {
  const [begun] = past.worlds;
  if (past.program !== context.program || !begun || (begun !== start && shape(begun) !== shape(start))) return undefined;
  // names on a line that cannot be read are not missed anywhere
  if (unreadable(past.roster) !== unreadable(context.roster)) return undefined;
  const { budget } = context;
  const most = Math.min(same, context.statements.length, past.told.length);
  let statements = 0;
  for (; statements < most; statements++) {
    // what came later had a say as far as anybody looked ahead
    const trial = past.trials[statements];
    const isFarAway = statements + FAR + 1 < most;
    if (isGuessed(context, past, statements) && !isFarAway) break;
    if (trial === undefined) continue;
    if (!isFarAway && (trial.high >= most || !areWithoutArrival(context, past, most, statements + FAR))) break;
    if (!isAsGood(budget, statements, trial)) break;
    recall(budget, trial);
  }
  for (const [at, nth] of past.chosen) if (at < statements) context.chosen.set(at, nth);
  return {
    statements,
    worlds: past.worlds.slice(0, statements),
    world: past.worlds[statements] ?? past.end,
    done: past.done.filter((d) => d.happening.statement < statements),
    told: past.told.slice(0, statements),
    trials: past.trials.slice(0, statements),
  };
}

/** A segment that arrives without having been sent has a say from afar. */
function areWithoutArrival(context: Context, past: Past, from: number, until: number): boolean {
  for (const { statements } of [context, past.context])
    for (let i = from; i <= Math.min(until, statements.length - 1); i++) if (statements[i]?.kind === 'arrival') return false;
  return true;
}

function isGuessed(context: Context, { chosen }: Past, at: number): boolean {
  const statement = context.statements[at];
  return statement?.damaged === true || (statement?.kind === 'message' && statement.blank) || chosen.has(at);
}

const unreadable = ({ damaged, nameless }: Roster): string => JSON.stringify([[...damaged].sort(), nameless]);

/** What a statement came to. */
export interface Known {
  readonly world: World;
  readonly done: Done | undefined;
  readonly told: readonly Problem[];
  readonly trial: Trial | undefined;
}

/** A run that went on, behind a change, with statements that are the same at other places of the text. */
export class Rejoining {
  private step = 0;
  /** All worlds are as they were, from the one before this statement on. */
  private joined: number | undefined;
  private nextTry = 0;
  private tries = 0;
  private readonly shifted: Shifted;
  private readonly followsOn: boolean;

  /** @param first index of the first statement that is the same again, as are all after it */
  constructor(
    private readonly context: Context,
    private readonly past: Past,
    private readonly first: number,
    places: readonly [same: number, after: number],
  ) {
    const [same, after] = places;
    if (first === 0) this.joined = 0;
    const [now, then] = [context.statements[after]?.span.start ?? 0, past.context.statements[after]?.span.start ?? 0];
    this.shifted = { until: past.context.statements[same - 1]?.span.end ?? 0, from: then, by: now - then };
    this.followsOn = context.following.length > 0 || past.context.following.length > 0;
  }

  /** What the past run made of a statement, if it comes to the same in this world. */
  outcome(world: World, at: number): Known | undefined {
    if (at < this.first) return undefined;
    this.joined = this.joinedAt(world, at);
    if (this.joined === undefined) return undefined;
    const { worlds, end, done } = this.past;
    while ((done[this.step]?.happening.statement ?? at) < at) this.step++;
    const found = this.knownBefore(this.joined, at);
    if (found === undefined) return undefined;
    const did = done[this.step];
    return {
      world: worlds[at + 1] ?? end,
      done: did?.happening.statement === at ? { ...did, problems: found } : undefined,
      told: found,
      trial: this.past.trials[at],
    };
  }

  /** What was said, at its place in this text; `undefined` where it must be found out again. */
  private knownBefore(joined: number, at: number): readonly Problem[] | undefined {
    const statement = this.context.statements[at];
    // of names of segments, the places are kept
    const isNamed = statement?.kind === 'message' && statement.segment !== undefined;
    if (isNamed || isGuessed(this.context, this.past, at)) return undefined;
    const told = this.past.told[at] ?? [];
    const trial = this.past.trials[at];
    if (trial !== undefined && !this.isFoundOut(trial, joined, at)) return undefined;
    const moved = told.map((problem) => movedProblem(problem, this.shifted));
    return moved.includes(undefined) ? undefined : moved.flatMap((problem) => problem ?? []);
  }

  private isFoundOut(trial: Trial, joined: number, at: number): boolean {
    if (!isAsGood(this.context.budget, at, trial) || trial.low < joined) return false;
    if (this.followsOn && at + FAR >= this.context.statements.length) return false;
    return at - FAR >= this.first || this.isCalm(at - FAR);
  }

  /** Nothing there was lost, or is still on its way: that may be sent again, or arrive, much later. */
  private isCalm(from: number): boolean {
    for (const { statements } of [this.context, this.past.context])
      for (let i = Math.max(0, from); i < this.first; i++) {
        const statement = statements[i];
        if (statement?.kind !== 'message' || statement.fate !== 'delivered' || statement.segment !== undefined) return false;
      }
    return true;
  }

  /** Where the worlds are not soon as they were, they seldom are later on. */
  private joinedAt(world: World, at: number): number | undefined {
    const { worlds } = this.past;
    if (this.joined !== undefined && (world === worlds[at] || alike(world, worlds[at]))) return this.joined;
    if (at < this.nextTry) return undefined;
    if (alike(world, worlds[at])) return at;
    this.nextTry = at + 2 ** Math.max(0, this.tries++ - SOON);
    return undefined;
  }
}

const SOON = 8;

/** `statements`: how many, from the first, are the same at the same places; `after`: how many, from the last, are the same. */
export function rejoining(
  context: Context,
  past: Past,
  same: { readonly statements: number; readonly after: number },
): Rejoining | undefined {
  const { statements } = context;
  if (same.after === 0 || past.program !== context.program || statements.length !== past.told.length) return undefined;
  if (!alike(context.roster.keys, past.roster.keys) || unreadable(past.roster) !== unreadable(context.roster)) return undefined;
  const after = statements.length - same.after;
  // where only places have changed, all is the same
  return new Rejoining(context, past, same.statements >= after ? 0 : after, [Math.min(same.statements, after), after]);
}

/** What a trial does not run: the first of these statements, and what was said of them and those after it; `undefined` where all is run. */
export function behindHorizon(
  { statements }: Context,
  past: Past,
  { after, horizon }: { readonly after: number; readonly horizon?: number },
): { readonly from: number; readonly problems: readonly Problem[] } | undefined {
  if (horizon === undefined || after <= horizon) return undefined;
  const from = statements.length - after + horizon;
  const then = past.context.statements.length - after + horizon;
  const by = (statements[from]?.span.start ?? 0) - (past.context.statements[then]?.span.start ?? 0);
  const problems = past.told.slice(then).flatMap((told) => told.map((problem) => ({ ...problem, span: movedSpan(problem.span, by) })));
  return { from, problems };
}

/**
 * What may be tried to find out how a statement was meant, in a run that tries a change: one that was right before is wrong now, which tells that
 * the change puts nothing right, and more need not be known.
 */
export function worthInTrial(
  { statements }: Context,
  past: Past,
  { statements: same, after, horizon }: { readonly statements: number; readonly after: number; readonly horizon?: number },
): ((at: number) => number) | undefined {
  if (horizon === undefined) return undefined;
  const more = statements.length - past.told.length;
  const wasWrong = (at: number): boolean =>
    at < same ? past.trials[at] !== undefined : at >= statements.length - after && past.trials[at - more] !== undefined;
  return (at) => (wasWrong(at) ? Number.POSITIVE_INFINITY : A_GLANCE);
}

/** In statements run once. */
const A_GLANCE = 128;

/** Who begins where, and with what. */
const shape = ({ hosts }: World): string => JSON.stringify(hosts.map((h) => [h.name, h.label, h.role, h.state, h.variables]));
