/** What happens at one host alone, and the arrival of what was sent before. */
import type { Arrival, LocalEvent } from '../../exchange/exchange.js';
import { isGivenName } from '../../exchange/schedule.js';
import { arrivalFor } from '../../exchange/unwritten.js';
import type { EventKind } from '../../machine/machine.js';
import { type Context, emptyDraft, type Fault, indexOfHost, type StepOutcome, withHost } from '../context.js';
import { situation } from '../display.js';
import type { HostState, InFlight, World } from '../world.js';
import { apply, choose, isSpent, possibleEvents, stateOf } from './engine.js';
import { faultOf, machineFault, unexpectedReceive } from './faults.js';
import { findHost } from './hosts.js';
import { sessionNamed } from './machines.js';
import { placeOfRow } from './origin.js';
import { unknownName } from './problems.js';
import { readValues } from './read.js';
import { discardFault, receive, traceOf } from './receiving.js';
import { turnFaults } from './requirements.js';
import { machineFor } from './sessions.js';
import { draft, Turn } from './turn.js';
import { unmetBy } from './unmet.js';

export function runEvent(context: Context, world: World, event: LocalEvent, at: number): StepOutcome {
  const { index, fault } = findHost(world, event.host);
  const whole = world.hosts[index];
  const faults = fault ? [fault] : [];
  if (!whole) return { world, faults };
  const host = actingAt(context, world, whole, event);
  const { events } = context.program.machine;
  const known = events.find((e) => e.name === event.event.text);
  if (!known)
    return {
      world,
      faults: [
        ...faults,
        faultOf(
          unknownName(
            'event',
            event.event.text,
            event.event.span,
            events.map((e) => e.name),
          ),
        ),
      ],
    };
  const values = readValues(event.fields, fieldsOf(context), world.numbers);
  const written = emptyDraft(context.program);
  for (const [field, slot] of values.slots) written.fields[field] = slot;
  const turn = new Turn(host, values.numbers, otherThan(world, whole), written, undefined, at);
  turn.onlyChecks = true;
  const row = choose(stateOf(context.program, host).on.get(known.name) ?? [], turn);
  const spent = isSpent(known, host);
  if (!row || spent) return { world, faults: [...faults, illegalEvent(context, world, event, host, spent ? known : undefined)] };
  if (known.most !== undefined) turn.fired = { ...turn.fired, [known.name]: (turn.fired[known.name] ?? 0) + 1 };
  apply(context.program, turn, row);
  const requiring = {
    world,
    numbers: turn.numbers,
    host,
    peer: turn.peer,
    written,
    name: known.name,
    message: { fields: event.fields, namesSpan: event.event.span },
  };
  const given = [...values.slots.keys()].reduce((bits, field) => bits | (1 << field), 0);
  return {
    world: { ...withHost(world, index, turn.end()), numbers: turn.numbers.settle() },
    faults: [...faults, ...values.problems.map(faultOf), ...turnFaults(context, turn, requiring)],
    happening: {
      statement: at,
      kind: 'event',
      from: host.name,
      to: host.name,
      segment: written,
      writtenFlags: 0,
      given,
      filled: 0,
      blank: 0,
      label: event.label,
      fate: 'delivered',
      stray: false,
      event: known.name,
      marks: turn.marks,
      ...traceOf(context, [turn]),
    },
  };
}

/** The machine at which it happens: the session that a path names, the first at which it can happen, else the host's own. */
function actingAt({ program }: Context, { numbers }: World, whole: HostState, { host: { path }, event: { text } }: LocalEvent): HostState {
  if (!program.roles[whole.role]?.sessions.length) return whole;
  const named = path && sessionNamed(program, whole, path);
  if (named) return named;
  const kind = program.machine.events.find(({ name }) => name === text);
  return kind ? machineFor(program, whole, kind, numbers) : whole;
}

/** Of two, the other one; a call says nothing of whom it is for. */
const otherThan = (world: World, host: HostState): string =>
  world.hosts.length === 2 ? (world.hosts.find((h) => h !== host)?.name ?? '') : '';

const fieldsOf = ({ program }: Context) => ({
  what: 'field' as const,
  names: program.fields.map((f) => f.name),
  indexOf: (name: string) => program.fieldIndex.get(name),
  typeOf: (index: number) => program.fields[index]?.type,
});

const illegalEvent = (context: Context, world: World, event: LocalEvent, host: HostState, spent?: EventKind) =>
  machineFault(
    'illegal-event',
    'error',
    event.event.span,
    () => {
      const state = stateOf(context.program, host);
      const missed = unmetBy(context, new Turn(host, world.numbers, '', emptyDraft(context.program)), state.on.get(event.event.text) ?? []);
      return {
        kind: 'illegal-event',
        host: host.name,
        event: event.event.text,
        state: state.state.name,
        situation: situation(context, world),
        allowed: possibleEvents(context, world, host),
        see: paragraphOn(context, event.event.text) ?? state.state.see,
        ...(missed && { unmet: missed }),
        ...(spent?.most !== undefined && { spent: { most: spent.most, ...(spent.next !== undefined && { next: spent.next }) } }),
      };
    },
    {
      rule: () => spent?.place ?? placeOfRow(stateOf(context.program, host), stateOf(context.program, host).on.get(event.event.text) ?? []),
    },
  );

