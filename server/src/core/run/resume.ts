/** Taking up a run again: statements that are the same as before, from the same beginning, need not be run a second time. */
import type { Problem } from '../problem/problem.js';
import type { Context, Roster } from './context.js';
import type { Program } from './program.js';
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
}

export interface Taken {
  /** How many statements need not be run. */
  readonly statements: number;
  readonly worlds: readonly World[];
  readonly world: World;
  readonly done: readonly Done[];
  readonly told: readonly (readonly Problem[])[];
}

/**
 * `same`: how many statements, from the first, are the same and at the same places as in the past run. Where something was wrong,
 * or had to be guessed, what came later had a say in it: nothing is taken from there on.
 */
export function takeUp(context: Context, start: World, past: Past, same: number): Taken | undefined {
  const [begun] = past.worlds;
  if (past.program !== context.program || !begun || shape(begun) !== shape(start)) return undefined;
  // names on a line that cannot be read are not missed anywhere
  if (unreadable(past.roster) !== unreadable(context.roster)) return undefined;
  const most = Math.min(same, context.statements.length, past.told.length);
  let statements = 0;
  while (statements < most && isPlain(context, past, statements)) statements++;
  return {
    statements,
    worlds: past.worlds.slice(0, statements),
    world: past.worlds[statements] ?? past.end,
    done: past.done.filter((d) => d.happening.statement < statements),
    told: past.told.slice(0, statements),
  };
}

function isPlain(context: Context, { told }: Past, at: number): boolean {
  const statement = context.statements[at];
  const guessed = statement?.damaged === true || (statement?.kind === 'message' && statement.blank);
  return !guessed && !(told[at] ?? []).some((p) => p.severity === 'error');
}

const unreadable = ({ damaged, nameless }: Roster): string => JSON.stringify([[...damaged].sort(), nameless]);

/** Who begins where, and with what. */
const shape = ({ hosts }: World): string => JSON.stringify(hosts.map((h) => [h.name, h.label, h.role, h.state, h.variables]));
