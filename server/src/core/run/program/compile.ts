/** Compiles a machine into a program, once: all its runs share it. */
import type { Expression } from '../../machine/expression.js';
import type { Field, KeyPart, Machine, MessagePattern, Role, Rule, SessionKind, State, Type, Variable } from '../../machine/machine.js';
import type { Turn } from '../step/turn.js';
import type { SlotValue } from '../world.js';
import { compileActions } from './actions.js';
import { compileTest, compileValue, compileWho } from './evaluate.js';
import { elementsOf, wordsIn } from './operations.js';
import {
  type KeySlot,
  type Mask,
  type MatchRow,
  namesOf,
  type Program,
  type ProgramRow,
  type RoleProgram,
  RowIndex,
  type StateProgram,
  segmentOf,
} from './program.js';
import {
  type Act,
  type ActionSurroundings,
  type CompileScope,
  type Evaluate,
  largestOf,
  nothingCompiled,
  type SessionScope,
} from './types.js';

const programs = new WeakMap<Machine, Program>();

export function programOf(machine: Machine): Program {
  const known = programs.get(machine);
  if (known) return known;
  const made = compile(machine);
  programs.set(machine, made);
  return made;
}

const index = (names: Iterable<string>): Map<string, number> => new Map([...names].map((name, i) => [name, i]));

/** What a field has where it is left out; of a set, the words of its text. */
function defaultOf({ type, initial }: Field): SlotValue {
  if (initial?.kind !== 'number' && initial?.kind !== 'text') return undefined;
  return initial.kind === 'text' && type.kind === 'names' ? wordsIn(initial.value) : initial.value;
}

type SharedPrograms = Omit<Program, 'roles'>;

function compile(machine: Machine): Program {
  const flagBits = new Map(machine.flags.map((name, i) => [name, 2 ** i]));
  const fieldIndex = index(machine.fields.map((f) => f.name));
  const defaults = machine.fields.map((f) => defaultOf(f));
  const messageIndex = index(machine.messages.map((m) => m.name));
  const largest = machine.fields.map(({ type }) => largestOf(type));
  const shared: SharedPrograms = { machine, fields: machine.fields, fieldIndex, flagBits, messageIndex, defaults, largest };
  const roles = machine.roles.map((role) => compileRole(role, shared));
  const sessions: RoleProgram[] = [];
  const whole = roles.map((role) => {
    const kinds = (role.role.sessions ?? []).map((kind) => sessions.push(compileSession(kind, shared)) - 1 + roles.length);
    return { ...role, sessions: kinds };
  });
  return { ...shared, roles: [...whole, ...sessions] };
}

function compileSession(session: SessionKind, shared: SharedPrograms): RoleProgram {
  const program = compileRole(session, shared, session.outer + session.key.length);
  const slots = (key: readonly KeyPart[]) =>
    key.flatMap(({ variable, from }): readonly KeySlot[] => {
      const [at, field] = [program.variableIndex.get(variable), from === 'peer' ? -1 : shared.fieldIndex.get(from)];
      return at === undefined || field === undefined ? [] : [{ variable: at, field }];
    });
  const scope = scopeOf(shared, session, program.variableIndex);
  const matches = session.matches.map(({ patterns, to, from, key }): MatchRow => {
    const who = to ?? from;
    return {
      masks: patterns.map((pattern) => maskOf(pattern, shared)),
      ...(to ? { direction: 'send' as const } : from ? { direction: 'receive' as const } : {}),
      ...(who && { meets: compileMeeting(who, scope) }),
      key: slots(key),
    };
  });
  return { ...program, session: { outer: session.outer, key: slots(session.key), matches } };
}

/** @param kept how many of its variables no `forget` touches */
function compileRole(role: Role, shared: SharedPrograms, kept = 0): RoleProgram {
  const stateIndex = new Map<string, number>();
  role.states.forEach((state, i) => {
    for (const name of [state.name, ...state.aliases]) if (!stateIndex.has(name)) stateIndex.set(name, i);
  });
  const variableIndex = index(role.variables.map((v) => v.name));
  const scope = scopeOf(shared, role, variableIndex);
  const initial = compileInitial(role.variables, scope);
  const procedures = new Map<string, Act>();
  const states: StateProgram[] = [];
  const around: ActionSurroundings = {
    scope,
    state: (name) => stateIndex.get(name) ?? -1,
    segment: (names) => segmentOf(names, shared),
    initial,
    kept,
    isSent: (segment) => states.some(({ send }) => send.for(segment).length > 0),
    procedure: (name) => {
      const known = procedures.get(name);
      if (known) return known;
      // procedures that do each other without end are refused when the machine is made
      procedures.set(name, () => {});
      const act = compileActions(
        [...(role.procedures ?? []), ...shared.machine.procedures].find((p) => p.name === name)?.actions ?? [],
        around,
      );
      procedures.set(name, act);
      return act;
    },
  };
  states.push(...role.states.map((state) => compileState(state, shared, around)));
  return {
    role,
    initial: Math.max(0, stateIndex.get(role.initial) ?? 0),
    states,
    stateIndex,
    variableIndex,
    initialVariables: (turn) => initial.map((value) => value(turn)),
    around,
    sessions: [],
  };
}

