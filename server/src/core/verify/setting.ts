/** The hosts of a verification in which nobody declares them and nothing happens before. */

import { namesInCondition } from '../exchange/conditions.js';
import type { Exchange, Host } from '../exchange/exchange.js';
import { unwrittenName } from '../exchange/unwritten.js';
import type { Machine } from '../machine/machine.js';
import type { Verification } from './verification.js';

/** Those that the lines speak of, where the protocol seats them: whoever may do something first sits where others send first. */
export function givenWithHosts({ given, allowances, properties }: Verification, machine: Machine, isContinued: boolean): Exchange {
  const isTold = given.statements.some(({ kind }) => kind === 'host' || kind === 'message' || kind === 'event' || kind === 'damaged');
  if (isTold || isContinued) return given;
  const roles = new Set(machine.roles.map(({ name }) => name));
  const spoken = properties.flatMap(({ condition, then }) =>
    [condition, ...(then ? [then] : [])].flatMap((each) => namesInCondition(each).hosts),
  );
  const asked = allowances.flatMap(({ host, act }) => [host, ...(act.kind === 'send' && act.to ? [act.to] : [])]);
  const named = [...new Set([...asked, ...spoken].map(({ text }) => text))].filter((name) => name !== '');
  const byRole = named.length > 0 && named.every((name) => roles.has(name));
  const [start] = machine.starts;
  const names = withPeer(named, byRole ? machine.roles.map(({ name }) => name) : [start?.receiver?.role ?? '', 'B', 'A']);
  const hosts = names.map((name, at): Host => {
    const seat = byRole ? { role: name } : at === 0 ? start?.sender : start?.receiver;
    return {
      kind: 'host',
      name: unwrittenName(name),
      label: '',
      ...(seat?.role !== undefined && { role: unwrittenName(seat.role) }),
      ...(seat?.state !== undefined && { state: unwrittenName(seat.state) }),
      variables: [],
      span: given.span,
    };
  });
  return { ...given, statements: [...hosts, ...given.statements] };
}

/** Nobody talks to themselves: who is named alone has somebody to talk to, of the first of these names that is free. */
function withPeer(names: readonly string[], others: readonly string[]): readonly string[] {
  const peer = names.length === 1 ? others.find((name) => name !== '' && !names.includes(name)) : undefined;
  return peer === undefined ? names : [...names, peer];
}
