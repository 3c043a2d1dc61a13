/** The world before the first statement: hosts as declared, as left behind by another exchange, or as the protocol seats them. */
import { ownersOf } from '../exchange/ends.js';
import type { Host } from '../exchange/exchange.js';
import { nearest } from '../problem/nearest.js';
import { Numbers } from '../value/numbers.js';
import { Trie } from '../value/trie.js';
import { type Context, emptyDraft, type Fault } from './context.js';
import { hostsMeant } from './hosts-meant.js';
import { seatsTold } from './parts.js';
import type { Program } from './program/program.js';
import { isNumeric } from './program/types.js';
import { errorsAhead } from './repair/ahead.js';
import { FAR } from './search/limits.js';
import { isMessage, namesIn, opening, type Seated, seatings } from './seats.js';
import { begin } from './step/engine.js';
import { faultOf } from './step/faults.js';
import { error, unknownName } from './step/problems.js';
import { readValues } from './step/read.js';
import { Turn } from './step/turn.js';
import type { HostState, World } from './world.js';

export interface Beginning {
  /** If no host is declared: the other ways in which they may begin. */
  readonly others?: readonly World[];
  readonly world: World;
  readonly faults: readonly Fault[];
}

const nothing: World = { hosts: [], numbers: Numbers.none, flights: Trie.empty(), shifts: [] };

/** A world in which hosts begin as these lines say. */
export const declaredAs = (context: Context, hosts: readonly Host[]): World =>
  acquainted(context, linked(context, declare(context, nothing, hosts, [])).world);

/** `lets` tells how well an exchange can begin in a world: the number of errors up to its first message. */
export function beginning(context: Context, before: World | undefined, cost: (world: World) => number): Beginning {
  const began = begun(context, before, (world) => cost(acquainted(context, world)));
  return {
    ...began,
    world: acquainted(context, began.world),
    ...(began.others && { others: began.others.map((world) => acquainted(context, world)) }),
  };
}

/** Each host knows who there is, and in which role. */
function acquainted({ program }: Context, world: World): World {
  const company = world.hosts.map(({ name, role }) => ({ name, role: program.roles[role]?.role.name ?? '' }));
  return { ...world, hosts: world.hosts.map((host) => ({ ...host, company })) };
}

function begun(context: Context, before: World | undefined, cost: (world: World) => number): Beginning {
  const declared = context.statements.filter((s): s is Host => s.kind === 'host');
  if (before) return declare(context, { ...before, shifts: [] }, declared, withNewcomers(context, declared));
  if (declared.length > 0) {
    const { hosts, problem } = hostsMeant(context.statements, declared);
    const well = declaredWell(context, hosts);
    return problem === undefined ? well : { ...well, faults: [...well.faults, faultOf(problem)] };
  }
  const seated = (seats: readonly Seated[]) => linked(context, seat(context, nothing, seats)).world;
  const worlds = seatings(context).map(seated);
  const costs = worlds.map(cost);
  const world = worlds[Math.max(0, costs.indexOf(0))] ?? nothing;
  return { world, faults: [], others: [...worlds.filter((w) => w !== world), ...seatings(context, true).map(seated)] };
}

/** A host whose state cannot be read starts in the one that leaves fewest errors. */
function declaredWell(context: Context, declared: readonly Host[]): Beginning {
  const first = linked(context, declare(context, nothing, declared, []));
  const unsure = declared.find((host) => isUnsure(context, host));
  if (!unsure) return first;
  // most often both hosts are where the other one is
  const others = declared.flatMap(({ state }) => (state && state !== unsure.state ? [state.text] : []));
  const states = new Set([...others, ...context.program.roles.flatMap((role) => role.states.map((s) => s.state.name))]);
  const roles = unsure.damaged === true && unsure.role === undefined ? context.program.roles.map(({ role }) => role.name) : [];
  const seats = [...[...states].map((state) => ({ state })), ...roles.map((role) => ({ role }))];
  const otherwise = seats.map((seat: { readonly state?: string; readonly role?: string }) => {
    const host = {
      ...unsure,
      ...(seat.state !== undefined && { state: { text: seat.state, span: unsure.span } }),
      ...(seat.role !== undefined && { role: { text: seat.role, span: unsure.span } }),
    };
    return linked(
      context,
      declare(
        context,
        nothing,
        declared.map((h) => (h === unsure ? host : h)),
        [],
      ),
    ).world;
  });
  const worlds = [first.world, ...otherwise];
  const costs = worlds.map((world) => errorsAhead(context, acquainted(context, world), 0, FAR));
  return { world: worlds[costs.indexOf(Math.min(...costs))] ?? first.world, faults: first.faults };
}

function isUnsure({ program }: Context, host: Host): boolean {
  const states = program.roles.flatMap((role) => [...role.stateIndex.keys()]);
  if (host.state === undefined) return host.damaged === true;
  return !states.includes(host.state.text) && nearestState(host, states) === undefined;
}

/** An exchange without `host` lines that goes on after another one may bring in more hosts. */
function withNewcomers(context: Context, declared: readonly Host[]): Seated[] {
  const seat = context.program.machine.starts[0]?.receiver ?? {};
  return declared.length > 0 ? [] : namesIn(context.statements).map((name) => ({ name, seat }));
}

function seat(context: Context, world: World, seats: readonly Seated[]): Beginning {
  let hosts = world.hosts;
  let numbers = world.numbers;
  for (const { name, seat } of seats) {
    if (hosts.some((h) => h.name === name)) continue;
    const host = born(context, name, name, seat.role, seat.state);
    const turn = new Turn(host, numbers, '', emptyDraft(context.program));
    if (seat.state !== undefined) begin(context.program, turn);
    hosts = [...hosts, turn.end()];
    numbers = turn.numbers;
  }
  return { world: { ...world, hosts, numbers }, faults: [] };
}

