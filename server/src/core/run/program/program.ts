/** A machine made ready to run: names are indices, rules are functions. Made once for a machine, and shared by all runs. */
import type { Expression } from '../../machine/expression.js';
import type {
  Field,
  KeyPart,
  Machine,
  MessagePattern,
  Role,
  Rule,
  SessionKind,
  Slip,
  State,
  Type,
  Variable,
} from '../../machine/machine.js';
import type { Turn } from '../step/turn.js';
import type { Segment, SlotValue } from '../world.js';
import { compileActions } from './actions.js';
import { compileTest, compileValue, compileWho } from './evaluate.js';
import { elementsOf } from './operations.js';
import {
  type Act,
  type ActionSurroundings,
  type CompiledTest,
  type CompileScope,
  type Evaluate,
  largestOf,
  nothingCompiled,
  type SessionScope,
} from './types.js';

export interface Program {
  readonly machine: Machine;
  readonly roles: readonly RoleProgram[];
  readonly fields: readonly Field[];
  /** By name. */
  readonly fieldIndex: ReadonlyMap<string, number>;
  readonly flagBits: ReadonlyMap<string, number>;
  readonly messageIndex: ReadonlyMap<string, number>;
  /** Values of fields that are left out, by field. */
  readonly defaults: readonly SlotValue[];
  /** The largest number that a field can hold; −1 where it holds no numbers. */
  readonly largest: readonly number[];
}

export interface RoleProgram {
  readonly role: Role;
  readonly initial: number;
  readonly states: readonly StateProgram[];
  /** By name and by other names. */
  readonly stateIndex: ReadonlyMap<string, number>;
  readonly variableIndex: ReadonlyMap<string, number>;
  readonly initialVariables: (turn: Turn) => SlotValue[];
  /** What the names in its rules mean. */
  readonly around: ActionSurroundings;
  /** The kinds of its sessions: indices into the program's roles. */
  readonly sessions: readonly number[];
  /** Where it is itself a kind of session. */
  readonly session?: SessionProgram;
}

export interface SessionProgram {
  /** How many variables are those of the host around it. */
  readonly outer: number;
  readonly key: readonly KeySlot[];
  readonly matches: readonly MatchRow[];
}

/** A variable, and the field that says its value; −1 where it is the other host. */
export interface KeySlot {
  readonly variable: number;
  readonly field: number;
}

export interface MatchRow {
  readonly masks: readonly Mask[];
  readonly direction?: 'send' | 'receive';
  readonly meets?: (turn: Turn) => boolean;
  readonly key: readonly KeySlot[];
}

export interface StateProgram {
  readonly state: State;
  readonly send: RowIndex;
  readonly receive: RowIndex;
  readonly on: ReadonlyMap<string, readonly ProgramRow[]>;
  readonly always: readonly ProgramRow[];
  readonly enter: readonly ProgramRow[];
  readonly begin: readonly ProgramRow[];
  readonly slips: readonly SlipRow[];
}

/** Rows by what they are for: the table of a state is searched once for each kind of message. */
export class RowIndex {
  private readonly known = new Map<number, readonly ProgramRow[]>();

  constructor(readonly all: readonly ProgramRow[]) {}

  /** Those whose patterns match, in their order. */
  for({ flags, kind }: { readonly flags: number; readonly kind: number }): readonly ProgramRow[] {
    const key = kind < 0 ? flags : -1 - kind;
    const known = this.known.get(key);
    if (known) return known;
    const found = this.all.filter(({ patterns }) => patterns.length === 0 || matches({ flags, kind }, patterns));
    this.known.set(key, found);
    return found;
  }
}

export interface ProgramRow {
  readonly rule: Rule;
  readonly patterns: readonly Mask[];
  readonly guard?: CompiledTest;
  /** Is the other host one of those that the row is for? A part of the guard. */
  readonly meets?: (turn: Turn) => boolean;
  /** It lets the search go on: it decides nothing. */
  readonly continues?: true;
  /** Index of the state to go to. */
  readonly target?: number;
  readonly act: Act;
}

export interface SlipRow {
  readonly slip: Slip;
  readonly patterns: readonly Mask[];
  readonly guard?: CompiledTest;
}

/** Flags: all of `need`, none of `without`. Messages: `kinds` has it, or is empty and `not` has it not. */
export interface Mask {
  readonly pattern: MessagePattern;
  readonly need: number;
  readonly without: number;
  readonly kinds: readonly number[];
  readonly not: readonly number[];
}

const programs = new WeakMap<Machine, Program>();

export function programOf(machine: Machine): Program {
  const known = programs.get(machine);
  if (known) return known;
  const made = compile(machine);
  programs.set(machine, made);
  return made;
}

export const matches = (segment: { readonly flags: number; readonly kind: number }, masks: readonly Mask[]): boolean =>
  masks.some((m) =>
    segment.kind < 0
      ? (segment.flags & m.need) === m.need && (segment.flags & m.without) === 0
      : (m.kinds.length === 0 || m.kinds.includes(segment.kind)) && !m.not.includes(segment.kind),
  );

const index = (names: Iterable<string>): Map<string, number> => new Map([...names].map((name, i) => [name, i]));

type SharedPrograms = Omit<Program, 'roles'>;

function compile(machine: Machine): Program {
  const flagBits = new Map(machine.flags.map((name, i) => [name, 2 ** i]));
  const fieldIndex = index(machine.fields.map((f) => f.name));
  const defaults = machine.fields.map((f) => (f.initial?.kind === 'number' || f.initial?.kind === 'text' ? f.initial.value : undefined));
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
      ? compileValue(v.initial, scope)
      : v.type.kind === 'names' || v.type.kind === 'ranges' || v.type.kind === 'queue'
        ? () => []
        : () => undefined,
  );

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

/** A message with these names and no fields but the usual ones. */
export function segmentOf(names: readonly string[], shared: Pick<Program, 'machine' | 'flagBits' | 'messageIndex' | 'defaults'>): Segment {
  const flags = names.reduce((all, name) => all | (shared.flagBits.get(name) ?? 0), 0);
  const kind = shared.machine.flags.length > 0 ? -1 : (shared.messageIndex.get(names[0] ?? '') ?? -2);
  return { flags, kind, fields: shared.defaults };
}

/** In canonical order. */
export function namesOf(segment: { readonly flags: number; readonly kind: number }, program: Pick<Program, 'machine'>): readonly string[] {
  if (segment.kind >= 0) return [program.machine.messages[segment.kind]?.name ?? ''];
  return program.machine.flags.filter((_, i) => (segment.flags & (2 ** i)) !== 0);
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
