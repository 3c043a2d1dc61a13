/** A way through what can happen, as the statements of an exchange. */
import type { FieldValue, Host, Message, Statement, Value } from '../exchange/exchange.js';
import { isGivenName } from '../exchange/schedule.js';
import { arrivalFor, eventFor, messageFor, unwrittenName } from '../exchange/unwritten.js';
import { valueShown } from '../exchange/written.js';
import { emptyDraft } from '../run/context.js';
import { showSlot } from '../run/display.js';
import { namesOf } from '../run/program/program.js';
import type { Run } from '../run/run.js';
import { roleOf, stateOf } from '../run/step/engine.js';
import { Turn } from '../run/step/turn.js';
import type { HostState, Segment, SlotValue, StatementEffect } from '../run/world.js';
import { nowhere } from '../span.js';
import { debtsOf } from './dead-end.js';
import type { Passed, Verified } from './verified.js';

/**
 * @param before runs of the exchanges that go before, and of what goes before in the verification itself, in order
 * @returns all of them with their numbers, as one exchange
 */
export function wayOf(verified: Verified, way: readonly Passed[], before: readonly Run[]): readonly Statement[] {
  return new WayWriter(verified, before).statements(way);
}

/** The states of all hosts at the end. */
export function statesAfter({ moves, start }: Verified, way: readonly Passed[]): readonly (readonly [host: string, state: string])[] {
  const row = way.at(-1)?.row ?? start;
  return Array.from({ length: moves.count }, (_, host) => [moves.hosts.name(host), moves.hosts.stateName(row[host] ?? 0)] as const);
}

/** What is still owed at the end, and by whom: the messages as they are named. */
export function owedAfter({ moves, start }: Verified, way: readonly Passed[]): readonly OwedAtEnd[] {
  const row = way.at(-1)?.row ?? start;
  const { program } = moves.hosts.context;
  return Array.from({ length: moves.count }, (_, host) => moves.hosts.states.at(row[host] ?? 0)).flatMap((state) =>
    debtsOf(program, state).map(({ segment, to }) => ({ host: state.name, message: namesOf(segment, program).join('+'), to })),
  );
}

export interface OwedAtEnd {
  readonly host: string;
  readonly message: string;
  /** '' for anybody. */
  readonly to: string;
}

interface OnTheWay {
  readonly segment: number;
  /** Index of its statement; −1 for one that was sent before. */
  readonly sent: number;
  readonly name: string;
  copied: boolean;
}

