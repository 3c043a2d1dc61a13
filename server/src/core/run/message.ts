/** A message: the sender's part, what the network does, the receiver's part. */
import type { Message } from '../exchange/exchange.js';
import { type Context, type Fault, indexOfHost, type Outcome, withHost } from './context.js';
import { codeOf, illegalSend, requirement, unexpectedReceive } from './faults.js';
import { findHost } from './hosts.js';
import { type Reading, readBlank, readMessage } from './reading.js';
import { discardFault, receive, traceOf } from './receiving.js';
import { send } from './sending.js';
import { type Draft, draft, sealed, Turn } from './turn.js';
import type { Happening, HostState, Segment, World } from './world.js';

export function runMessage(context: Context, world: World, message: Message, at: number): Outcome {
  const { index: from, fault: noSender } = findHost(world, message.from, message.to.text);
  const { index: to, fault: noReceiver } = findHost(world, message.to, message.from.text);
  const nameFaults = [noSender, noReceiver].filter((f) => f !== undefined);
  const [sender, receiver] = [world.hosts[from], world.hosts[to]];
  if (!sender || !receiver) return { world, faults: nameFaults };
  const reading = message.blank
    ? readBlank(context, world, message, sender, receiver.name)
    : readMessage(context, world, message, sender.name);
  const faults = [...nameFaults, ...reading.faults];
  if (reading.draft.flags === 0 && reading.draft.kind < 0) return { world, faults };
  const outcome = exchangeMessage(context, world, message, reading, { from, to, at });
  const guessed = faults.some((f) => f.code === 'unknown-name');
  // what a guessed name leads to is not told as well
  return {
    ...outcome,
    faults: [...faults, ...(guessed ? outcome.faults.filter((f) => f.severity !== 'error' || f.code.includes('/')) : outcome.faults)],
  };
}

interface Ends {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

function exchangeMessage(context: Context, before: World, message: Message, reading: Reading, { from, to, at }: Ends): Outcome {
  const [sender, receiver] = [before.hosts[from], before.hosts[to]];
  if (!sender || !receiver) return { world: before, faults: [] };
  let world: World = { ...before, numbers: reading.numbers };
  const sent = message.stray
    ? unsent(sender, world, receiver.name, reading.draft)
    : send(context, world, sender, receiver.name, reading.draft);
  if (sent === undefined) return notSent(context, before, message, reading, at);
  const requiring = { world: before, numbers: sent.numbers, host: sender, peer: receiver.name, message, written: reading.draft };
  const faults = violationFaults(context, sent, requiring);
  world = { ...withHost(world, from, sent.end()), numbers: sent.numbers };
  const segment = sealed(sent.segment);
  const got = message.fate === 'delivered' ? receive(context, world, to, segment, sender.name, at) : undefined;
  if (got) world = { ...withHost(world, to, got.turn.end()), numbers: got.turn.numbers };
  if (got && !got.row) faults.push(unexpectedReceive(context, before, message.namesSpan, draft(segment), receiver));
  if (got?.turn.discarded) faults.push(discardFault(context, before, message.namesSpan, got.turn, receiver));
  world = {
    ...world,
    numbers: world.numbers.settle(),
    ...(message.segment && { flights: world.flights.set(at, flightOf(message, segment, at)) }),
  };
  const parts = got ? [sent, got.turn] : [sent];
  const happening: Happening = {
    ...happeningOf(message, reading, segment, at),
    filled: sent.segment.filled,
    marks: [...new Set(parts.flatMap((t) => t.marks))],
    ...(got?.turn.discarded && { discarded: got.turn.discarded.text }),
    ...traceOf(context, parts),
  };
  return { world, faults, happening };
}

/** The machine does not allow it: nothing changes, but the picture shows what was written. */
function notSent(context: Context, world: World, message: Message, reading: Reading, at: number): Outcome {
  const [sender] = [world.hosts[indexOfHost(world, message.from.text)]];
  const faults = sender ? [illegalSend(context, world, message, reading.draft, reading.numbers, sender, message.to.text)] : [];
  return {
    world,
    faults,
    happening: { ...happeningOf(message, reading, sealed(reading.draft), at), filled: 0, marks: [], passed: [], rows: [] },
  };
}

const happeningOf = (message: Message, reading: Reading, segment: Segment, at: number) => ({
  statement: at,
  kind: 'message' as const,
  from: message.from.text,
  to: message.to.text,
  segment,
  writtenFlags: reading.draft.flags,
  given: reading.given,
  blank: reading.blank,
  label: message.label,
  fate: message.fate,
  stray: message.stray,
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

const unsent = (sender: HostState, world: World, peer: string, written: Draft): Turn =>
  new Turn(sender, world.numbers, peer, { ...written, fields: written.fields.slice() });

/** One fault for each code and place. */
function violationFaults(context: Context, turn: Turn, requiring: Parameters<typeof requirement>[2]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const violation of turn.violations) {
    const key = `${codeOf(context, violation)} ${violation.field ?? ''}`;
    if (!faults.has(key)) faults.set(key, requirement(context, violation, requiring));
  }
  return [...faults.values()];
}
