/** Messages in place of a `?` that are not what is asked for, each judged for itself: the right one runs in its place, so that no false one becomes the world. */
import type { Exchange, Message, Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import type { Run } from '../run/run.js';
import { contains } from '../span.js';
import { otherMessage } from './asked.js';
import { type FilledSlot, only } from './each-blank.js';
import { errorsOf, type Plan } from './plan.js';
import { placedAt } from './restored.js';
import { fieldOf } from './same.js';

export interface FalseMessages {
  /** With the right messages in their places. */
  readonly exchange: Exchange;
  readonly slots: readonly FilledSlot[];
  /** What the run says of the false ones. */
  readonly problems: readonly Problem[];
  /** Those that may be sent, but are not asked for: index of the given statement, and what is. */
  readonly others: ReadonlyMap<number, readonly string[]>;
}

export function falseMessages(
  exchange: Exchange,
  slots: readonly FilledSlot[],
  { plan, runIn }: { readonly plan: Plan; readonly runIn: (exchange: Exchange) => Run },
): FalseMessages {
  let now = { exchange, slots };
  const problems: Problem[] = [];
  const others = new Map<number, readonly string[]>();
  let known: { readonly run: Run; readonly errors: readonly Problem[] } | undefined;
  for (const { slot, own, at } of slots) {
    if (slot.kind !== 'message' || own.kind !== 'message' || own.blank || own.damaged) continue;
    known ??= valuesOpen(now.exchange, now.slots, runIn);
    const found = known.errors.filter(({ span }) => contains(own.span, span));
    const expected = found.length > 0 ? undefined : otherMessage(at, own, known.run, plan);
    if (found.length === 0 && expected === undefined) continue;
    problems.push(...found);
    if (expected !== undefined) others.set(at, expected);
    now = inPlaceOf(own, rightMessage(own, at, plan), now);
    known = undefined;
  }
  return { ...now, problems, others };
}

function valuesOpen(exchange: Exchange, slots: readonly FilledSlot[], runIn: (exchange: Exchange) => Run) {
  const open = only(
    exchange,
    slots.filter(({ slot }) => slot.kind !== 'message'),
  );
  const run = runIn(open);
  return { run, errors: errorsOf(run, open) };
}

/** The teacher's; without one, what is owed there. */
function rightMessage(own: Message, at: number, { solved, given }: Plan): Message {
  const line = solved?.[at];
  if (line?.kind === 'message') return { ...placedAt(line, { start: own.span.start, end: own.span.start }), span: own.span };
  const asked = given[at]?.statement;
  const fields = asked?.kind === 'message' ? own.fields.filter(({ name }) => fieldOf(asked.fields, name.text) !== undefined) : [];
  return { ...own, blank: true, names: [], fields };
}

function inPlaceOf(old: Statement, statement: Statement, { exchange, slots }: Pick<FalseMessages, 'exchange' | 'slots'>) {
  return {
    exchange: { ...exchange, statements: exchange.statements.map((each) => (each === old ? statement : each)) },
    slots: slots.map((each) => (each.own === old ? { ...each, own: statement } : each)),
  };
}
