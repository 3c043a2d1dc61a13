/** The receiver's part of a message, now or when it arrives later. */
import type { Span } from '../../span.js';
import type { Numbers } from '../../value/numbers.js';
import { compiledRows } from '../compiled/compiled.js';
import type { Context, Fault } from '../context.js';
import { situation } from '../display.js';
import { namesOf } from '../program/program.js';
import type { HostState, Segment, StatementEffect, World } from '../world.js';
import { apply, carryOut, choices, choose, isOpenEnded, stateOf } from './engine.js';
import { machineFault } from './faults.js';
import { carryKey } from './session-key.js';
import { actingIn } from './sessions.js';
import { draft, Turn } from './turn.js';

export interface Received {
  readonly turn: Turn;
  readonly row: boolean;
  /** How many rows would be right, where that is not one. */
  readonly choices?: number;
}

export function receive(context: Context, whole: HostState, numbers: Numbers, segment: Segment, from: string, at: number): Received {
  const host = receiving(context, whole, numbers, segment, from);
  const compiled = compiledRows(context.program, host, 'receive', segment, context.carrying);
  if (compiled) {
    const quick = turnOf(host, numbers, segment, from, at);
    if (compiled(quick, 0)) return { turn: quick, row: true };
  }
  const turn = turnOf(host, numbers, segment, from, at);
  carryKey(context.program, turn, 'receive', 0);
  const rows = stateOf(context.program, host).receive.for(segment);
  if (isOpenEnded(rows)) {
    const row = carryOut(context.program, turn, (state) => state.receive.for(segment));
    return { turn, row: row !== undefined };
  }
  const first = choose(rows, turn);
  const fitting = first?.rule.optional ? choices(rows, turn) : undefined;
  const row = fitting ? (fitting[context.chosen.get(at) ?? 0] ?? first) : first;
  if (row) apply(context.program, turn, row);
  return { turn, row: row !== undefined, ...(fitting && fitting.length > 1 && { choices: fitting.length }) };
}

function turnOf(host: HostState, numbers: Numbers, segment: Segment, from: string, at: number): Turn {
  const turn = new Turn(host, numbers, from, draft(segment), at);
  turn.onlyChecks = true;
  return turn;
}

/** The machine that gets it: of a host with sessions, the one that the message belongs to. */
function receiving({ program }: Context, host: HostState, numbers: Numbers, segment: Segment, from: string): HostState {
  if (!program.roles[host.role]?.sessions.length) return host;
  const turnOf = (one: HostState) => new Turn(one, numbers, from, draft(segment));
  const given = segment.fields.reduce<number>((bits, slot, at) => (slot === undefined ? bits : bits | (1 << at)), 0);
  return actingIn(program, host, { direction: 'receive', turnOf, given });
}

export function discardFault(context: Context, world: World, span: Span, turn: Turn, host: HostState): Fault {
  const { text = '', see = '' } = turn.discarded ?? {};
  const paragraph = see || turn.rows.find((r) => r.rule.see !== '')?.rule.see || context.program.machine.see;
  const written = namesOf(turn.segment, context.program).join('+');
  return machineFault(
    'discarded',
    'information',
    span,
    () => ({
      kind: 'discarded',
      host: host.name,
      written,
      reason: text,
      see: paragraph,
      situation: situation(context, world),
    }),
    { rule: () => turn.rows.at(-1)?.rule.place },
  );
}

/** The states that hosts went through, and the rows that were applied. */
export function traceOf(context: Context, turns: readonly Turn[]): Pick<StatementEffect, 'passed' | 'rows'> {
  const name = (turn: Turn, state: number) => stateOf(context.program, { role: turn.role, state }).state.name;
  return {
    // the first one left is the state before the step
    passed: turns.filter((t) => t.passed.length > 1).map((t) => ({ host: t.host.name, states: t.passed.slice(1).map((s) => name(t, s)) })),
    rows: turns.flatMap((t) => t.rows.map((row) => ({ host: t.host.name, row }))),
  };
}
