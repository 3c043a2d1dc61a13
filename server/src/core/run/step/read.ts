/** What an author wrote on a message or behind `with`, as values of the machine's fields: symbols, shifts, and what does not fit. */
import type { FieldValue, Value } from '../../exchange/exchange.js';
import type { Type } from '../../machine/machine.js';
import type { Clause } from '../../problem/clause.js';
import type { NamedThing } from '../../problem/fact-parts.js';
import type { Problem } from '../../problem/problem.js';
import type { Counting, Numbers, Numeric } from '../../value/numbers.js';
import { plus } from '../../value/numbers.js';
import { parseRanges } from '../../value/ranges.js';
import { wordsIn } from '../program/operations.js';
import { counting, kindOf, largestOf } from '../program/types.js';
import type { SlotValue } from '../world.js';
import { information, numberProblem, unknownName } from './problems.js';

export interface AssignedValues {
  numbers: Numbers;
  readonly slots: Map<number, SlotValue>;
  readonly problems: Problem[];
}

/** The things that may stand before `=`: fields of a message, variables of a host. */
export interface Assignable {
  readonly what: NamedThing;
  readonly names: readonly string[];
  readonly typeOf: (index: number) => Type | undefined;
  readonly indexOf: (name: string) => number | undefined;
  /** What is to be taken off a number written here. */
  readonly shiftOf?: (index: number) => number;
}

export function readValues(values: readonly FieldValue[], readable: Assignable, numbers: Numbers): AssignedValues {
  const reading: AssignedValues = { numbers, slots: new Map(), problems: [] };
  const isWritten = (name: string): boolean => values.some((field) => field.name.text === name);
  for (const field of values) {
    const { text, span } = field.name;
    if (isAssignable(text, readable)) {
      readValue(field, text, readable, reading);
      continue;
    }
    const problem = unknownName(readable.what, text, span, readable.names);
    reading.problems.push(problem);
    const { nearest } = problem.facts.kind === 'unknown-name' ? problem.facts : {};
    if (nearest !== undefined && !isWritten(nearest) && isAssignable(nearest, readable)) readValue(field, nearest, readable, reading);
  }
  return reading;
}

function isAssignable(name: string, { indexOf, typeOf }: Assignable): boolean {
  const index = indexOf(name);
  return index !== undefined && typeOf(index) !== undefined;
}

/** @param name what is meant, where the field's own name is mistyped */
function readValue(field: FieldValue, name: string, readable: Assignable, reading: AssignedValues): void {
  const { text, span } = field.name;
  const index = readable.indexOf(name);
  const type = index === undefined ? undefined : readable.typeOf(index);
  if (index === undefined || type === undefined) return;
  if (reading.slots.has(index)) {
    reading.problems.push({
      code: 'duplicate-name',
      severity: 'error',
      span,
      facts: { kind: 'duplicate-name', what: readable.what, name: text },
      related: [],
    });
    return;
  }
  if (field.value.kind === 'blank') {
    reading.problems.push(information('blank', field.value.span, { kind: 'blank', what: 'value' }));
    return;
  }
  const slot = toSlot(field.value, type, reading, text);
  if (slot === undefined) return;
  const shift = readable.shiftOf?.(index) ?? 0;
  // nothing is demanded of a length or a window: its symbol is a number of its own
  if (type.kind === 'int' && isTerm(slot)) reading.numbers = reading.numbers.own(slot);
  reading.slots.set(index, shift === 0 || (typeof slot !== 'number' && !isTerm(slot)) ? slot : plus(slot, -shift, counting(kindOf(type))));
}

const isTerm = (slot: SlotValue): slot is Exclude<Numeric, number> => typeof slot === 'object' && 'base' in slot;

/** The value, or a problem and nothing. */
export function toSlot(value: Value, type: Type, reading: { numbers: Numbers; readonly problems: Problem[] }, field: string): SlotValue {
  const wordy = type.kind === 'name';
  const many = type.kind === 'names' || type.kind === 'queue';
  switch (value.kind) {
    case 'blank':
      return undefined;
    case 'number': {
      if (many) return [value.written];
      if (wordy) return value.written;
      if (type.kind !== 'ranges' && value.value <= largestOf(type)) return value.value;
      reading.problems.push(numberProblem(field, value.written, value.span, expectedOf(type)));
      return undefined;
    }
    case 'text': {
      if (many) return wordsIn(value.value);
      if (wordy) return value.value;
      const ranges = type.kind === 'ranges' ? parseRanges(value.value) : undefined;
      if (ranges === undefined) reading.problems.push(numberProblem(field, `"${value.value}"`, value.span, expectedOf(type)));
      return ranges;
    }
    case 'symbol': {
      if (many) return [value.name];
      if (wordy || type.kind === 'ranges') return value.name;
      const how = counting(kindOf(type));
      const [numbers, term] = reading.numbers.symbol(value.name, how);
      reading.numbers = numbers;
      return (value.and ?? []).reduce<Numeric>((sum, { text }) => added(sum, text, how, reading), plus(term, value.offset, how));
    }
  }
}

/** A length, as a rule: a symbol that is not known yet counts as one. */
function added(sum: Numeric, name: string, counting: Counting, reading: { numbers: Numbers }): Numeric {
  const [known, term] = reading.numbers.symbol(name, 'int');
  const [numbers, total] = known.sum(sum, term, counting);
  reading.numbers = numbers;
  return total;
}

function expectedOf(type: Type): Clause {
  if (type.kind === 'ranges') return { clause: 'ranges' };
  if (type.kind === 'flag') return { clause: 'zero-or-one' };
  const most = largestOf(type);
  return most === Number.MAX_SAFE_INTEGER ? { clause: 'any-number' } : { clause: 'number-up-to', most };
}
