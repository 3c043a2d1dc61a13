/** A message as its author may have meant it. */
import type { Message, Statement } from '../exchange/exchange.js';
import type { Context } from './context.js';
import { propose } from './propose.js';
import type { World } from './world.js';

/** The same message with one name more, less or other, or the other way round. */
export function* variants(context: Context, world: World, statement: Statement): Generator<Message> {
  if (statement.kind !== 'message') return;
  yield* exchangedNumbers(context, statement);
  yield { ...statement, from: statement.to, to: statement.from };
  if (statement.fate !== 'in-flight') yield { ...statement, fate: statement.fate === 'lost' ? 'delivered' : 'lost' };
  const { flags } = context.program.machine;
  if (flags.length > 0) yield* otherFlags(flags, statement);
  else yield* otherMessages(context, world, statement);
}

/** One flag more or less, or one in place of another. */
function* otherFlags(flags: readonly string[], statement: Message): Generator<Message> {
  const written = [...new Set(statement.names.map((n) => n.text))];
  const more = flags.filter((flag) => !written.includes(flag));
  for (const flag of flags) {
    const names = written.includes(flag) ? written.filter((n) => n !== flag) : [...written, flag];
    if (names.length > 0) yield named(statement, names);
  }
  for (const flag of written) for (const other of more) yield named(statement, [...written.filter((n) => n !== flag), other]);
}

function* otherMessages(context: Context, world: World, statement: Message): Generator<Message> {
  const sender = world.hosts.find((h) => h.name === statement.from.text);
  if (sender) for (const p of propose(context, world, sender, statement.to.text)) yield named(statement, p.shown.names);
}

/** Two numbers that stand in each other's place. */
function* exchangedNumbers({ program }: Context, statement: Message): Generator<Message> {
  const serial = statement.fields.filter((f) => program.fields[program.fieldIndex.get(f.name.text) ?? -1]?.type.kind === 'serial');
  for (const [i, a] of serial.entries())
    for (const b of serial.slice(i + 1)) {
      const fields = statement.fields.map((f) => (f === a ? { ...a, value: b.value } : f === b ? { ...b, value: a.value } : f));
      yield { ...statement, fields };
    }
}

const named = (message: Message, names: Iterable<string>): Message => ({
  ...message,
  blank: false,
  names: [...names].map((text) => ({ text, span: message.namesSpan })),
});
