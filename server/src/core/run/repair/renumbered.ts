/** A wrong number that was kept: every line from there on that counts on from it, with the number that it should have. */
import type { FieldValue, Statement, Value } from '../../exchange/exchange.js';
import { valueShown } from '../../exchange/written.js';
import type { Repair } from '../../problem/repair.js';
import { signed, wrap } from '../../value/serial.js';
import { lookedAt } from '../budget.js';
import type { Context } from '../context.js';
import { FAR } from '../search/limits.js';
import type { Shift } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';

/** `undefined` where the way on takes no more numbers to be off than before, or the exchange goes on for longer than is looked ahead. */
export function renumbered({ context, world, at }: FailedStep, best: Candidate): readonly Repair[] | undefined {
  const shifts = best.world.shifts.filter((shift) => !world.shifts.includes(shift));
  if (!isMiscounted(shifts) || context.statements.length > at + FAR) return undefined;
  lookedAt(context.budget, context.statements.length);
  const repairs = context.statements.flatMap((was, i): readonly Repair[] => {
    const statement = i < at ? was : moved(context, was, shifts);
    return statement === was ? [] : [{ kind: 'replace', at: i, statement, was }];
  });
  return repairs.length === 0 ? undefined : repairs;
}

/** By one or two, as a SYN, a FIN or an ACK is; or in both directions, as relative numbers are. What is off by more was more likely sent by a line that is missing. */
const isMiscounted = (shifts: readonly Shift[]): boolean =>
  shifts.some(({ by }) => Math.abs(signed(by)) <= 2) ||
  shifts.some((one) => shifts.some((other) => other !== one && other.host === one.host));

/** With what its sender's numbers would be without the shifts. */
export function moved({ program }: Context, statement: Statement, shifts: readonly Shift[]): Statement {
  if (statement.kind !== 'message') return statement;
  const own = shifts.filter(({ host }) => host === statement.from.text);
  const fields = statement.fields.map((field): FieldValue => {
    const by = own.reduce((sum, shift) => (program.fields[shift.field]?.name === field.name.text ? sum + shift.by : sum), 0);
    return by === 0 ? field : { ...field, value: less(field.value, by) };
  });
  return fields.every((field, i) => field === statement.fields[i]) ? statement : { ...statement, fields };
}

function less(value: Value, by: number): Value {
  if (value.kind === 'number') return valueShown(String(wrap(value.value - by)), value.span);
  return value.kind === 'symbol' ? { ...value, offset: value.offset - by } : value;
}
