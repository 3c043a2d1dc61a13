/** Ways on from a value that does not fit and of which no rule says what it should be: blocks of what has arrived, as its sender knows them. */
import type { FieldValue, Message, Statement, Value } from '../../exchange/exchange.js';
import { valueShown } from '../../exchange/written.js';
import type { Interval } from '../../value/ranges.js';
import type { Context, StepOutcome } from '../context.js';
import { showSlot } from '../display.js';
import type { SlotValue, World } from '../world.js';

/**
 * Is all that is wrong a value that its code is for, and no number that follows from others? Then it is not another state of a host that would
 * put it right: there the value is only not looked at.
 */
export function isWrongValue({ program }: Context, statement: Statement, { faults }: StepOutcome): statement is Message {
  if (statement.kind !== 'message') return false;
  const codes = new Set(statement.fields.map(({ name }) => program.fields[program.fieldIndex.get(name.text) ?? -1]?.code));
  const errors = faults.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code, shift }) => shift === undefined && codes.has(code));
}

/** With what its sender knows in the place of each value that is wrong. */
export function withKnownValues(context: Context, world: World, message: Message, { faults }: StepOutcome): readonly Message[] {
  const wrong = new Set(faults.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])));
  const slots = world.hosts.find(({ name }) => name === message.from.text)?.variables ?? [];
  const known = [...new Set(slots.flatMap(rangesIn).map((piece) => showSlot(context, world.numbers, [piece])))];
  return message.fields.reduce<readonly Message[]>(
    (all, field) => {
      const { type, code } = context.program.fields[context.program.fieldIndex.get(field.name.text) ?? -1] ?? {};
      if (code === undefined || !wrong.has(code)) return all;
      const values = type?.kind === 'ranges' ? nearestRanges(known, field.value) : nearestNumbers(known, field.value);
      return values.flatMap((value) => all.map((meant) => withValue(meant, field, value)));
    },
    [message],
  );
}

const withValue = (message: Message, field: FieldValue, value: Value): Message => ({
  ...message,
  fields: message.fields.map((f) => (f === field ? { ...f, value } : f)),
});

/** Those nearest to where the written one begins first, and of them the longest. */
function nearestRanges(shown: readonly string[], value: Value): readonly Value[] {
  const [from = 0] = value.kind === 'text' ? boundsOf(value.value) : [];
  const offOf = (range: string) => {
    const [start = 0, end = 0] = boundsOf(range);
    return Math.max(0, start - from, from - end + 1);
  };
  const lengthOf = (range: string) => (boundsOf(range)[1] ?? 0) - (boundsOf(range)[0] ?? 0);
  const sorted = [...shown].sort((a, b) => offOf(a) - offOf(b) || lengthOf(b) - lengthOf(a));
  return sorted.slice(0, MOST_RANGES).map((range) => ({ kind: 'text', value: range, span: value.span }));
}

const MOST_RANGES = 3;

/** The first and the last number of each range, the nearest first. */
function nearestNumbers(shown: readonly string[], value: Value): readonly Value[] {
  if (value.kind !== 'number') return [];
  const numbers = new Set(
    shown.flatMap((range) => {
      const [start, end] = boundsOf(range);
      return start === undefined || end === undefined ? [] : [start, end - 1];
    }),
  );
  const sorted = [...numbers].sort((a, b) => Math.abs(a - value.value) - Math.abs(b - value.value));
  return sorted.slice(0, MOST_NUMBERS).map((number) => valueShown(String(number), value.span));
}

const MOST_NUMBERS = 8;

/** Those of the first block; of symbols none. */
const boundsOf = (written: string): readonly number[] => /^\s*(\d+)-(\d+)/.exec(written)?.slice(1).map(Number) ?? [];

const rangesIn = (slot: SlotValue): readonly Interval[] =>
  Array.isArray(slot) ? slot.flatMap((piece) => (typeof piece === 'object' && piece !== null && 'from' in piece ? [piece] : [])) : [];
