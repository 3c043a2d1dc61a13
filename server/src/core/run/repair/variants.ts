/** A message as its author may have meant it. */
import type { FieldValue, Message, Statement, Value } from '../../exchange/exchange.js';
import { unwrittenName } from '../../exchange/unwritten.js';
import { valueShown } from '../../exchange/written.js';
import { nearest } from '../../problem/nearest.js';
import { wrap } from '../../value/serial.js';
import type { Context } from '../context.js';
import { propose } from '../search/propose.js';
import type { World } from '../world.js';
import { neverSent } from './insert.js';

/** One way to put a message otherwise. */
export interface Variant {
  readonly name: string;
  readonly messages: () => Iterable<Message>;
}

/** The same message with one name more, less or other, without one of its numbers, or the other way round; the simplest first. */
export function variantsOf(context: Context, world: World, statement: Statement, at: number): readonly Variant[] {
  if (statement.kind !== 'message') return [];
  const { flags } = context.program.machine;
  return [
    { name: 'numbers exchanged', messages: () => exchangedNumbers(context, statement) },
    { name: 'number unknown', messages: () => withoutNumbers(context, statement) },
    { name: 'segment named', messages: () => nameGiven(context, world, statement, at) },
    { name: 'owed to another', messages: () => owedElsewhere(world, statement) },
    { name: 'turned', messages: () => [turned(statement)] },
    { name: 'other host', messages: () => otherHosts(world, statement) },
    { name: 'other fate', messages: () => otherFates(statement) },
    {
      name: 'other name',
      messages: () => (flags.length > 0 ? dueFirst(context, world, statement) : otherMessages(context, world, statement)),
    },
  ];
}

export function* variants(context: Context, world: World, statement: Statement, at: number): Generator<Message> {
  for (const { messages } of variantsOf(context, world, statement, at)) yield* messages();
}

const otherFates = (statement: Message): readonly Message[] =>
  statement.fate === 'in-flight' ? [] : [{ ...statement, fate: statement.fate === 'lost' ? 'delivered' : 'lost' }];

function dueFirst(context: Context, world: World, statement: Message): readonly Message[] {
  const isDue = dueIn(context, world, statement);
  const all = [...otherFlags(context.program.machine.flags, statement)];
  return [...all.filter(isDue), ...all.filter((meant) => !isDue(meant))];
}

/** It is on its way and has no name, and one that nobody sent arrives later. */
function* nameGiven(context: Context, world: World, statement: Message, at: number): Generator<Message> {
  if (statement.fate !== 'in-flight' || statement.segment) return;
  for (const name of neverSent(context, world, at)) yield { ...statement, segment: unwrittenName(name) };
}

/** One flag more or less, or one in place of another. */
function* otherFlags(flags: readonly string[], statement: Message): Generator<Message> {
  const written = [...new Set(statement.names.map((n) => n.text))];
  const more = flags.filter((flag) => !written.includes(flag));
  for (const flag of flags) {
    const names = written.includes(flag) ? written.filter((n) => n !== flag) : [...written, flag];
    if (names.length > 0) yield named(statement, inOrder(flags, names));
  }
  for (const flag of written)
    for (const other of more) yield named(statement, inOrder(flags, [...written.filter((n) => n !== flag), other]));
}

/**
 * Whether a message is one that its sender owes, or may send and that has something in common with what is written; with other flags besides
 * only if they are written.
 */
export function dueIn(context: Context, world: World, { from, to, names }: Message): (meant: Message) => boolean {
  const sender = world.hosts.find(({ name }) => name === from.text);
  const proposals = sender === undefined ? [] : propose(context, world, sender, to.text).map(({ shown }) => shown);
  const written = new Set(names.map(({ text }) => text));
  return (meant) => {
    const all = meant.names.map(({ text }) => text);
    return proposals.some(
      (due) =>
        due.names.every((name) => all.includes(name)) &&
        all.every((name) => due.names.includes(name) || written.has(name)) &&
        (due.owed || due.names.some((name) => written.has(name))),
    );
  };
}

/** Its sender owes something to another host than this one. */
function owedElsewhere(world: World, statement: Message): readonly Message[] {
  const owed = world.hosts.find(({ name }) => name === statement.from.text)?.owed ?? [];
  const others = new Set(owed.flatMap(({ to, cause }) => (to === '' || to === statement.to.text || cause === undefined ? [] : [to])));
  return [...others].map((text) => ({ ...statement, to: { text, span: statement.to.span } }));
}

