/** A message: the sender's part, what the network does, the receiver's part. */
import type { Message } from '../../exchange/exchange.js';
import type { Context, StepOutcome } from '../context.js';
import type { HostState, Segment, StatementEffect, World } from '../world.js';
import { meetPeers } from './addressee.js';
import { illegalSend, unexpectedReceive } from './faults.js';
import { findHost } from './hosts.js';
import { type MessageReading, readBlank, readMessage } from './reading.js';
import { discardFault, type Received, receive, traceOf } from './receiving.js';
import { turnFaults } from './requirements.js';
import { actingSender, send } from './sending.js';
import { draft, type MessageDraft, segmentOfDraft, Turn } from './turn.js';

export function runMessage(context: Context, before: World, message: Message, at: number): StepOutcome {
  const world = message.isCopy ? before : withoutCast(before);
  const { index: from, fault: noSender } = findHost(world, message.from, message.to.text);
  const { index: to, fault: noReceiver } = findHost(world, message.to, message.from.text);
  const nameFaults = [noSender, noReceiver].filter((f) => f !== undefined);
  const [sender, receiver] = [world.hosts[from], world.hosts[to]];
  if (!sender || !receiver) return { world, faults: nameFaults };
  const reading = message.blank
    ? readBlank(context, world, message, sender, receiver.name)
    : readMessage(context, world, message, sender.name);
  // what is wrong with its fields has been told once
  const faults = [...nameFaults, ...(message.isCopy ? [] : reading.faults)];
  if (reading.draft.flags === 0 && reading.draft.kind < 0) return { world, faults };
  if (message.isCopy && world.cast === undefined) return { world, faults: nameFaults };
  // a segment on its way knows its ends by their names
  const meant: Message =
    nameFaults.length === 0
      ? message
      : { ...message, from: { ...message.from, text: sender.name }, to: { ...message.to, text: receiver.name } };
  const outcome = exchangeMessage(context, world, meant, reading, { sender, receiver, from, to, at });
  const guessed = faults.some((f) => f.code === 'unknown-name');
  // what a guessed name leads to is not told as well
  return {
    ...outcome,
    faults: [...faults, ...(guessed ? outcome.faults.filter((f) => f.severity !== 'error' || f.code.includes('/')) : outcome.faults)],
  };
}

