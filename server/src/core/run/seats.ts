/** Which host begins where: the message that decides it, and the lists of hosts that follow from it. */
import type { Message, Statement } from '../exchange/exchange.js';
import type { Seat } from '../machine/machine.js';
import type { Context } from './context.js';
import { seatsTold } from './parts.js';

export interface Seated {
  readonly name: string;
  readonly seat: Seat;
}

export const isMessage = (s: Statement): s is Message => s.kind === 'message';

/** The message that decides which host begins where: the first one that its sender really sends. */
export const opening = (statements: readonly Statement[]): Message | undefined => {
  const messages = statements.filter(isMessage);
  return messages.find((m) => !m.stray) ?? messages[0];
};

/** One list of hosts for each `start` of the protocol; `turned`: whoever sends first sits where others receive. */
export function seatings(context: Context, turned = false): (readonly Seated[])[] {
  const first = opening(context.statements);
  const names = namesIn(context.statements);
  const senders = new Set(
    names.filter((name) =>
      first ? name === first.from.text || (name !== first.to.text && sendsFirst(context.statements, name)) : name === names[0],
    ),
  );
  const starts = context.program.machine.starts;
  const all = starts.length > 0 ? starts : [{ sender: {}, receiver: {} }];
  const roles = new Set(context.program.machine.roles.map((role) => role.name));
  // hosts that are called like roles have these roles
  const byName = names.length > 1 && names.every((name) => roles.has(name));
  const told = byName ? undefined : seatsTold(context.program.machine, names, context.statements.filter(isMessage));
  const usual = all.map(({ sender, receiver }) =>
    names.map((name) => ({ name, seat: byName ? { role: name } : senders.has(name) !== turned ? sender : receiver })),
  );
  return told === undefined ? usual : [told, ...usual];
}

function sendsFirst(statements: readonly Statement[], name: string): boolean {
  return statements.filter(isMessage).find((m) => m.from.text === name || m.to.text === name)?.from.text === name;
}

/** Those who send, receive or act, in order of appearance. */
export function namesIn(statements: readonly Statement[]): string[] {
  const names = new Set<string>();
  for (const s of statements) {
    if (s.kind === 'message') names.add(s.from.text).add(s.to.text);
    if (s.kind === 'event') names.add(s.host.text);
  }
  return [...names];
}
