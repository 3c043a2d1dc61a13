/** A message as its author may have meant it. */
import type { Message, Statement } from '../exchange/exchange.js';
import type { Context } from './context.js';
import { propose } from './propose.js';
import type { World } from './world.js';

/** The same message with one name more, less or other, or the other way round. */
export function* variants(context: Context, world: World, statement: Statement): Generator<Message> {
  if (statement.kind !== 'message') return;
  yield { ...statement, from: statement.to, to: statement.from };
  const { flags } = context.program.machine;
  const written = new Set(statement.names.map((n) => n.text));
  for (const flag of flags) yield named(statement, written.has(flag) ? [...written].filter((n) => n !== flag) : [...written, flag]);
  if (flags.length > 0) return;
  const sender = world.hosts.find((h) => h.name === statement.from.text);
  if (sender) for (const p of propose(context, world, sender, statement.to.text)) yield named(statement, p.shown.names);
}

const named = (message: Message, names: Iterable<string>): Message => ({
  ...message,
  blank: false,
  names: [...names].map((text) => ({ text, span: message.namesSpan })),
});