/** A host that takes part in nothing else is a mistyped name. */
/** One end is another host, spelt almost alike. */
export function* otherHosts(world: World, statement: Message): Generator<Message> {
  const names = world.hosts.map(({ name }) => name);
  for (const end of ['from', 'to'] as const) {
    const { text, span } = statement[end];
    const meant = nearest(
      text,
      names.filter((name) => name !== statement.from.text && name !== statement.to.text),
    );
    if (meant !== undefined) yield { ...statement, [end]: { text: meant, span } };
  }
}

/** As the protocol lists them, and behind them those that it does not know. */
const inOrder = (flags: readonly string[], names: readonly string[]): readonly string[] => [
  ...flags.filter((flag) => names.includes(flag)),
  ...names.filter((name) => !flags.includes(name)),
];

function* otherMessages(context: Context, world: World, statement: Message): Generator<Message> {
  const sender = world.hosts.find((h) => h.name === statement.from.text);
  if (!sender) return;
  const proposed = propose(context, world, sender, statement.to.text).map(({ shown }) => shown.names);
  for (const names of proposed) yield named(statement, names);
  // what its sender has to number itself is proposed to nobody
  const isProposed = (name: string): boolean => proposed.some((names) => names.includes(name));
  const fits = (fields: readonly string[]): boolean => statement.fields.every(({ name }) => fields.includes(name.text));
  if (statement.fields.length === 0) return;
  for (const { name, fields } of context.program.machine.messages) if (fits(fields) && !isProposed(name)) yield named(statement, [name]);
}

/** The same message without one of its flags. */
export function oneFlagLess({ program }: Context, statement: Statement): readonly Message[] {
  if (statement.kind !== 'message' || program.machine.flags.length === 0 || statement.names.length < 2) return [];
  return statement.names.map((less) =>
    named(
      statement,
      statement.names.flatMap((name) => (name === less ? [] : [name.text])),
    ),
  );
}

const turned = (message: Message): Message => ({ ...message, from: message.to, to: message.from });

/** With its numbers or its hosts in each other's place. */
export const exchangedIn = (context: Context, message: Message): readonly Message[] => [
  ...exchangedNumbers(context, message),
  turned(message),
];

/** Two numbers that stand in each other's place, beside each other. */
function* exchangedNumbers({ program }: Context, statement: Message): Generator<Message> {
  const serial = statement.fields.filter((f) => program.fields[program.fieldIndex.get(f.name.text) ?? -1]?.type.kind === 'serial');
  for (const [i, a] of serial.entries())
    for (const b of serial.slice(i + 1, i + 2)) {
      const fields = statement.fields.map((f) => (f === a ? { ...a, value: b.value } : f === b ? { ...b, value: a.value } : f));
      yield { ...statement, fields };
    }
}

/** One number is not known: it is what the rules and the other lines make of it. */
function* withoutNumbers({ program }: Context, statement: Message): Generator<Message> {
  for (const field of statement.fields.filter(({ name }) => program.fieldIndex.has(name.text)))
    if (field.value.kind === 'number' || field.value.kind === 'symbol')
      yield withValue(statement, field, { kind: 'blank', span: field.value.span });
}

/** The last number breaks off, as the one that is due begins as it does: what would stand behind it is missing. */
export function brokenOff(context: Context, world: World, statement: Statement, at: number, by: number | undefined): Message[] {
  const last = statement.kind === 'message' ? statement.fields.at(-1) : undefined;
  if (statement.kind !== 'message' || last?.value.kind !== 'number' || by === undefined) return [];
  const { value, written, span } = last.value;
  if (!`${value - by}`.startsWith(written)) return [];
  const { program } = context;
  const missing = program.fields.filter(
    ({ name, type }, i) => program.defaults[i] === 0 && type.kind === 'int' && !statement.fields.some((f) => f.name.text === name),
  );
  const blanks = missing.map(({ name }) => ({ name: { text: name, span }, value: { kind: 'blank' as const, span }, span }));
  const whole = blanks.map((blank) => ({ ...statement, fields: [...statement.fields.slice(0, -1), blank] }));
  return whole.flatMap((message) => [...nameGiven(context, world, message, at), message]);
}

/** One number is off by as much as another one that contradicts it. */
export function* corrected(statement: Statement, offsets: readonly number[]): Generator<Message> {
  if (statement.kind !== 'message') return;
  for (const by of offsets)
    for (const field of statement.fields)
      if (field.value.kind === 'number')
        yield withValue(statement, field, valueShown(String(wrap(field.value.value + by)), field.value.span));
}

const withValue = (message: Message, field: FieldValue, value: Value): Message => ({
  ...message,
  fields: message.fields.map((f) => (f === field ? { ...f, value } : f)),
});

const named = (message: Message, names: Iterable<string>): Message => ({
  ...message,
  blank: false,
  names: [...names].map((text) => ({ text, span: message.namesSpan })),
});
