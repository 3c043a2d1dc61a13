/** `A -> * : M`: a message to all other hosts that its line does not name. */
import type { Exchange, Message, Statement } from './exchange.js';

export const EVERYBODY = '*';

/** @param hosts all hosts of the exchange */
export function spread(exchange: Exchange, hosts: readonly string[]): Exchange {
  if (!exchange.statements.some((each) => each.kind === 'message' && each.to.text === EVERYBODY)) return exchange;
  return { ...exchange, statements: exchange.statements.flatMap((each, at) => spreadOne(each, at, exchange.statements, hosts)) };
}

function spreadOne(statement: Statement, at: number, all: readonly Statement[], hosts: readonly string[]): readonly Statement[] {
  if (statement.kind !== 'message') return [statement];
  const group = groupAt(all, at);
  if (!group.some(({ to }) => to.text === EVERYBODY)) return [statement];
  const [first] = group;
  if (statement !== first) return [];
  const named = new Set([first.from.text, ...group.map(({ to }) => to.text)]);
  const copies = group.flatMap((each): readonly Message[] =>
    each.to.text === EVERYBODY
      ? hosts.filter((host) => !named.has(host)).map((text) => ({ ...each, to: { text, span: each.to.span }, namesSpan: each.to.span }))
      : [each],
  );
  if (copies.length === 0) return [statement];
  return copies.map((each, index): Message => {
    const { also: _, isCopy: __, ...rest } = each;
    if (index > 0) return { ...rest, isCopy: true };
    return { ...rest, namesSpan: first.namesSpan, ...(copies.length > 1 && { also: copies.slice(1).map(({ to }) => to) }) };
  });
}

/** The message and its copies, of which the statement is one. */
function groupAt(all: readonly Statement[], at: number): readonly [Message, ...Message[]] {
  const isCopy = (each: Statement | undefined): each is Message => each?.kind === 'message' && each.isCopy === true;
  let start = at;
  while (start > 0 && isCopy(all[start])) start--;
  const first = all[start];
  if (first?.kind !== 'message') throw new RangeError('a copy of no message');
  const rest = all.slice(start + 1);
  const end = rest.findIndex((each) => !isCopy(each));
  return [first, ...(end < 0 ? rest : rest.slice(0, end)).filter(isCopy)];
}
