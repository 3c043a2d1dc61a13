/** A compiled machine: names are indices, rules are functions. */
import type { Field, Machine, MessagePattern, Role, Rule, Slip, State } from '../../machine/machine.js';
import type { Turn } from '../step/turn.js';
import type { Segment, SlotValue } from '../world.js';
import type { Act, ActionSurroundings, CompiledTest } from './types.js';

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

/** Rows by message: the table of a state is searched once for each kind of message. */
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

export const matches = (segment: { readonly flags: number; readonly kind: number }, masks: readonly Mask[]): boolean =>
  masks.some((m) =>
    segment.kind < 0
      ? (segment.flags & m.need) === m.need && (segment.flags & m.without) === 0
      : (m.kinds.length === 0 || m.kinds.includes(segment.kind)) && !m.not.includes(segment.kind),
  );

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