/** Who sends to whom, and their indices; and the index of the statement. */
export interface MessageEnds {
  readonly sender: HostState;
  readonly receiver: HostState;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** A message that is sent, and what becomes of it: no more than the run needs to go on. */
export interface Passage {
  readonly sent: Turn;
  readonly got?: Received;
  readonly segment: Segment;
  readonly world: World;
}

/** `undefined` if the machine does not allow it. */
export function pass(
  context: Context,
  before: World,
  message: Message,
  { draft, numbers, given }: MessageReading,
  ends: MessageEnds,
): Passage | undefined {
  const { sender, receiver, at } = ends;
  if (message.isCopy) return copied(context, before, message, ends);
  const peers = [receiver.name, ...(message.also ?? []).map(({ text }) => text)];
  if (!message.stray && !peers.every((peer) => meetPeers(context, sender, peer))) return undefined;
  const acting = actingSender(context, sender, peers, { draft, numbers, given }, message.from);
  const sent = message.stray ? unsent(sender, numbers, receiver.name, draft) : send(context, acting, peers, { draft, numbers, given });
  if (sent === undefined) return undefined;
  const hosts = before.hosts.slice();
  hosts[ends.from] = sent.end();
  const segment = segmentOfDraft(sent.segment);
  const reached = message.fate === 'delivered' ? hosts[ends.to] : undefined;
  const got = reached && receive(context, reached, sent.numbers, segment, sender.name, at);
  if (got) hosts[ends.to] = got.turn.end();
  const settled = (got?.turn ?? sent).numbers.settle();
  const flights = message.segment ? before.flights.set(at, flightOf(message, segment, at)) : before.flights;
  const cast = message.also ? { cast: segment } : {};
  return { sent, segment, world: { ...withoutCast(before), hosts, numbers: settled, flights, ...cast }, ...(got && { got }) };
}

const withoutCast = ({ cast: _, ...world }: World): World => world;

/** One more host gets what was sent before; nothing happens at the sender. */
function copied(context: Context, before: World, message: Message, { sender, receiver, to, at }: MessageEnds): Passage | undefined {
  const { cast } = before;
  if (cast === undefined) return undefined;
  const sent = unsent(sender, before.numbers, receiver.name, draft(cast));
  const got = message.fate === 'delivered' ? receive(context, receiver, before.numbers, cast, sender.name, at) : undefined;
  const hosts = before.hosts.slice();
  if (got) hosts[to] = got.turn.end();
  const flights = message.segment ? before.flights.set(at, flightOf(message, cast, at)) : before.flights;
  const numbers = (got?.turn.numbers ?? before.numbers).settle();
  return { sent, segment: cast, world: { ...before, hosts, numbers, flights }, ...(got && { got }) };
}

function exchangeMessage(context: Context, before: World, message: Message, reading: MessageReading, ends: MessageEnds): StepOutcome {
  const { sender, receiver, at } = ends;
  const passage = pass(context, before, message, reading, ends);
  if (passage === undefined) return notSent(context, before, message, reading, ends);
  const { sent, got, segment, world } = passage;
  const requiring = { world: before, numbers: sent.numbers, host: sent.host, peer: receiver.name, message, written: reading.draft };
  const faults = turnFaults(context, sent, requiring);
  if (got && !got.row)
    faults.push(
      unexpectedReceive(
        context,
        before,
        { span: message.namesSpan, sender: message.from.span },
        draft(segment),
        got.turn.host,
        sender.name,
      ),
    );
  if (got?.turn.discarded) faults.push(discardFault(context, before, message.namesSpan, got.turn, receiver));
  if (got)
    faults.push(
      ...turnFaults(context, got.turn, {
        ...requiring,
        host: got.turn.host,
        peer: sender.name,
        sender: sender.name,
        written: draft(segment),
      }),
    );
  const parts = got ? [sent, got.turn] : [sent];
  const happening = happeningOf(message, reading, segment, at, {
    filled: sent.segment.filled,
    marks: [...new Set(parts.flatMap((t) => t.marks))],
    ...traceOf(context, parts),
  });
  const discarded = got?.turn.discarded?.text;
  return {
    world,
    faults,
    happening: discarded === undefined ? happening : { ...happening, discarded },
    ...(got?.choices && { choices: got.choices }),
  };
}

/** The machine does not allow it: nothing changes, but the picture shows what was written. */
function notSent(
  context: Context,
  world: World,
  message: Message,
  reading: MessageReading,
  { sender: host, at }: MessageEnds,
): StepOutcome {
  const peers = [message.to.text, ...(message.also ?? []).map(({ text }) => text)];
  const sender = actingSender(context, host, peers, reading, message.from);
  // what was not sent has been told where it is sent first
  const isSure = sender.name === message.from.text && !message.isCopy;
  return {
    world,
    faults: isSure ? [illegalSend(context, world, message, reading.draft, reading.numbers, sender, message.to.text)] : [],
    happening: happeningOf(message, reading, segmentOfDraft(reading.draft), at, { filled: 0, marks: [], passed: [], rows: [] }),
  };
}

/** There is one for each message: written out, as objects put together from others each get a shape of their own. */
const happeningOf = (
  message: Message,
  reading: MessageReading,
  segment: Segment,
  at: number,
  did: Pick<StatementEffect, 'filled' | 'marks' | 'passed' | 'rows'>,
): StatementEffect => ({
  statement: at,
  kind: 'message',
  from: message.from.text,
  to: message.to.text,
  segment,
  writtenFlags: reading.draft.flags,
  given: reading.given,
  blank: reading.blank,
  label: message.label,
  fate: message.fate,
  stray: message.stray,
  filled: did.filled,
  marks: did.marks,
  passed: did.passed,
  rows: did.rows,
  ...(message.segment && { name: message.segment.text }),
});

const flightOf = (message: Message, segment: Segment, at: number) => ({
  name: message.segment?.text ?? '',
  segment,
  from: message.from.text,
  to: message.to.text,
  label: message.label,
  fate: message.fate,
  arrivals: message.fate === 'delivered' ? 1 : 0,
  sentAt: at,
  nameSpan: message.segment?.span ?? message.namesSpan,
});

const unsent = (sender: HostState, numbers: World['numbers'], peer: string, written: MessageDraft): Turn =>
  new Turn(sender, numbers, peer, { ...written, fields: written.fields.slice() });
