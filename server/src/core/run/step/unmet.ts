/** Why no row of a state is taken: the condition of the first one that would fit otherwise, with the values in it. */
import { type Expression, expressionText, partsOf } from '../../machine/expression.js';
import type { Unmet } from '../../problem/fact-parts.js';
import type { Context } from '../context.js';
import { showSlot } from '../display.js';
import type { ProgramRow } from '../program/program.js';
import { roleOf } from './engine.js';
import type { Turn } from './turn.js';

/** `undefined` where there is no such row, or its condition is more than a comparison of fields and variables. */
export function unmetBy(context: Context, turn: Turn, rows: readonly ProgramRow[]): Unmet | undefined {
  const guard = rows.find((row) => row.rule.guard !== undefined)?.rule.guard;
  if (guard === undefined || !isPlain(context, turn, guard)) return undefined;
  const values = [...new Set(namesIn(guard))].map((name): Unmet['values'][number] => {
    const slot = slotOf(context, turn, name);
    return [name, slot === undefined ? '' : showSlot(context, turn.numbers, slot)];
  });
  return { condition: expressionText(guard), values };
}

const slotOf = (context: Context, turn: Turn, name: string) => {
  const field = context.program.fieldIndex.get(name);
  return field === undefined ? turn.variables[roleOf(context.program, turn).variableIndex.get(name) ?? -1] : turn.segment.fields[field];
};

const namesIn = (e: Expression): readonly string[] =>
  e.kind === 'name' ? (e.name === 'true' || e.name === 'false' ? [] : [e.name]) : partsOf(e).flatMap(namesIn);

/** Definitions and calls are for those who write protocols. */
function isPlain(context: Context, turn: Turn, e: Expression): boolean {
  if (e.kind === 'call') return false;
  if (e.kind !== 'name') return partsOf(e).every((part) => isPlain(context, turn, part));
  const { variableIndex } = roleOf(context.program, turn);
  return e.name === 'true' || e.name === 'false' || context.program.fieldIndex.has(e.name) || variableIndex.has(e.name);
}
