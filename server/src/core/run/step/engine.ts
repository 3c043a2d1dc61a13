/** What one host does in one step: it chooses the row of its state and runs it, then the rows that follow automatically. */

import type { EventKind } from '../../machine/machine.js';
import { type Context, emptyDraft } from '../context.js';
import type { Program, ProgramRow, RoleProgram, StateProgram } from '../program/program.js';
import type { HostState, World } from '../world.js';
import { letLapse } from './lapsed.js';
import { Turn } from './turn.js';

/** Rows that follow automatically could follow each other without end. */
const longestChain = 32;

export const roleOf = (program: Program, turn: { readonly role: number }): RoleProgram => {
  const role = program.roles[turn.role];
  if (role === undefined) throw new RangeError('a host without a role');
  return role;
};

export const stateOf = (program: Program, turn: { readonly role: number; readonly state: number }): StateProgram => {
  const state = roleOf(program, turn).states[turn.state];
  if (state === undefined) throw new RangeError('a host without a state');
  return state;
};

/** The first row whose guard certainly holds; rows that continue the search decide nothing. */
export function choose(rows: readonly ProgramRow[], turn: Turn): ProgramRow | undefined {
  for (const row of rows) if (row.continues === undefined && (row.guard === undefined || row.guard(turn) === true)) return row;
  return undefined;
}

/**
 * Carries out the rows that let the search go on, up to the one that decides, and that one too: behind a row in the same state,
 * from the top in another one. No row is taken twice, so it ends.
 * @returns the row that decides
 */
export function carryOut(program: Program, turn: Turn, rowsOf: (state: StateProgram) => readonly ProgramRow[]): ProgramRow | undefined {
  const taken = new Set<ProgramRow>();
  let from = 0;
  for (;;) {
    const { state } = turn;
    const rows = rowsOf(stateOf(program, turn));
    const at = rows.findIndex((each, i) => i >= from && !taken.has(each) && (each.guard === undefined || each.guard(turn) === true));
    const row = rows[at];
    if (row === undefined) return undefined;
    taken.add(row);
    turn.goesOn = false;
    apply(program, turn, row);
    if (!turn.goesOn || row.continues === undefined) return row;
    from = turn.state === state ? at + 1 : 0;
  }
}

/** Is there a row that is not the last word? */
export const isOpenEnded = (rows: readonly ProgramRow[]): boolean => rows.some(({ continues }) => continues === true);

/** The rows that are right in its place: the first that fits, and as long as one is optional, the next. */
export function choices(rows: readonly ProgramRow[], turn: Turn): readonly ProgramRow[] {
  const fitting: ProgramRow[] = [];
  for (const row of rows) {
    if (row.guard !== undefined && row.guard(turn) !== true) continue;
    fitting.push(row);
    if (!row.rule.optional) break;
  }
  return fitting;
}

export function apply(program: Program, turn: Turn, row: ProgramRow): void {
  turn.rows = [...turn.rows, row];
  if (row.target !== undefined) turn.target = row.target;
  row.act(turn);
  settle(program, turn);
}

/** Enters the target state of the rows, and goes on as long as a row follows automatically. */
export function settle(program: Program, turn: Turn): void {
  enter(program, turn);
  for (let i = 0; i < longestChain; i++) {
    const row = choose(stateOf(program, turn).always, turn);
    if (row === undefined) return;
    turn.rows = [...turn.rows, row];
    if (row.target !== undefined) turn.target = row.target;
    row.act(turn);
    if (turn.target < 0 || turn.target === turn.state) return;
    enter(program, turn);
  }
}

function enter(program: Program, turn: Turn): void {
  const { target } = turn;
  turn.target = -1;
  if (target < 0) return;
  const isOther = target !== turn.state;
  if (isOther) turn.passed = [...turn.passed, turn.state];
  turn.state = target;
  if (isOther) letLapse(roleOf(program, turn), stateOf(program, turn), turn);
  for (const row of stateOf(program, turn).enter) if (row.guard === undefined || row.guard(turn) === true) row.act(turn);
}

/** A host that starts in the midst: what its state says of the numbers that nobody gave; the widest group speaks first. */
export function begin(program: Program, turn: Turn): void {
  for (const row of stateOf(program, turn).begin.toReversed()) if (row.guard === undefined || row.guard(turn) === true) row.act(turn);
}

/** Has the timer run out as often in a row as it may? */
export const isSpent = ({ name, most }: EventKind, host: HostState): boolean => most !== undefined && (host.fired?.[name] ?? 0) >= most;

/** The events that can happen at a host now. */
export function possibleEvents({ program }: Context, { numbers }: World, host: HostState): readonly string[] {
  const turn = new Turn(host, numbers, '', emptyDraft(program));
  const spent = new Set(program.machine.events.filter((event) => isSpent(event, host)).map(({ name }) => name));
  return [...stateOf(program, host).on].flatMap(([event, rows]) => (choose(rows, turn) === undefined || spent.has(event) ? [] : [event]));
}
