/** A message that has its row in the state, but not with this value, or without it: with the one that the row's condition asks for. */
import type { FieldValue, Message, Statement, Value } from '../../exchange/exchange.js';
import { unwrittenName } from '../../exchange/unwritten.js';
import { fieldValueShown, valueShown, writtenForm } from '../../exchange/written.js';
import type { Expression } from '../../machine/expression.js';
import { nowhere } from '../../span.js';
import type { Context } from '../context.js';
import { showSlot } from '../display.js';
import { roleOf, stateOf } from '../step/engine.js';
import { machinesOf } from '../step/machines.js';
import { readMessage } from '../step/reading.js';
import type { HostState, World } from '../world.js';

/** Each with one field otherwise; in the order of the rows. */
export function* asConditionsAsk(context: Context, world: World, message: Statement): Generator<Message> {
  for (const { machine, asked } of askedOf(context, world, message)) yield* withAsked({ context, world, machine }, message, asked);
}

/**
 * Only with what the conditions name as a number or a text: the code of a reply, not what a host counts; of a field that holds few numbers
 * with each of them. Flags say that themselves.
 */
export function* asLiteralsAsk(context: Context, world: World, message: Statement): Generator<Message> {
  const { machine: protocol, largest, fieldIndex } = context.program;
  if (protocol.flags.length > 0) return;
  for (const { machine, asked } of askedOf(context, world, message)) {
    const { kind } = asked.value;
    const most = largest[fieldIndex.get(asked.field) ?? -1] ?? -1;
    if (kind === 'number' || kind === 'text') yield* withAsked({ context, world, machine }, message, asked);
    if (kind === 'number' && most <= FEW)
      for (let value = 0; value <= most; value++)
        yield* withAsked({ context, world, machine }, message, { ...asked, value: { ...asked.value, value } });
  }
}

const FEW = 3;

/** With each of its fields that is a flag the other way: what depends on it is asked only later. */
export function* flagsTurned({ program }: Context, message: Statement): Generator<Message> {
  if (message.kind !== 'message' || program.machine.flags.length > 0) return;
  const own = program.machine.messages.find(({ name }) => name === message.names[0]?.text);
  for (const name of own?.fields ?? []) {
    const index = program.fieldIndex.get(name) ?? -1;
    if (program.fields[index]?.type.kind !== 'flag') continue;
    const written = message.fields.find((field) => field.name.text === name);
    const now = written?.value.kind === 'number' ? written.value.value : written === undefined ? program.defaults[index] : undefined;
    if (now !== 0 && now !== 1) continue;
    const value = valueShown(String(1 - now), written?.value.span ?? nowhere);
    const turned: FieldValue = written ? { ...written, value } : { name: unwrittenName(name), value, span: nowhere };
    yield { ...message, fields: written ? message.fields.map((each) => (each === written ? turned : each)) : [...message.fields, turned] };
  }
}

function* askedOf(context: Context, world: World, message: Statement): Generator<{ readonly machine: HostState; readonly asked: Asked }> {
  if (message.kind !== 'message') return;
  const { draft } = readMessage(context, world, message, message.from.text);
  const ends = world.hosts.filter(({ name }) => name === message.from.text || name === message.to.text);
  for (const machine of ends.flatMap(machinesOf)) {
    const state = stateOf(context.program, machine);
    for (const { rule } of (machine.name === message.from.text ? state.send : state.receive).for(draft))
      for (const asked of rule.guard === undefined ? [] : equalTo(rule.guard)) yield { machine, asked };
  }
}

interface Asked {
  readonly field: string;
  readonly value: Expression;
}

/** What must be equal for it to hold: `a == 1 and b == "x"`. */
function equalTo(e: Expression): readonly Asked[] {
  if (e.kind === 'binary') return e.op === 'and' ? [...equalTo(e.left), ...equalTo(e.right)] : [];
  if (e.kind === 'among') return e.isList && e.item.kind === 'name' ? e.values.map((value) => ({ field: nameOf(e.item), value })) : [];
  const [link, more] = e.kind === 'compare' ? e.rest : [];
  if (e.kind !== 'compare' || link?.op !== '==' || more !== undefined) return [];
  return [
    { field: nameOf(e.first), value: link.operand },
    { field: nameOf(link.operand), value: e.first },
  ];
}

const nameOf = (e: Expression): string => (e.kind === 'name' ? e.name : '');

interface Asking {
  readonly context: Context;
  readonly world: World;
  readonly machine: HostState;
}

function* withAsked(asking: Asking, message: Statement, { field, value }: Asked): Generator<Message> {
  if (message.kind !== 'message') return;
  const own = message.fields.find(({ name }) => name.text === field);
  const known = knownBy(asking, value, field, own);
  if (known === undefined || !asking.context.program.fieldIndex.has(field)) return;
  if (own?.value.kind === 'blank' || (own && writtenForm(own.value) === writtenForm(known))) return;
  const meant: FieldValue = own
    ? { ...own, value: { ...known, span: own.value.span } }
    : { name: unwrittenName(field), value: known, span: nowhere };
  yield { ...message, fields: own ? message.fields.map((each) => (each === own ? meant : each)) : [...message.fields, meant] };
}

/** A number, a text, or what the host knows by this name. */
function knownBy({ context, world, machine }: Asking, e: Expression, field: string, own: FieldValue | undefined): Value | undefined {
  if (e.kind === 'number') return valueShown(String(e.value), nowhere);
  if (e.kind === 'text') return { kind: 'text', value: e.value, span: nowhere };
  if (e.kind !== 'name') return undefined;
  const slot = machine.variables[roleOf(context.program, machine).variableIndex.get(e.name) ?? -1];
  const { type } = context.program.fields[context.program.fieldIndex.get(field) ?? -1] ?? {};
  return slot === undefined ? undefined : fieldValueShown(showSlot(context, world.numbers, slot), nowhere, type, () => own?.value);
}
