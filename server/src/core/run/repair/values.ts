/** Ways on from a value that does not fit and of which no rule says what it should be: blocks of what has arrived, as its sender knows them. */
import type { FieldValue, Message, Statement, Value } from '../../exchange/exchange.js';
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

/** With one of the ranges that the sender knows: those nearest to where the written one begins first, and of them the longest. */
export function withKnownRanges(context: Context, world: World, message: Message): readonly Message[] {
  const sender = world.hosts.find(({ name }) => name === message.from.text);
  const known = sender?.variables.flatMap((slot) => rangesIn(slot)) ?? [];
  const shown = [...new Set(known.map((piece) => showSlot(context, world.numbers, [piece])))];
  return message.fields
    .filter((field) => isOfRanges(context, field))
    .flatMap((field) =>
      nearest(shown, field.value).map((value) => ({
        ...message,
        fields: message.fields.map((f) => (f === field ? { ...f, value: { kind: 'text' as const, value, span: field.value.span } } : f)),
      })),
    );
}

const isOfRanges = ({ program }: Context, { name }: FieldValue): boolean =>
  program.fields[program.fieldIndex.get(name.text) ?? -1]?.type.kind === 'ranges';

function nearest(shown: readonly string[], value: Value): readonly string[] {
  const [from = 0] = value.kind === 'text' ? boundsOf(value.value) : [];
  const offOf = (range: string) => {
    const [start = 0, end = 0] = boundsOf(range);
    return Math.max(0, start - from, from - end + 1);
  };
  const lengthOf = (range: string) => (boundsOf(range)[1] ?? 0) - (boundsOf(range)[0] ?? 0);
  return [...shown].sort((a, b) => offOf(a) - offOf(b) || lengthOf(b) - lengthOf(a)).slice(0, MOST_RANGES);
}

const MOST_RANGES = 3;

/** Those of the first block; of symbols none. */
const boundsOf = (written: string): readonly number[] => /^\s*(\d+)-(\d+)/.exec(written)?.slice(1).map(Number) ?? [];

const rangesIn = (slot: SlotValue): readonly Interval[] =>
  Array.isArray(slot) ? slot.flatMap((piece) => (typeof piece === 'object' && piece !== null && 'from' in piece ? [piece] : [])) : [];
