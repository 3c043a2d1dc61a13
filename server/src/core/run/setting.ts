/** What a run needs before it begins: the named segments, names for unknown numbers, what another exchange has left. */
import type { Exchange, Statement } from '../exchange/exchange.js';
import { scheduled } from '../exchange/schedule.js';
import { symbolsOf } from '../exchange/values.js';
import { Trie } from '../value/trie.js';
import { newBudget, type Shared } from './budget.js';
import type { Context, Roster } from './context.js';
import type { Program } from './program/program.js';
import type { Past } from './resume.js';
import type { HostState, InFlight, World } from './world.js';

/** The exchange that one goes on after, and those that go on after it. */
interface Neighbours {
  readonly after?: Past;
  readonly next?: readonly Exchange[];
  readonly budget?: Shared;
}

export function contextOf(
  exchange: Exchange,
  program: Program,
  flights: readonly InFlight[],
  { after, next = [], budget }: Neighbours,
): Context {
  const { statements } = exchange;
  const used = () => new Set([...statements.flatMap(symbolsOf), ...(after?.end.numbers.names() ?? [])]);
  return {
    program,
    exchange,
    statements,
    roster: rosterOf(statements, flights),
    naming: namer(used),
    history: [],
    chosen: new Map(),
    others: [],
    following: next.map(scheduled),
    budget: newBudget(budget),
    steps: new WeakMap(),
  };
}

function rosterOf(statements: readonly Statement[], carried: readonly InFlight[]): Roster {
  const keys = new Map<string, number[]>();
  const damaged = new Set<string>();
  const nameless: number[] = [];
  statements.forEach((s, i) => {
    if (s.kind === 'message' && s.segment) keys.set(s.segment.text, [...(keys.get(s.segment.text) ?? []), i]);
    if (s.damaged && s.kind === 'message' && s.fate === 'in-flight' && !s.segment) nameless.push(i);
    if (s.kind === 'damaged') for (const word of s.words) damaged.add(word);
  });
  carried.forEach((flight, i) => {
    keys.set(flight.name, [...(keys.get(flight.name) ?? []), statements.length + i]);
  });
  return { keys, damaged, nameless };
}

/** Unknown numbers are called x, y, z …, by the first of these names that the author does not use. */
function namer(used: () => ReadonlySet<string>): (base: number) => string {
  const given = new Map<number, string>();
  let names: Generator<string> | undefined;
  return (base) => {
    const known = given.get(base);
    if (known !== undefined) return known;
    names ??= candidates(used());
    const name = names.next().value ?? `u${base}`;
    given.set(base, name);
    return name;
  };
}

function* candidates(used: ReadonlySet<string>): Generator<string, undefined> {
  for (let round = 0; ; round++)
    for (const letter of ['x', 'y', 'z', 'u', 'v', 'w']) {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!used.has(name)) yield name;
    }
}

interface Carry {
  readonly world: World;
  readonly flights: readonly InFlight[];
}

/** What another exchange left: a host that goes on under another protocol keeps what that one knows by the same names. */
export function carry(after: Past, program: Program): Carry {
  const flights: InFlight[] = [];
  for (const keys of after.roster.keys.values()) {
    const flight = keys.map((key) => after.end.flights.get(key)).findLast((f) => f !== undefined);
    if (flight) flights.push({ ...flight, sentAt: -1 });
  }
  return { world: after.program === program ? after.end : translated(after, program), flights };
}

function translated(after: Past, program: Program): World {
  const hosts = after.end.hosts.map((host) => {
    const old = after.program.roles[host.role];
    const role = Math.max(
      0,
      program.roles.findIndex((r) => r.role.name === old?.role.name),
    );
    const now = program.roles[role];
    const state = now?.stateIndex.get(old?.states[host.state]?.state.name ?? '') ?? now?.initial ?? 0;
    const variables = now?.role.variables.map((v) => host.variables[old?.variableIndex.get(v.name) ?? -1]) ?? [];
    const owed = program.machine.fields.length === after.program.machine.fields.length ? host.owed : [];
    const { sessions: __, ...rest } = host;
    return { ...rest, role, state, variables, owed: withoutCause(owed) };
  });
  return { ...after.end, hosts };
}

/** Segments still in flight get keys beyond the statements of this exchange; what is owed for older messages is not warned of again. */
export function settleFlights(world: World, context: Context, carried: readonly InFlight[]): World {
  let flights: World['flights'] = Trie.empty();
  carried.forEach((flight, i) => {
    flights = flights.set(context.statements.length + i, flight);
  });
  return { ...world, flights, hosts: world.hosts.map(settled) };
}

const withoutCause = (owed: HostState['owed']): HostState['owed'] => owed.map(({ cause: _, ...one }) => one);

function settled(host: HostState): HostState {
  const sessions = host.sessions?.map((each) => ({ ...each, owed: withoutCause(each.owed) }));
  return { ...host, owed: withoutCause(host.owed), ...(sessions && { sessions }) };
}
