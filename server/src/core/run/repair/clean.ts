/** Tries whether a statement, put another way, is right. */
import type { Statement } from '../../exchange/exchange.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { step } from '../step/step.js';
import type { World } from '../world.js';
import type { Attempt, Candidate } from './candidate.js';
import { supposing } from './insert.js';

export type Clean = Candidate & { readonly outcome: StepOutcome };

/** The statement, put another way, if it then is without fault. `before`: what was put right before it. */
export function* clean(context: Context, world: World, at: number, meant: Statement, before: readonly Attempt[] = []): Generator<Clean> {
  context.budget.left--;
  const outcome = step(context, world, at, meant);
  if (countErrors(outcome.faults) > 0) return;
  const did = outcome.happening && { did: outcome.happening };
  const own: readonly Attempt[] = meant === context.statements[at] ? [] : [{ kind: 'replace', at, statement: meant, ...did }];
  const after = isNamed(context, at) ? outcome.world : supposing(outcome.world, world, at);
  yield { world: after, cost: 1, outcome, repairs: [...before, ...own] };
}

const isNamed = ({ statements }: Context, at: number): boolean => {
  const statement = statements[at];
  return statement?.kind !== 'message' || statement.segment !== undefined;
};

/** The next statement belongs before this one. */
export function* exchanged(context: Context, world: World, at: number): Generator<Candidate> {
  const line = nextLine(context, at);
  lookedAt(context.budget, line);
  const [here, next] = [context.statements[at], context.statements[line]];
  if (!here || !next || next.damaged || (next.kind !== 'message' && next.kind !== 'event' && next.kind !== 'arrival')) return;
  const first = step(context, world, line, next);
  if (countErrors(first.faults) > 0) return;
  for (const found of clean(context, first.world, at, here, [{ kind: 'move', at: line, before: at }])) {
    const done = first.happening ? { at: line, happening: first.happening } : { at: line };
    yield { ...found, world: { ...found.world, done } };
  }
}

/** Claims at the end of a line go with it. */
function nextLine({ statements }: Context, at: number): number {
  const next = statements[at + 1];
  return next?.kind === 'claims' && next.trailing ? at + 2 : at + 1;
}

export const removal = (at: number): readonly Attempt[] => [{ kind: 'remove', at }];

/** An event that nobody wrote, after which the statement is only dropped, is stranger than that it was dropped. */
export const explains = ({ kind }: Statement, { faults }: StepOutcome): boolean =>
  kind !== 'event' || !faults.some(({ code }) => code === 'discarded');
