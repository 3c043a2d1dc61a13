/** Ways on from a wrong number: another one was right, or it was counted otherwise, here or from here on. */
import type { Statement } from '../../exchange/exchange.js';
import { valueShown } from '../../exchange/written.js';
import type { Numeric } from '../../value/numbers.js';
import type { Interval } from '../../value/ranges.js';
import { wrap } from '../../value/serial.js';
import { type Context, countErrors } from '../context.js';
import { isNumeric } from '../program/types.js';
import type { Shift, SlotValue, World } from '../world.js';
import type { Attempt, Candidate, FailedStep } from './candidate.js';
import { clean } from './clean.js';

/** Where several numbers would be right, another one than the first: each serial number that the sender knows, or a bound of a range. */
export function* otherwiseRight({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  const [shift, more] = attempt.faults.flatMap((f) => f.shift ?? []);
  const sender = shift && world.hosts.find((h) => h.name === shift.host);
  if (!statement || !shift || !sender || more) return;
  const written = attempt.happening?.segment.fields[shift.field];
  for (const value of new Set(sender.variables.flatMap(numbersIn))) {
    const off = isNumeric(written) ? world.numbers.difference(written, value) : undefined;
    if (off === undefined || off === 0) continue;
    const by = shift.by - off;
    for (const found of clean(context, { ...world, shifts: [...world.shifts, { ...shift, by }] }, at, statement)) {
      const expected = world.numbers.show(value, context.naming);
      const repairs = withNumber(context, statement, at, { field: shift.field, expected });
      yield { ...found, world: { ...found.world, shifts: world.shifts }, expected, repairs };
      // later numbers may build on it
      yield { ...found, expected, repairs: [{ kind: 'kept', at, by }] };
    }
  }
}

/** The field as it should be, where it is written with a number of the author's. */
function withNumber(
  { program }: Context,
  statement: Statement,
  at: number,
  { field, expected }: { readonly field: number; readonly expected: string },
): readonly Attempt[] {
  const name = program.fields[field]?.name;
  if (statement.kind !== 'message') return [];
  const fields = statement.fields.map((f) => (f.name.text === name ? { ...f, value: valueShown(expected, f.value.span) } : f));
  return [{ kind: 'replace', at, statement: { ...statement, fields } }];
}

const numbersIn = (slot: SlotValue): readonly Numeric[] =>
  isNumeric(slot) ? [slot] : Array.isArray(slot) ? slot.flatMap((piece) => (isPiece(piece) ? [piece.from] : [])) : [];
const isPiece = (piece: unknown): piece is Interval => typeof piece === 'object' && piece !== null && 'from' in piece;

/** A number was mistyped once, and everything after builds on it: by itself, or with the other side's numbers that repeat it. */
export function* shifted({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  if (!statement) return;
  for (const { shift } of attempt.faults) {
    if (!shift) continue;
    for (const shifts of companions(context, world, shift))
      yield* clean(context, { ...world, shifts: [...world.shifts, ...shifts] }, at, statement, [{ kind: 'kept', at, by: shift.by }]);
  }
}

/**
 * Both numbers are off: on this line only, or from here on, in both directions. It is one cause if they count from numbers that
 * the host knows, as relative numbers do.
 */
export function* otherwiseCounted({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  const [one, two, more] = attempt.faults.flatMap((f) => f.shift ?? []);
  const host = world.hosts.find((h) => h.name === one?.host);
  const [other, third] = world.hosts.filter((h) => h !== host);
  if (!statement || !one || !two || more || !host) return;
  const relative = [one, two].every(({ by }) => host.variables.some((slot) => typeof slot === 'number' && slot === -by));
  const cost = relative ? 1 : countErrors(attempt.faults);
  const here = [...world.shifts, one, two];
  for (const found of clean(context, { ...world, shifts: here }, at, statement)) {
    yield { ...found, cost, world: { ...found.world, shifts: world.shifts }, repairs: withoutShifts(context, statement, at, [one, two]) };
    if (!other || third) continue;
    const back = [
      { host: other.name, field: two.field, by: one.by },
      { host: other.name, field: one.field, by: two.by },
    ];
    yield { ...found, cost, world: { ...found.world, shifts: [...here, ...back] } };
  }
}

/** With the numbers that were right. */
function withoutShifts({ program }: Context, statement: Statement, at: number, shifts: readonly Shift[]): readonly Attempt[] {
  if (statement.kind !== 'message') return [];
  const fields = statement.fields.map((field) => {
    const by = shifts.find((shift) => program.fields[shift.field]?.name === field.name.text)?.by ?? 0;
    return field.value.kind === 'number' && by !== 0
      ? { ...field, value: valueShown(String(wrap(field.value.value - by)), field.value.span) }
      : field;
  });
  const isWhole = statement.fields.filter((field, i) => field !== fields[i]).length === shifts.length;
  return isWhole ? [{ kind: 'replace', at, statement: { ...statement, fields } }] : [];
}

function companions(context: Context, world: World, shift: Shift): Shift[][] {
  const others = world.hosts.filter((h) => h.name !== shift.host);
  const serial = context.program.fields.flatMap((f, i) => (f.type.kind === 'serial' && i !== shift.field ? [i] : []));
  return [[shift], ...others.flatMap((h) => serial.map((field) => [shift, { host: h.name, field, by: shift.by }]))];
}
