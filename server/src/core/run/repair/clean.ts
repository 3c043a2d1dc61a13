/** Tries whether a statement, put another way, is right. */
import type { Statement } from '../../exchange/exchange.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { step } from '../step/step.js';
import type { DoneBefore, World } from '../world.js';
import type { Attempt, Candidate } from './candidate.js';
import { replay } from './replay.js';

export type Clean = Candidate & { readonly outcome: StepOutcome };

/** The statement, put another way, if it then is without fault. `before`: what was put right before it. */
export function* clean(context: Context, world: World, at: number, meant: Statement, before: readonly Attempt[] = []): Generator<Clean> {
  const found = replay(context, world, [{ kind: 'replace', at, statement: meant }], { from: at, until: at });
  if (found?.outcome === undefined) return;
  const { outcome } = found;
  const did = outcome.happening && { did: outcome.happening };
  const own: readonly Attempt[] = meant === context.statements[at] ? [] : [{ kind: 'replace', at, statement: meant, ...did }];
  yield { world: found.world, cost: 1, outcome, repairs: [...before, ...own] };
}

/** The next statement belongs before this one, or a few of them do: then this one stands too early. */
export function* exchanged(context: Context, world: World, at: number, most = FURTHEST): Generator<Candidate> {
  const here = context.statements[at];
  const passed: DoneBefore[] = [];
  let [now, line] = [world, nextLine(context, at)];
  while (here !== undefined && passed.length < most && context.budget.left > 0) {
    lookedAt(context.budget, line);
    const next = context.statements[line];
    if (!next || next.damaged || (next.kind !== 'message' && next.kind !== 'event' && next.kind !== 'arrival')) return;
    context.budget.left--;
    const { faults, happening, world: after } = step(context, now, line, next);
    if (countErrors(faults) > 0) return;
    now = after;
    passed.push({ at: line, ...(happening && { happening }) });
    const behind = nextLine(context, line);
    const moved: Attempt = passed.length === 1 ? { kind: 'move', at: line, before: at } : { kind: 'move', at, before: behind };
    const done = passed.reduceRight<DoneBefore | undefined>((rest, each) => ({ ...each, ...(rest && { next: rest }) }), undefined);
    for (const found of clean(context, now, at, here, [moved])) yield { ...found, world: { ...found.world, ...(done && { done }) } };
    line = behind;
  }
}

/** So many lines further down a line may belong. */
const FURTHEST = 3;

/** Claims at the end of a line go with it. */
function nextLine({ statements }: Context, at: number): number {
  const next = statements[at + 1];
  return next?.kind === 'claims' && next.trailing ? at + 2 : at + 1;
}

export const removal = (at: number): readonly Attempt[] => [{ kind: 'remove', at }];

/** An event that nobody wrote, after which the statement is only dropped, is stranger than that it was dropped. */
export const explains = ({ kind }: Statement, { faults }: StepOutcome): boolean =>
  kind !== 'event' || !faults.some(({ code }) => code === 'discarded');
