import type { Name } from '../../span.js';
import { compiledRows } from '../compiled/compiled.js';
import type { Context } from '../context.js';
import { equal } from '../program/operations.js';
import { isNumeric } from '../program/types.js';
import type { HostState, Owed } from '../world.js';
import { covers, fillFromOwed } from './debts.js';
import { apply, carryOut, choose, isOpenEnded, stateOf } from './engine.js';
import { sessionNamed } from './machines.js';
import type { MessageReading } from './reading.js';
import { codeOf, severityOf } from './requirements.js';
import { carryKey } from './session-key.js';
import { actingIn } from './sessions.js';
import { Turn } from './turn.js';

/** What the author wrote: the usual values stand in the fields that they left out. */
type WrittenMessage = Pick<MessageReading, 'draft' | 'numbers' | 'given'>;

/** The machine that sends it: of a host with sessions, the one that a path names, or that the message belongs to. */
export function actingSender(
  context: Context,
  sender: HostState,
  peers: readonly string[],
  reading: WrittenMessage,
  { path }: Pick<Name, 'path'> = {},
): HostState {
  const { program } = context;
  const { draft, numbers, given } = reading;
  if (!program.roles[sender.role]?.sessions.length) return sender;
  const named = path && sessionNamed(program, sender, path);
  if (named) return named;
  const [peer = ''] = peers;
  const turnOf = (host: HostState) => {
    const turn = new Turn(host, numbers, peer, { ...draft, fields: draft.fields.slice() });
    turn.peers = peers;
    return turn;
  };
  const cost = (view: HostState): number => send(context, view, peers, reading)?.violations.length ?? 1;
  return actingIn(program, sender, { direction: 'send', turnOf, given, cost });
}

/** The sender's part; `undefined` if its state has no row for the message and it owes no such one. */
export function send(context: Context, sender: HostState, peers: readonly string[], reading: WrittenMessage): Turn | undefined {
  const [peer = ''] = peers;
  const { numbers, draft: written, given } = reading;
  const begin = () => {
    const turn = new Turn(sender, numbers, peer, { ...written, fields: written.fields.slice() });
    turn.peers = peers;
    carryKey(context.program, turn, 'send', given);
    return turn;
  };
  let turn = begin();
  const replies = sender.owed.some(isReply)
    ? sender.owed.filter(
        (o) => isReply(o) && (o.to === '' || o.to === peer) && o.segment.flags === written.flags && o.segment.kind === written.kind,
      )
    : none;
  const reply = replies.find((o) => o.how === 'reply' && fits(turn, o, given));
  if (reply) return sendReply(turn, reply, given);
  const compiled = compiledRows(context.program, sender, 'send', written, context.carrying);
  if (compiled) {
    if (compiled(turn, given) && turn.violations.length === 0) {
      pay(turn, peer);
      return turn;
    }
    turn = begin();
  }
  const rows = stateOf(context.program, sender).send.for(written);
  const chosen = choose(rows, turn);
  const goesOn = isOpenEnded(rows);
  if (chosen ?? goesOn) fillFromOwed(turn, given);
  const row = goesOn ? carryOut(context.program, turn, (state) => state.send.for(written)) : chosen;
  if (row) {
    if (!goesOn) apply(context.program, turn, row);
    pay(turn, peer);
    if (!turn.violations.some((v) => severityOf(context, codeOf(context, v)) === 'error')) return turn;
  }
  const other = replies.find((o) => fits(turn, o, given));
  if (other) return sendReply(begin(), other, given);
  const meant = replies.find((o) => o.how === 'reply') ?? replies.find((o) => isOtherForm(o, sender.owed));
  return meant ? sendReply(begin(), meant, given) : row && turn;
}

/** Allowed in the place of a reply that is due. */
const isOtherForm = (allowed: Owed, owed: readonly Owed[]): boolean =>
  owed.some((o) => o.how === 'reply' && o.group === allowed.group && o.to === allowed.to);

const none: readonly Owed[] = [];
const isReply = ({ how }: Owed): boolean => how !== 'owe';

/** No field of the message is certainly another than the reply's. */
const fits = (turn: Turn, owed: Owed, given: number): boolean =>
  owed.segment.fields.every((f, i) => f === undefined || (given & (1 << i)) === 0 || equal(turn, turn.segment.fields[i], f) !== false);

/** A reply is sent as it was written down when it came to be owed, in whatever state. */
function sendReply(turn: Turn, reply: Owed, given: number): Turn {
  reply.segment.fields.forEach((expected, field) => {
    if (expected === undefined) return;
    // a usual value needs no filling in
    if (turn.segment.fields[field] === expected) return;
    const written = (given & (1 << field)) === 0 ? undefined : turn.segment.fields[field];
    const same = equal(turn, written, expected);
    if (same === false) turn.violations = [...turn.violations, { action: asOwed(reply, isNumeric(expected)), field, written, expected }];
    if (written === undefined) turn.segment.filled |= 1 << field;
    if (
      same === undefined &&
      typeof written === 'object' &&
      'base' in written &&
      (typeof expected === 'number' || (typeof expected === 'object' && 'base' in expected))
    )
      turn.unify(written, expected);
    turn.segment.fields[field] = expected;
  });
  turn.owed = turn.owed.filter((o) => o.how === 'owe' || o.group !== reply.group);
  return turn;
}

const asOwed = ({ cause, see }: Owed, isNumber: boolean): Turn['violations'][number]['action'] => ({
  kind: 'require',
  condition: { kind: 'name', name: 'true' },
  text: cause === undefined ? { clause: 'asked-by-call' } : isNumber ? { clause: 'answers-with-number' } : { clause: 'answers-with-value' },
  see,
  place: { source: '', span: { start: 0, end: 0 } },
});

/** What is passed on has no field that is certainly another one than it had on arrival. */
const isAsAsked = (turn: Turn, { segment, isPassed }: Owed): boolean =>
  !isPassed || segment.fields.every((asked, field) => asked === undefined || equal(turn, turn.segment.fields[field], asked) !== false);

/** What was owed before, and this message brings, is owed no longer. */
function pay(turn: Turn, peer: string): void {
  if (turn.owed.length === 0) return;
  const isPaid = (o: Owed): boolean =>
    turn.owedBefore.includes(o) &&
    (o.how === 'owe'
      ? covers(turn, o, peer) && isAsAsked(turn, o)
      : o.how === 'allow' && o.segment.flags === turn.segment.flags && o.segment.kind === turn.segment.kind);
  const choices = new Set(turn.owed.flatMap((o) => (o.choice !== undefined && isPaid(o) ? [o.choice] : [])));
  turn.owed = turn.owed.filter((o) => !isPaid(o) && (o.choice === undefined || !choices.has(o.choice) || !turn.owedBefore.includes(o)));
}
