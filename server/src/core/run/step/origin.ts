/** Where a number comes from, and where the protocol says what is right. */
import type { Clause } from '../../problem/clause.js';
import type { Related } from '../../problem/problem.js';
import type { Place } from '../../span.js';
import { alike } from '../../value/alike.js';
import type { Context } from '../context.js';
import { showSlot } from '../display.js';
import type { ProgramRow, StateProgram } from '../program/program.js';
import type { HostState, SlotValue, World } from '../world.js';
import type { Violation } from './turn.js';

/** Whose variable it is, and what the numbers are by then. */
interface VariablePlace {
  readonly host: HostState;
  readonly numbers: World['numbers'];
}

/** Where the number comes from that was expected: the last statement that changed the variable. */
export function sourceOf(context: Context, violation: Violation, at: VariablePlace): readonly Related[] {
  const { variable } = violation;
  if (variable === undefined) return [];
  for (let i = context.history.length - 1; i > 0; i--) {
    const now = valueIn(context.history[i], at.host.name, variable);
    const earlier = valueIn(context.history[i - 1], at.host.name, variable);
    if (now === earlier || alike(now, earlier)) continue;
    const statement = context.statements[i - 1];
    const { name = '', text: what = '' } = context.program.roles[at.host.role]?.role.variables[variable] ?? {};
    if (!statement || now === undefined) return [];
    const text: Clause = { clause: 'became', what: what || name, host: at.host.name, value: showSlot(context, at.numbers, now) };
    return [{ place: { source: '', span: statement.span }, text }];
  }
  return [];
}

/** It may have stayed the same through thousands of worlds. */
function valueIn(world: World | undefined, host: string, variable: number): SlotValue {
  for (const each of world?.hosts ?? []) if (each.name === host) return each.variables[variable];
  return undefined;
}

/** The row that would fit but for its guard, else the state that has none. */
export const placeOfRow = ({ state }: StateProgram, rows: readonly ProgramRow[]): Place =>
  rows.find(({ rule }) => rule.guard !== undefined)?.rule.place ?? state.place;