const compileInitial = (variables: readonly Variable[], scope: CompileScope): readonly Evaluate[] =>
  variables.map((v) =>
    v.initial
      ? (wordsOf(v) ?? compileValue(v.initial, scope))
      : v.type.kind === 'names' || v.type.kind === 'ranges' || v.type.kind === 'queue'
        ? () => []
        : () => undefined,
  );

/** A set or a queue whose first value is a text holds its words. */
function wordsOf({ type, initial }: Variable): Evaluate | undefined {
  if (initial?.kind !== 'text' || (type.kind !== 'names' && type.kind !== 'queue')) return undefined;
  const words = wordsIn(initial.value);
  return () => words;
}

function scopeOf(shared: SharedPrograms, role: Role, variableIndex: ReadonlyMap<string, number>): CompileScope {
  const { variables } = role;
  const definitions = new Map<string, Expression>([...shared.machine.lets, ...(role.lets ?? [])].map((d) => [d.name, d.value]));
  const roles = new Set(shared.machine.roles.map(({ name }) => name).filter((name) => name !== ''));
  const typed = (at: number | undefined, list: readonly { readonly type: Type }[]) => {
    const found = at === undefined ? undefined : list[at];
    return found && at !== undefined ? { index: at, type: found.type } : undefined;
  };
  return {
    flag: (name) => shared.flagBits.get(name),
    field: (name) => typed(shared.fieldIndex.get(name), shared.fields),
    variable: (name) => typed(variableIndex.get(name), variables),
    definition: (name) => definitions.get(name),
    compiled: nothingCompiled(),
    message: (name) => shared.messageIndex.get(name) ?? -2,
    isRole: (name) => roles.has(name),
    session: (name) => sessionsOf(role, shared.machine).find((each) => each.role.name === name),
    isKey: (name) => 'key' in role && (role as SessionKind).key.some(({ variable }) => variable === name),
    nameOf: (segment) => namesOf(segment, shared).join('+'),
  };
}

/** The kinds that are known in a role, and in its sessions, with their indices into the program's roles. */
function sessionsOf(role: Role, { roles }: Machine): readonly SessionScope[] {
  const all = roles.flatMap(({ name, sessions = [] }) => sessions.map((session) => ({ owner: name, session })));
  return all.flatMap(({ session }, at) => {
    const siblings = roles.find(({ sessions = [] }) => sessions.includes(session));
    const isKnown = siblings === role || siblings?.sessions?.some((each) => each === role);
    return isKnown ? [{ kind: roles.length + at, role: session }] : [];
  });
}

function compileState(state: State, shared: SharedPrograms, around: ActionSurroundings): StateProgram {
  const rows = (rules: readonly Rule[]) => rules.map((rule) => compileRule(rule, shared, around));
  const on = new Map<string, ProgramRow[]>();
  for (const row of rows(state.on)) for (const event of row.rule.events) on.set(event, [...(on.get(event) ?? []), row]);
  return {
    state,
    send: new RowIndex(rows(state.send)),
    receive: new RowIndex(rows(state.receive)),
    on,
    always: rows(state.always),
    enter: rows(state.enter),
    begin: rows(state.begin),
    slips: state.slips.map((slip) => ({
      slip,
      patterns: slip.on.kind === 'send' ? slip.on.patterns.map((p) => maskOf(p, shared)) : [],
      ...(slip.guard && { guard: compileTest(slip.guard, around.scope) }),
    })),
  };
}

function compileRule(rule: Rule, shared: SharedPrograms, around: ActionSurroundings): ProgramRow {
  const target = rule.target === undefined ? -1 : around.state(rule.target);
  const who = rule.to ?? rule.from;
  const guard = rule.guard && compileTest(rule.guard, around.scope);
  const meets = who && compileMeeting(who, around.scope);
  return {
    rule,
    patterns: rule.patterns.map((p) => maskOf(p, shared)),
    ...(meets && { meets }),
    ...(guard && meets ? { guard: (turn: Turn) => meets(turn) && guard(turn) } : guard ? { guard } : meets ? { guard: meets } : {}),
    ...(continues(rule) && { continues: true as const }),
    ...(target >= 0 && { target }),
    act: compileActions(rule.actions, around),
  };
}

const continues = ({ actions }: Rule): boolean => actions.some(({ kind }) => kind === 'continue');

/** Roles, and variables that hold names. */
function compileMeeting(who: readonly string[], scope: CompileScope): (turn: Turn) => boolean {
  const sets = who.map((name) => compileWho(name, scope));
  return (turn) => {
    const all = sets.flatMap((set) => elementsOf(set(turn)) ?? []);
    const peers = turn.peers.length > 0 ? turn.peers : [turn.peer];
    return peers.every((peer) => all.includes(peer));
  };
}

function maskOf(pattern: MessagePattern, shared: SharedPrograms): Mask {
  const bits = (names: readonly string[]) => names.reduce((all, name) => all | (shared.flagBits.get(name) ?? 0), 0);
  const kinds = (names: readonly string[]) => names.flatMap((name) => shared.messageIndex.get(name) ?? []);
  return { pattern, need: bits(pattern.names), without: bits(pattern.without), kinds: kinds(pattern.names), not: kinds(pattern.without) };
}
