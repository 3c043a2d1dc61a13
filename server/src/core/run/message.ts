/** A message: the sender's part, what the network does, the receiver's part. */
import type { Message } from '../exchange/exchange.js';
import type { NamedThing, Problem } from '../problem/problem.js';
import { type Context, emptyDraft, type Fault, indexOfHost, type Outcome, withHost } from './context.js';
import { situation } from './display.js';
import { apply, choose, stateOf } from './engine.js';
import { equal } from './evaluate.js';
import { codeOf, faultOf, illegalSend, machineFault, requirement, severityOf, unexpectedReceive } from './faults.js';
import { error, information, unknownName } from './problems.js';
import { namesOf, type Program } from './program.js';
import { readValues } from './read.js';
import { type Draft, draft, sealed, Turn } from './turn.js';
import type { Happening, HostState, Owed, Segment, World } from './world.js';

/** The message as the machine sees it: names and numbers read, nothing filled in. */
export interface Reading {
  readonly draft: Draft;
  readonly numbers: World['numbers'];
  readonly given: number;
  readonly blank: number;
  readonly faults: readonly Fault[];
}

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

interface Found {
  readonly index: number;
  readonly fault?: Fault;
}

/** The host of that name; a misspelt one is the nearest, or, of two, the other one. */
export function findHost(world: World, name: Message['from'], other?: string): Found {
  const index = indexOfHost(world, name.text);
  if (index >= 0) return { index };
  const names = world.hosts.map((h) => h.name);
  const problem = unknownName('host', name.text, name.span, names);
  const near = problem.facts.kind === 'unknown-name' ? problem.facts.nearest : undefined;
  const rest = names.filter((n) => n !== other);
  const meant = near !== undefined && near !== other ? near : rest.length === 1 ? rest[0] : undefined;
  return { index: meant === undefined ? -1 : names.indexOf(meant), fault: faultOf(problem) };
}

/** A message that is not there is the one that the sender owes. */
function readBlank(context: Context, world: World, message: Message, sender: HostState, peer: string): Reading {
  const faults = message.damaged ? [] : [faultOf(information('blank', message.namesSpan, { kind: 'blank', what: 'message' }))];
  const owed = sender.owed.filter((o) => o.how !== 'allow' && (o.to === '' || o.to === peer));
  const only = owed.length === 1 ? owed[0] : undefined;
  return { draft: only ? draft(only.segment) : emptyDraft(context.program), numbers: world.numbers, given: 0, blank: 0, faults };
}

export function readMessage(context: Context, world: World, message: Message, sender: string): Reading {
  const { program } = context;
  const problems: Problem[] = [];
  const { flags, kind } = readNames(program, message, problems);
  const own = kind >= 0 ? program.machine.messages[kind]?.fields : undefined;
  const values = readValues(
    message.fields,
    {
      what: 'field' as NamedThing,
      names: own ?? program.fields.map((f) => f.name),
      indexOf: (name) => (own && !own.includes(name) ? undefined : program.fieldIndex.get(name)),
      typeOf: (index) => program.fields[index]?.type,
      shiftOf: (index) => world.shifts.reduce((sum, s) => (s.host === sender && s.field === index ? sum + s.by : sum), 0),
    },
    world.numbers,
  );
  const fields = program.defaults.slice();
  let [given, blank] = [0, 0];
  for (const [index, slot] of values.slots) {
    fields[index] = slot;
    given |= 1 << index;
  }
  for (const f of message.fields) if (f.value.kind === 'blank') blank |= 1 << (program.fieldIndex.get(f.name.text) ?? 0);
  return {
    draft: { flags, kind, fields, filled: 0 },
    numbers: values.numbers,
    given,
    blank,
    faults: [...problems, ...values.problems].map(faultOf),
  };
}

