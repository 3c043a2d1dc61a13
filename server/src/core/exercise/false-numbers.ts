/**
 * Values in place of a `?` that may be sent, but make another message of the line than is asked for: new text instead of what is
 * sent once more, or one that its receiver drops. The right one runs in its place, so that the others are judged by that.
 */
import type { Exchange, Statement } from '../exchange/exchange.js';
import type { Run } from '../run/run.js';
import { contains } from '../span.js';
import { type FilledSlot, only } from './each-blank.js';
import { errorsOf, type Plan } from './plan.js';

export interface FalseNumbers {
  /** With the false ones open. */
  readonly exchange: Exchange;
  /** The other ones. */
  readonly slots: readonly FilledSlot[];
  readonly others: readonly FalseNumber[];
}

interface FalseNumber extends FilledSlot {
  /** Its receiver drops the message. */
  readonly isDropped: boolean;
}

/** @param run of the exchange as it is */
export function falseNumbers(
  exchange: Exchange,
  slots: readonly FilledSlot[],
  { plan, run, runIn }: { readonly plan: Plan; readonly run: Run; readonly runIn: (exchange: Exchange) => Run },
): FalseNumbers {
  const values = slots.filter(({ slot }) => slot.kind !== 'message');
  const strange = values.filter(({ own, at }) => own.kind === 'message' && !own.damaged && actOf(own, run) !== modelAct(at, plan));
  if (strange.length === 0) return { exchange, slots, others: [] };
  const open = runIn(only(exchange, values));
  const others = strange.flatMap((filled): FalseNumber[] => {
    const alone = only(exchange, values, filled);
    const now = runIn(alone);
    const [act, usual] = [actOf(filled.own, now), actOf(filled.own, open)];
    const isOther = act !== undefined && usual !== undefined && act !== usual && act !== modelAct(filled.at, plan);
    const isWrong = isOther && errorsOf(now, alone).some(({ span }) => contains(filled.own.span, span));
    return isOther && !isWrong ? [{ ...filled, isDropped: act === DROPPED }] : [];
  });
  const left = slots.filter((each) => !others.some(({ slot, at }) => slot === each.slot && at === each.at));
  return { exchange: others.length === 0 ? exchange : only(exchange, others), slots: left, others };
}

const DROPPED = 'dropped';

/** How a message is sent and received, apart from its numbers. */
function actOf(statement: Statement | undefined, { trace }: Run): string | undefined {
  const sent = trace.steps.find((each) => statement !== undefined && each.kind === 'message' && contains(statement.span, each.span));
  if (sent?.kind !== 'message') return undefined;
  return sent.discarded === undefined ? `sent ${[...sent.marks].sort().join()}` : DROPPED;
}

const modelAct = (at: number, { model, solved, given }: Plan): string | undefined =>
  model && actOf(solved === undefined ? given[at]?.statement : solved[at], model);
