/** How a host comes to owe a message: `owe`, `reply`, `allow` and `pass`. */
import type { Expression } from '../../machine/expression.js';
import type { RuleAction } from '../../machine/machine.js';
import type { Turn } from '../step/turn.js';
import type { Owed, Segment, SlotValue } from '../world.js';
import { compileValue, compileWho } from './evaluate.js';
import { equal } from './operations.js';
import type { Act, ActionSurroundings, CompileScope, Evaluate } from './types.js';

type Owing = Extract<RuleAction, { kind: 'owe' | 'reply' | 'allow' }>;

export function compileOwe(action: Owing, around: ActionSurroundings): Act {
  const segments = [action.names, ...(action.others ?? [])].map((names) => around.segment(names));
  const values = action.fields.map((f) => ({ index: around.scope.field(f.target)?.index, value: expected(f.value, around.scope) }));
  const to = action.to && compileReceivers(action.to, around.scope);
  const isChoice = segments.length > 1;
  return (turn) => {
    const receivers = receiversOf(turn, to);
    const whole = action.any ? choiceOf(segments, receivers) : undefined;
    for (const receiver of receivers) {
      const choice = whole ?? (isChoice ? choiceOf(segments, [receiver]) : undefined);
      for (const { flags, kind, fields } of segments) {
        const filled = fields.slice();
        for (const { index, value } of values) if (index !== undefined) filled[index] = value(turn);
        add(turn, { how: action.kind, segment: { flags, kind, fields: filled }, to: receiver, label: action.label }, choice);
      }
    }
  };
}

/** `unknown`: whatever stands there will do. */
const expected = (value: Expression, scope: CompileScope): Evaluate =>
  value.kind === 'name' && value.name === 'unknown' ? () => undefined : compileValue(value, scope);

const compileReceivers = (to: Expression, scope: CompileScope): Evaluate =>
  to.kind === 'name' ? compileWho(to.name, scope) : compileValue(to, scope);

/** By a row, where there is one for it; else just as it arrived. */
export function compilePass(action: Extract<RuleAction, { kind: 'pass' }>, around: ActionSurroundings): Act {
  const values = action.fields.map((f) => ({ index: around.scope.field(f.target)?.index, value: compileValue(f.value, around.scope) }));
  const to = action.to && compileReceivers(action.to, around.scope);
  return (turn) => {
    const { flags, kind } = turn.segment;
    const fields: SlotValue[] = turn.segment.fields.slice();
    for (const { index, value } of values) if (index !== undefined) fields[index] = value(turn);
    const segment = { flags, kind, fields };
    const receivers = receiversOf(turn, to);
    const choice = action.any ? choiceOf([segment], receivers) : undefined;
    for (const receiver of receivers)
      add(turn, { how: around.isSent(segment) ? 'owe' : 'reply', segment, to: receiver, label: '', isPassed: true }, choice);
  };
}

function receiversOf(turn: Turn, to: Evaluate | undefined): readonly string[] {
  const receivers = to ? to(turn) : turn.peers.length > 1 ? turn.peers : turn.peer;
  return Array.isArray(receivers) ? receivers.map(String) : [String(receivers ?? '')];
}

/** Debts of which one is enough have the same choice. */
const choiceOf = (segments: readonly Segment[], receivers: readonly string[]): string =>
  [...segments.map(({ flags, kind }) => `${flags} ${kind}`), ...receivers].join('|');

type NewDebt = Pick<Owed, 'how' | 'segment' | 'to' | 'label' | 'isPassed'>;

/** Written out for what happens most: objects put together from others are slow. */
function add(turn: Turn, { how, segment, to, label, isPassed }: NewDebt, choice: string | undefined): void {
  const { group, cause, call } = turn;
  const see = turn.rows.at(-1)?.rule.see ?? '';
  const owed: Owed =
    choice === undefined && call === undefined && cause !== undefined && !isPassed
      ? { how, segment, to, label, group, see, cause }
      : {
          how,
          segment,
          to,
          ...(isPassed && { isPassed }),
          ...(choice !== undefined && { choice }),
          label,
          group,
          see,
          ...(cause !== undefined && { cause }),
          ...(call !== undefined && { call }),
        };
  turn.owed = owing(turn, turn.owed, owed);
}

/** As many replies as a host keeps in mind; older ones are overtaken. */
const repliesKept = 16;

/** One message answers all that ask for it; replies differ by their numbers. */
function owing(turn: Turn, owed: readonly Owed[], more: Owed): readonly Owed[] {
  if (owed.length === 0) return [more];
  const kept = owed.filter((o) => !isSame(turn, o, more));
  const replies = kept.reduce((n, o) => (o.how === 'allow' ? n + 1 : n), 0);
  const cause = more.cause ?? owed.find((o) => isSame(turn, o, more))?.cause;
  const answer = cause === more.cause ? more : { ...more, ...(cause !== undefined && { cause }) };
  return [...(replies >= repliesKept ? kept.filter((o) => o.how !== 'allow') : kept), answer];
}

const isSame = (turn: Turn, one: Owed, other: Owed): boolean =>
  one.how === other.how &&
  one.to === other.to &&
  one.choice === other.choice &&
  one.segment.flags === other.segment.flags &&
  one.segment.kind === other.segment.kind &&
  (one.how === 'owe' ||
    one.segment.fields.every((f, i) => f === other.segment.fields[i] || equal(turn, f, other.segment.fields[i]) === true));
