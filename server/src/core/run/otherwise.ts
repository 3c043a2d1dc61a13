/** What would be said of something else in the place of a statement, for those who ask before they show it. */
import type { Statement } from '../exchange/exchange.js';
import type { Facts } from '../problem/problem.js';
import type { Run } from './run.js';
import { step } from './step/step.js';

/**
 * @param at index of a statement: the world before it is the one that is looked at
 * @returns the facts of what would be wrong; nothing is run that comes after it
 */
export function otherwise(run: Run, at: number, statement: Statement): readonly Facts[] {
  const world = run.worlds[at] ?? (at === run.worlds.length ? run.end : undefined);
  return world === undefined ? [] : step(run.context, world, at, statement).faults.map((fault) => fault.problem().facts);
}
