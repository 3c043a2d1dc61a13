/**
 * The numbers of a trace as a reader wants them: as written, counted from each host's first one, or not at all.
 * The first field of the protocol that counts is its sender's own; the others speak of the receiver's.
 */
import type { Machine } from '../machine/machine.js';
import type { ArrivalStep, MessageStep, ShownField, Step, Trace } from '../trace/trace.js';

export const numberings = ['absolute', 'relative', 'none'] as const;
export type Numbering = (typeof numberings)[number];

const MODULUS = 2 ** 32;

export function renumbered(trace: Trace, numbering: Numbering): Trace {
  if (numbering === 'absolute') return trace;
  const counting = countingFields(trace.machine);
  const change = numbering === 'none' ? without(counting) : relative(trace, counting);
  return { ...trace, steps: trace.steps.map((step) => (step.kind === 'event' ? step : { ...step, fields: change(step) })) };
}

type NumberedStatement = MessageStep | ArrivalStep;
type NumberChange = (step: NumberedStatement) => readonly ShownField[];

/** Names of the fields that hold sequence numbers, the sender's own first. */
const countingFields = ({ fields }: Machine): readonly string[] =>
  fields.filter(({ type }) => type.kind === 'serial' || type.kind === 'ranges').map(({ name }) => name);

const without =
  (counting: readonly string[]): NumberChange =>
  ({ fields }) =>
    fields.filter(({ name }) => !counting.includes(name));

function relative(trace: Trace, counting: readonly string[]): NumberChange {
  const own = counting[0];
  const firsts = firstNumbers(trace.steps, counting);
  return ({ from, to, fields }) =>
    fields.map((field) => {
      if (!counting.includes(field.name)) return field;
      const first = firsts.get(field.name === own ? from : to);
      return first === undefined ? field : { ...field, value: counted(field.value, first) };
    });
}

/** A host's first own number; of one that never sends, the first that is said of it. */
function firstNumbers(steps: readonly Step[], counting: readonly string[]): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const said = new Map<string, string>();
  for (const step of steps) {
    if (step.kind === 'event') continue;
    for (const { name, value } of step.fields) {
      if (name === counting[0] && !own.has(step.from)) own.set(step.from, value);
      if (name === counting[1] && !said.has(step.to)) said.set(step.to, value);
    }
  }
  return new Map([...said, ...own]);
}

/** Each number in a text such as `1001-2001` or `x+1`; what is not counted from `first` stays. */
const counted = (value: string, first: string): string =>
  value.replace(/[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\+\d+)?|\d+/gu, (number) => difference(number, first) ?? number);

function difference(number: string, first: string): string | undefined {
  const [a, b] = [parts(number), parts(first)];
  return a.symbol === b.symbol ? String((((a.offset - b.offset) % MODULUS) + MODULUS) % MODULUS) : undefined;
}

function parts(number: string): { readonly symbol: string; readonly offset: number } {
  const [, symbol = '', offset = ''] = /^([\p{L}_][\p{L}\p{M}\p{N}_]*)?([+-]?\d+)?$/u.exec(number) ?? [];
  return { symbol, offset: Number(offset || 0) };
}