/** The paragraph on the event, from the states where it can happen. */
const paragraphOn = ({ program }: Context, event: string): string | undefined =>
  program.roles.flatMap((role) => role.states.flatMap((s) => s.on.get(event) ?? [])).find((row) => row.rule.see !== '')?.rule.see;

/** The key of the flight that a name means here: one sent before. */
export function flightKey(context: Context, world: World, name: string, at: number, place?: string): number | undefined {
  const all = context.roster.keys.get(name) ?? [];
  const keys = place === undefined ? all : all.filter((key) => world.flights.get(key)?.to === place);
  const { length } = context.statements;
  // one that is sent only later may have been taken out of turn
  const own = keys.filter((key) => key < at || (key < length && world.flights.get(key) !== undefined));
  const carried = keys.find((key) => key >= length);
  // declared twice, which is a mistake of its own: the first one until it has arrived
  return own.find((key) => world.flights.get(key)?.arrivals === 0) ?? own.at(-1) ?? carried;
}

export function runArrival(context: Context, world: World, arrival: Arrival, at: number): StepOutcome {
  const { text, span } = arrival.segment;
  const key = flightKey(context, world, text, at, arrival.place?.text);
  const supposed = world.supposed?.find((flight) => flight.name === text);
  if (key === undefined && supposed) return arrive(context, arrivedAgain(world, supposed), supposed, arrival, at);
  if (key === undefined) {
    // a segment of a line that cannot be read is not missed, and one that is missed has been told of once
    if (context.roster.damaged.has(text) || context.roster.nameless.some((i) => i < at) || isMissedBefore(context, text, at))
      return { world, faults: [] };
    const later = context.roster.keys.has(text) ? ({ clause: 'sent-later' } as const) : undefined;
    return {
      world,
      faults: [
        faultOf(
          unknownName(
            'segment',
            text,
            span,
            [...context.roster.keys.keys()].filter((n) => n !== text && isGivenName(n)),
            later,
          ),
        ),
      ],
    };
  }
  const flight = world.flights.get(key);
  // its message was not sent, which has been said there
  if (!flight) return { world, faults: [] };
  return arrive(context, arrivedOnce(world, key, flight), flight, arrival, at);
}

/** The arrival, which no line says, of the segment that the statement `sentAt` has sent. */
export function landed(context: Context, world: World, sentAt: number, at: number): StepOutcome {
  const flight = world.flights.get(sentAt);
  return flight === undefined
    ? { world, faults: [] }
    : arrive(context, arrivedOnce(world, sentAt, flight), flight, arrivalFor(flight.name), at);
}

const arrivedOnce = (world: World, key: number, flight: InFlight): World => ({
  ...world,
  flights: world.flights.set(key, { ...flight, arrivals: flight.arrivals + 1 }),
});

const arrivedAgain = (world: World, flight: InFlight): World => ({
  ...world,
  supposed: (world.supposed ?? []).map((f) => (f === flight ? { ...f, arrivals: f.arrivals + 1 } : f)),
});

const isMissedBefore = ({ statements }: Context, name: string, at: number): boolean =>
  statements.findIndex((s) => s.kind === 'arrival' && s.segment.text === name && !s.damaged) < at;

function arrive(context: Context, world: World, flight: InFlight, arrival: Arrival, at: number): StepOutcome {
  const to = indexOfHost(world, flight.to);
  const receiver = world.hosts[to];
  if (!receiver) return { world, faults: [] };
  const got = receive(context, receiver, world.numbers, flight.segment, flight.from, at);
  const faults: Fault[] = [];
  if (!got.row)
    faults.push(unexpectedReceive(context, world, { span: arrival.segment.span }, draft(flight.segment), got.turn.host, flight.from));
  if (got.turn.discarded) faults.push(discardFault(context, world, arrival.segment.span, got.turn, receiver));
  const message = { fields: [], namesSpan: arrival.segment.span };
  faults.push(
    ...turnFaults(context, got.turn, {
      world,
      numbers: got.turn.numbers,
      host: got.turn.host,
      peer: flight.from,
      sender: flight.from,
      message,
      written: draft(flight.segment),
    }),
  );
  return {
    world: { ...withHost(world, to, got.turn.end()), numbers: got.turn.numbers.settle() },
    faults,
    ...(got.choices && { choices: got.choices }),
    happening: {
      statement: at,
      kind: 'arrival',
      from: flight.from,
      to: flight.to,
      segment: flight.segment,
      writtenFlags: flight.segment.flags,
      given: 0,
      filled: 0,
      blank: 0,
      label: flight.label,
      fate: 'delivered',
      stray: false,
      name: flight.name,
      duplicate: flight.arrivals > 0,
      ...(flight.sentAt >= 0 && { sentAt: flight.sentAt }),
      marks: got.turn.marks,
      ...(got.turn.discarded && { discarded: got.turn.discarded.text }),
      ...traceOf(context, [got.turn]),
    },
  };
}