function readNames(program: Program, message: Message, problems: Problem[]): { flags: number; kind: number } {
  const byFlags = program.machine.flags.length > 0;
  const known = byFlags ? program.flagBits : program.messageIndex;
  let [flags, kind] = [0, -1];
  const seen = new Set<string>();
  for (const name of message.names) {
    let meant = known.get(name.text);
    if (meant === undefined) {
      const problem = unknownName(byFlags ? 'flag' : 'message', name.text, name.span, [...known.keys()]);
      problems.push(problem);
      meant = known.get((problem.facts.kind === 'unknown-name' && problem.facts.nearest) || '');
    } else if (seen.has(name.text))
      problems.push(error('duplicate-name', name.span, { kind: 'duplicate-name', what: byFlags ? 'flag' : 'message', name: name.text }));
    seen.add(name.text);
    if (meant === undefined) continue;
    if (byFlags) flags |= meant;
    else if (kind < 0) kind = meant;
  }
  return { flags, kind };
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
    : send(context, world, sender, receiver.name, reading.draft, at);
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
  const faults = sender ? [illegalSend(context, world, message, reading.draft, sender, message.to.text)] : [];
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

/** The states that hosts went through, and the rows that were applied. */
export function traceOf(context: Context, turns: readonly Turn[]): Pick<Happening, 'passed' | 'rows'> {
  const name = (turn: Turn, state: number) => stateOf(context.program, { role: turn.role, state }).state.name;
  return {
    // the first one left is the state before the step
    passed: turns.filter((t) => t.passed.length > 1).map((t) => ({ host: t.host.name, states: t.passed.slice(1).map((s) => name(t, s)) })),
    rows: turns.flatMap((t) => t.rows.map((row) => ({ host: t.host.name, row }))),
  };
}

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

/** The sender's part; `undefined` if its state has no row for the message and it owes no such one. */
export function send(context: Context, world: World, sender: HostState, peer: string, written: Draft, _at: number): Turn | undefined {
  const begin = () => new Turn(sender, world.numbers, peer, { ...written, fields: written.fields.slice() });
  const turn = begin();
  const replies = sender.owed.filter(
    (o) => o.how !== 'owe' && (o.to === '' || o.to === peer) && o.segment.flags === written.flags && o.segment.kind === written.kind,
  );
  const reply = replies.find((o) => o.how === 'reply' && fits(turn, o));
  if (reply) return sendReply(turn, reply);
  const row = choose(stateOf(context.program, sender).send, turn);
  if (row) {
    fillFromOwed(turn, sender.owed, peer);
    apply(context.program, turn, row);
    pay(turn, peer);
    if (!turn.violations.some((v) => severityOf(context, codeOf(context, v)) === 'error')) return turn;
  }
  const other = replies.find((o) => fits(turn, o));
  if (other) return sendReply(begin(), other);
  const [meant] = replies.filter((o) => o.how === 'reply');
  return meant ? sendReply(begin(), meant) : row && turn;
}

/** No field of the message is certainly another than the reply's. */
const fits = (turn: Turn, owed: Owed): boolean =>
  owed.segment.fields.every((f, i) => f === undefined || equal(turn, turn.segment.fields[i], f) !== false);

/** A reply is sent as it was written down when it came to be owed, in whatever state. */
function sendReply(turn: Turn, reply: Owed): Turn {
  reply.segment.fields.forEach((expected, field) => {
    if (expected === undefined) return;
    const written = turn.segment.fields[field];
    const same = equal(turn, written, expected);
    if (same === false) turn.violations.push({ action: { ...asOwed, see: reply.see }, field, written, expected });
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

const asOwed: Turn['violations'][number]['action'] = {
  kind: 'require',
  condition: { kind: 'name', name: 'true' },
  text: 'it answers a message, and takes its number from there',
  see: '',
  place: { source: '', span: { start: 0, end: 0 } },
};

const covers = (turn: Turn, owed: Owed, peer: string): boolean =>
  (owed.to === '' || owed.to === peer) &&
  (owed.segment.kind >= 0 ? owed.segment.kind === turn.segment.kind : (turn.segment.flags & owed.segment.flags) === owed.segment.flags);

function fillFromOwed(turn: Turn, owed: readonly Owed[], peer: string): void {
  for (const o of owed) {
    if (o.how !== 'owe' || !covers(turn, o, peer)) continue;
    o.segment.fields.forEach((value, field) => {
      if (value === undefined || turn.segment.fields[field] !== undefined) return;
      turn.segment.fields[field] = value;
      turn.segment.filled |= 1 << field;
    });
  }
}

/** What was owed before, and this message brings, is owed no longer. */
function pay(turn: Turn, peer: string): void {
  turn.owed = turn.owed.filter(
    (o) =>
      !(
        turn.owedBefore.includes(o) &&
        (o.how === 'owe'
          ? covers(turn, o, peer)
          : o.how === 'allow' && o.segment.flags === turn.segment.flags && o.segment.kind === turn.segment.kind)
      ),
  );
}

export interface Received {
  readonly turn: Turn;
  readonly row: boolean;
}

export function receive(context: Context, world: World, to: number, segment: Segment, from: string, at: number): Received | undefined {
  const host = world.hosts[to];
  if (!host) return undefined;
  const turn = new Turn(host, world.numbers, from, draft(segment), at);
  const row = choose(stateOf(context.program, host).receive, turn);
  if (row) apply(context.program, turn, row);
  return { turn, row: row !== undefined };
}

export function discardFault(context: Context, world: World, span: Message['namesSpan'], turn: Turn, host: HostState): Fault {
  const { text = '', see = '' } = turn.discarded ?? {};
  const paragraph = see || turn.rows.find((r) => r.rule.see !== '')?.rule.see || context.program.machine.see;
  const written = namesOf(turn.segment, context.program).join('+');
  return machineFault('discarded', 'information', span, () => ({
    kind: 'discarded',
    host: host.name,
    written,
    reason: text,
    see: paragraph,
    situation: situation(context, world),
  }));
}