class WayWriter {
  private readonly out: Statement[] = [];
  private readonly flights = new Map<string, OnTheWay[]>();
  private readonly used = new Set<string>();
  /** Names for what has one that no author can write. */
  private readonly given = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly verified: Verified,
    private readonly before: readonly Run[],
  ) {}

  statements(way: readonly Passed[]): readonly Statement[] {
    const hosts = this.hosts();
    for (const run of this.before) for (const { happening } of run.done) this.out.push(...this.happened(happening));
    this.carried();
    for (const passed of way) this.passed(passed);
    return [...hosts, ...this.out];
  }

  private get context() {
    return this.verified.moves.hosts.context;
  }

  /** As they were before everything. */
  private hosts(): readonly Host[] {
    const [first] = this.before;
    const last = this.before.at(-1);
    const began = first?.context.history[0] ?? first?.end;
    // a host that joins later begins where it joins
    return (last?.end.hosts ?? []).map((host) => this.declared(began?.hosts.find(({ name }) => name === host.name) ?? host));
  }

  private declared(host: HostState): Host {
    const { program } = this.context;
    const { role } = roleOf(program, host);
    const { state } = stateOf(program, host);
    return {
      kind: 'host',
      name: unwrittenName(host.name),
      label: host.label === host.name ? '' : host.label,
      ...(role.name !== '' && { role: unwrittenName(role.name) }),
      // a host that has nothing but sessions is in no state of its own
      ...(state.name !== '' && { state: unwrittenName(state.name) }),
      variables: this.variables(host),
      span: nowhere,
    };
  }

  /** Numbers that are others than those with which such a host is born. */
  private variables(host: HostState): readonly FieldValue[] {
    const { program } = this.context;
    const { role, initialVariables } = roleOf(program, host);
    const turn = new Turn({ ...host, variables: [], owed: [] }, this.verified.ground.all, '', emptyDraft(program));
    const born = initialVariables(turn);
    return role.variables.flatMap(({ name, type }, at) => {
      const slot = this.verified.ground.slot(host.variables[at]);
      const isNumber = typeof slot === 'number' && (type.kind === 'serial' || type.kind === 'int' || type.kind === 'flag');
      return isNumber && slot !== born[at] ? [field(name, valueShown(String(slot), nowhere))] : [];
    });
  }

  private happened(happening: StatementEffect): readonly Statement[] {
    const { kind, from, to, fate, stray, name, event, segment } = happening;
    if (kind === 'event') return [{ ...eventFor(from, event ?? ''), fields: this.fields(segment) }];
    if (kind === 'arrival') return name === undefined ? [] : [arrivalFor(this.given.get(name) ?? name)];
    if (name !== undefined && isGivenName(name)) this.used.add(name);
    else if (name !== undefined) this.given.set(name, this.fresh());
    const written = name === undefined ? undefined : (this.given.get(name) ?? name);
    const grounded = this.verified.ground.segment({ ...segment, flags: happening.writtenFlags });
    return [{ ...this.message(from, to, grounded), fate, stray, ...(written !== undefined && { segment: unwrittenName(written) }) }];
  }

  /** What was sent before, and may still arrive. */
  private carried(): void {
    const last = this.before.at(-1);
    if (last === undefined) return;
    const { hosts } = this.verified.moves;
    for (const [name, keys] of last.roster.keys)
      for (const key of keys) {
        const flight = last.end.flights.get(key);
        if (flight?.fate !== 'in-flight' || flight.arrivals > 0) continue;
        const segment = hosts.segments.id(this.verified.ground.segment(flight.segment));
        this.list(flight.from, flight.to).push({ segment, sent: -1, name: this.given.get(name) ?? name, copied: false });
      }
  }

  private passed({ move }: Passed): void {
    const { hosts } = this.verified.moves;
    const [name, peer] = [hosts.name(move.host), hosts.name(move.peer)];
    if (move.kind === 'send') this.send(name, peer, move.item);
    else if (move.kind === 'call' || move.kind === 'timer')
      this.out.push(eventFor(name, this.context.program.machine.events[move.item]?.name ?? ''));
    else if (move.kind === 'lose') this.lose(peer, name, move.item);
    else if (move.kind === 'stray') this.stray(peer, name, move.item);
    else this.arrive(peer, name, move.item, move.copied);
  }

  private send(from: string, to: string, segment: number): void {
    const name = this.fresh();
    this.list(from, to).push({ segment, sent: this.out.length, name, copied: false });
    const message = this.message(from, to, this.verified.moves.hosts.segments.at(segment));
    this.out.push({ ...message, fate: 'in-flight', segment: unwrittenName(name) });
  }

  private lose(from: string, to: string, segment: number): void {
    const flight = this.take(from, to, segment, false);
    const sent = flight && this.out[flight.sent];
    // of one that arrived before, a copy is lost: nothing to write
    if (sent?.kind === 'message' && !flight?.copied) this.out[flight?.sent ?? 0] = withoutName({ ...sent, fate: 'lost' });
  }

  private arrive(from: string, to: string, segment: number, copied: boolean): void {
    const flight = this.take(from, to, segment, copied);
    if (flight === undefined) return;
    const sent = this.out[flight.sent];
    const isAtOnce = flight.sent === this.out.length - 1 && !copied && !flight.copied;
    if (isAtOnce && sent?.kind === 'message') this.out[flight.sent] = withoutName({ ...sent, fate: 'delivered' });
    else this.out.push(arrivalFor(flight.name));
    flight.copied ||= copied;
  }

  /** A message of an earlier talk: one that was named before, or one that arrives as it is written. */
  private stray(from: string, to: string, segment: number): void {
    const known = this.list(from, to).find((each) => each.segment === segment && each.sent < 0);
    if (known !== undefined) this.out.push(arrivalFor(known.name));
    else this.out.push({ ...this.message(from, to, this.verified.moves.hosts.segments.at(segment)), stray: true });
  }

  private take(from: string, to: string, segment: number, stays: boolean): OnTheWay | undefined {
    const list = this.list(from, to);
    const at = list.findIndex((each) => each.segment === segment);
    const found = list[at];
    if (!stays && at >= 0) list.splice(at, 1);
    return found;
  }

  private list(from: string, to: string): OnTheWay[] {
    const key = JSON.stringify([from, to]);
    const known = this.flights.get(key) ?? [];
    this.flights.set(key, known);
    return known;
  }

  private fresh(): string {
    do this.count++;
    while (this.used.has(`m${this.count}`) || this.verified.moves.hosts.isHost(`m${this.count}`));
    return `m${this.count}`;
  }

  private message(from: string, to: string, segment: Segment): Message {
    const names = namesOf(segment, this.context.program);
    return { ...messageFor(from, to, names, this.fields(segment)) };
  }

  private fields(segment: Segment): readonly FieldValue[] {
    const { program } = this.context;
    const own = segment.kind >= 0 ? program.machine.messages[segment.kind]?.fields : undefined;
    return program.fields.flatMap(({ name }, at) => {
      const slot = this.verified.ground.slot(segment.fields[at]);
      if (slot === undefined || slot === program.defaults[at] || own?.includes(name) === false) return [];
      return [field(name, this.value(slot))];
    });
  }

  private value(slot: SlotValue): Value {
    const shown = showSlot(this.context, this.verified.ground.all, slot);
    return typeof slot === 'number' ? valueShown(shown, nowhere) : { kind: 'text', value: shown, span: nowhere };
  }
}

const field = (name: string, value: Value): FieldValue => ({ name: unwrittenName(name), value, span: nowhere });

function withoutName({ segment: _, ...message }: Message): Message {
  return message;
}
