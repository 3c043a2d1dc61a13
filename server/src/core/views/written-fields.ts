/** Fields of which the run could make nothing stand in a picture as they are written: an open `mss=?`, or `win=70000`, which does not fit. */
import type { Message } from '../exchange/exchange.js';
import { writtenForm } from '../exchange/written.js';
import type { Machine } from '../machine/machine.js';
import type { ShownField, Step } from '../trace/trace.js';

/** The step, with the fields that it lacks and its statement has, in the order of the protocol. */
export function withWrittenFields<S extends Step>(step: S, statement: Message, machine: Machine): S {
  // the fields of other steps are not made before somebody asks for them
  const isOpen = statement.fields.some(({ value }) => value.kind === 'blank');
  if (!isOpen && !step.problems.some(({ facts }) => facts.kind === 'number')) return step;
  const missing = statement.fields.filter(({ name }) => !step.fields.some((field) => field.name === name.text));
  if (missing.length === 0) return step;
  const order = machine.fields.map(({ name }) => name);
  const place = ({ name }: ShownField): number => order.indexOf(name);
  const added = missing.flatMap(({ name, value }): readonly ShownField[] =>
    order.includes(name.text) ? [{ name: name.text, value: writtenForm(value), filled: false, blank: value.kind === 'blank' }] : [],
  );
  return { ...step, fields: [...step.fields, ...added].sort((a, b) => place(a) - place(b)) };
}
