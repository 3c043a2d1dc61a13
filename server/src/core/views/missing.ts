/** Which message, put before a statement that fails, makes it right. */
import type { Statement } from '../exchange/exchange.js';
import { messageFor } from '../exchange/unwritten.js';
import type { Run } from '../run/run.js';
import { step } from '../run/step/step.js';
import type { World } from '../run/world.js';
import { type NextMessage, nextIn, worldAt } from './next.js';

export interface Missing {
  readonly from: string;
  readonly to: string;
  readonly message: NextMessage;
}

/** Those after which the statement has no error; what is owed goes before all else. */
export function missingBefore(run: Run, at: number): readonly Missing[] {
  const world = worldAt(run, at);
  const statement = run.context.statements[at];
  if (statement === undefined) return [];
  const names = world.hosts.map(({ name }) => name);
  const all = names.flatMap((from) => names.flatMap((to) => nextIn(run, world, at, from, to).map((message) => ({ from, to, message }))));
  const right = all.filter((missing) => missing.message.dropped === undefined && heals(run, world, at, missing, statement));
  return [...right.filter(({ message }) => message.owed), ...right.filter(({ message }) => !message.owed)].slice(0, 3);
}

function heals(run: Run, world: World, at: number, { from, to, message }: Missing, statement: Statement): boolean {
  const between = step(run.context, world, at, messageFor(from, to, message.names));
  return !fails(between.faults) && !fails(step(run.context, between.world, at, statement).faults);
}

const fails = (faults: readonly { readonly severity: string }[]): boolean => faults.some(({ severity }) => severity === 'error');
