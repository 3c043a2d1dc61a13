/**
 * Taking up a run again: statements that are the same as before need not be run a second time, neither those before the
 * first change nor those after the last one, once all is again as it was there.
 */

import type { Problem } from '../problem/problem.js';
import { alike } from '../value/alike.js';
import type { Context, Roster } from './context.js';
import type { Program } from './program/program.js';
import { FAR } from './search/limits.js';
import type { Done } from './show.js';
import type { World } from './world.js';

/** What a run can be taken up from. */
export interface Past {
  readonly program: Program;
  readonly roster: Roster;
  /** The world before each statement. */
  readonly worlds: readonly World[];
  /** Where it ended; another exchange can go on from here. */
  readonly end: World;
  readonly done: readonly Done[];
  /** What was said of each statement. */
  readonly told: readonly (readonly Problem[])[];
  /** What had been spent to find out what was meant, before each statement. */
  readonly spent: readonly number[];
  /** Statements at which what followed decided. */
  readonly chosen: ReadonlyMap<number, number>;
}

export interface Taken {
  /** How many statements need not be run. */
  readonly statements: number;
  readonly worlds: readonly World[];
  readonly world: World;
  readonly done: readonly Done[];
  readonly told: readonly (readonly Problem[])[];
  readonly spent: readonly number[];
  readonly spentBefore: number;
}

/**
 * `same`: how many statements, from the first, are the same and at the same places as in the past run. Where something was wrong,
 * or had to be guessed, what came later had a say in it: it is taken if all that had is the same.
 */
export function takeUp(context: Context, start: World, past: Past, same: number): Taken | undefined {
  const [begun] = past.worlds;
  if (past.program !== context.program || !begun || shape(begun) !== shape(start)) return undefined;
  // names on a line that cannot be read are not missed anywhere
  if (unreadable(past.roster) !== unreadable(context.roster)) return undefined;
  const most = Math.min(same, context.statements.length, past.told.length);
  let statements = 0;
  // what came later had a say as far as anybody looks ahead
  while (statements < most && (isPlain(context, past, statements) || statements + FAR + 1 < most)) statements++;
  for (const [at, nth] of past.chosen) if (at < statements) context.chosen.set(at, nth);
  return {
    statements,
    worlds: past.worlds.slice(0, statements),
    world: past.worlds[statements] ?? past.end,
    done: past.done.filter((d) => d.happening.statement < statements),
    told: past.told.slice(0, statements),
    spent: past.spent.slice(0, statements),
    spentBefore: past.spent[statements] ?? 0,
  };
}

function isPlain(context: Context, { told, chosen }: Past, at: number): boolean {
  const statement = context.statements[at];
  const guessed = statement?.damaged === true || (statement?.kind === 'message' && statement.blank);
  return !guessed && !chosen.has(at) && !(told[at] ?? []).some((p) => p.severity === 'error');
}

const unreadable = ({ damaged, nameless }: Roster): string => JSON.stringify([[...damaged].sort(), nameless]);

/** A run that went on, behind a change, with statements that are the same at other places of the text. */
export class Rejoining {
  private step = 0;
  private isJoined = false;
  private nextTry = 0;
  private tries = 0;

  /** @param first index of the first statement that is the same again, as are all after it */
  constructor(
    private readonly context: Context,
    private readonly past: Past,
    private readonly first: number,
  ) {}

  /** What the past run made of a statement, if it comes to the same in this world. */
  outcome(world: World, at: number): { readonly world: World; readonly done: Done | undefined } | undefined {
    const { worlds, end, done } = this.past;
    if (at < this.first || !this.saysNothing(at) || !this.isWhereItWas(world, at)) {
      this.isJoined = false;
      return undefined;
    }
    while ((done[this.step]?.happening.statement ?? at) < at) this.step++;
    const found = done[this.step];
    return { world: worlds[at + 1] ?? end, done: found?.happening.statement === at ? found : undefined };
  }

  /** Of problems, and of names of segments, the places are kept. */
  private saysNothing(at: number): boolean {
    const statement = this.context.statements[at];
    const isNamed = statement?.kind === 'message' && statement.segment !== undefined;
    return !isNamed && isPlain(this.context, this.past, at) && this.past.told[at]?.length === 0;
  }

  /** Where it is not soon, it seldom is later on. */
  private isWhereItWas(world: World, at: number): boolean {
    if (this.isJoined) return true;
    if (at < this.nextTry) return false;
    this.isJoined = alike(world, this.past.worlds[at]);
    this.nextTry = this.isJoined ? 0 : at + 2 ** Math.max(0, this.tries++ - SOON);
    return this.isJoined;
  }
}

const SOON = 8;

/** `same`: how many statements, from the last, are the same. */
export function rejoining(context: Context, past: Past, same: number): Rejoining | undefined {
  const { statements } = context;
  if (same === 0 || statements.length !== past.told.length || !alike(context.roster.keys, past.roster.keys)) return undefined;
  return new Rejoining(context, past, statements.length - same);
}

/** Who begins where, and with what. */
const shape = ({ hosts }: World): string => JSON.stringify(hosts.map((h) => [h.name, h.label, h.role, h.state, h.variables]));