/** A host in the state it is to start in, or its role's initial one. */
function born({ program }: Context, name: string, label: string, roleName?: string, stateName?: string): HostState {
  const role = Math.max(0, roleName === undefined ? 0 : program.roles.findIndex((r) => r.role.name === roleName));
  const found = program.roles[role];
  const state = (stateName === undefined ? undefined : found?.stateIndex.get(stateName)) ?? found?.initial ?? 0;
  const host: HostState = { name, label, role, state, variables: [], owed: [] };
  const turn = new Turn(host, Numbers.none, '', emptyDraft(program));
  return { ...host, variables: found?.initialVariables(turn) ?? [] };
}

function declare(context: Context, world: World, declared: readonly Host[], newcomers: readonly Seated[]): Beginning {
  const faults: Fault[] = [];
  let now = seat(context, world, newcomers).world;
  const owners = ownersOf(declared);
  for (const host of declared) {
    if (host.of && !declared.some(({ name }) => name.text === host.of?.text))
      faults.push(
        faultOf(
          unknownName(
            'host',
            host.of.text,
            host.of.span,
            declared.filter((each) => each !== host && !each.of).map(({ name }) => name.text),
          ),
        ),
      );
    // whoever has ends of its own runs no machine besides theirs
    if (owners.has(host.name.text)) continue;
    if (now.hosts.some((h) => h.name === host.name.text)) {
      faults.push(faultOf(error('duplicate-name', host.name.span, { kind: 'duplicate-name', what: 'host', name: host.name.text })));
      continue;
    }
    now = declareOne(context, now, host, faults);
  }
  return { world: { ...now, numbers: now.numbers.settle() }, faults };
}

function declareOne(context: Context, world: World, host: Host, faults: Fault[]): World {
  const { program } = context;
  const role = roleFor(context, host, faults);
  const states = program.roles.find((r) => r.role.name === role)?.stateIndex ?? program.roles[0]?.stateIndex ?? new Map<string, number>();
  const known = host.state === undefined || states.has(host.state.text);
  if (host.state && !known) faults.push(faultOf(unknownName('state', host.state.text, host.state.span, states)));
  const near = host.state && !known ? nearestState(host, [...states.keys()]) : host.state?.text;
  const made = born(context, host.name.text, labelOf(context, host), role, near);
  const variables = program.roles[made.role]?.role.variables ?? [];
  const index = program.roles[made.role]?.variableIndex ?? new Map<string, number>();
  const values = readValues(
    host.variables,
    { what: 'variable', names: [...index.keys()], indexOf: (name) => index.get(name), typeOf: (i) => variables[i]?.type },
    world.numbers,
  );
  faults.push(...values.problems.map(faultOf));
  const turn = new Turn(made, values.numbers, '', emptyDraft(program));
  for (const [i, slot] of values.slots) turn.variables[i] = slot;
  if (near !== undefined) begin(program, turn);
  return { ...world, hosts: [...world.hosts, turn.end()], numbers: turn.numbers };
}

/** An end without a label says whose it is. */
function labelOf({ statements }: Context, { label, name, of }: Host): string {
  if (label !== '' || of === undefined) return label === '' ? name.text : label;
  const owner = statements.find((each) => each.kind === 'host' && each.name.text === of.text);
  const whose = owner?.kind === 'host' && owner.label !== '' ? owner.label : of.text;
  return `${whose}: ${name.text}`;
}

function nearestState(host: Host, states: readonly string[]): string | undefined {
  const { facts } = unknownName('state', host.state?.text ?? '', host.name.span, states);
  return facts.kind === 'unknown-name' ? facts.nearest : undefined;
}

/** `is ROLE`, else the one that the protocol gives to whoever sends, or receives, first. */
function roleFor({ program, statements }: Context, host: Host, faults: Fault[]): string {
  const names = program.roles.map((r) => r.role.name);
  if (host.role && names.includes(host.role.text)) return host.role.text;
  if (host.role) faults.push(faultOf(unknownName('role', host.role.text, host.role.span, names)));
  const meant = host.role && nearest(host.role.text, names);
  if (meant !== undefined) return meant;
  if (names.includes(host.name.text)) return host.name.text;
  const declared = statements.flatMap((each) => (each.kind === 'host' ? [each.name.text] : []));
  const told = seatsTold(program.machine, declared, statements.filter(isMessage))?.find(({ name }) => name === host.name.text);
  if (told?.seat.role !== undefined) return told.seat.role;
  const [start] = program.machine.starts;
  const place = opening(statements)?.from.text === host.name.text ? start?.sender : start?.receiver;
  return place?.role ?? names[0] ?? '';
}

/** What one host has sent is what the other has received, as far as nobody says otherwise. */
function linked(context: Context, { world, faults }: Beginning): Beginning {
  const [a, b] = world.hosts;
  if (!a || !b || world.hosts.length !== 2) return { world, faults };
  let { numbers } = world;
  for (const [one, two] of [[a, b] as const, [b, a] as const])
    for (const { own, other } of context.program.machine.links) {
      const [x, y] = [slotOf(context.program, one, own), slotOf(context.program, two, other)];
      if (isNumeric(x) && isNumeric(y)) numbers = numbers.unify(x, y) ?? numbers;
    }
  return { world: { ...world, numbers: numbers.settle() }, faults };
}

const slotOf = (program: Program, host: HostState, name: string) => host.variables[program.roles[host.role]?.variableIndex.get(name) ?? -1];
