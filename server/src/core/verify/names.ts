/** Names in a verification that nothing bears: told before anything is looked at. */
import { messageFor } from '../exchange/unwritten.js';
import type { Problem } from '../problem/problem.js';
import type { Context, Fault } from '../run/context.js';
import { checkCondition } from '../run/step/conditions.js';
import { findHost } from '../run/step/hosts.js';
import { unknownName } from '../run/step/problems.js';
import { readMessage } from '../run/step/reading.js';
import type { World } from '../run/world.js';
import type { Allowance, Verification } from './verification.js';

/** @param world where the search begins */
export function problemsOf(context: Context, world: World, { allowances, properties }: Verification): readonly Problem[] {
  const faults = [
    ...allowances.flatMap((each) => ofAllowance(context, world, each)),
    ...properties.flatMap(({ condition, then, span }) =>
      [condition, ...(then ? [then] : [])].flatMap((one) =>
        checkCondition(context, world, { kind: 'condition', host: { text: '', span }, condition: one, written: '', span }),
      ),
    ),
  ];
  return faults.filter(({ code }) => code !== 'claim').map((fault) => fault.problem());
}

function ofAllowance(context: Context, world: World, { host, act }: Allowance): readonly Pick<Fault, 'code' | 'problem'>[] {
  const { fault } = findHost(world, host);
  const faults = fault ? [fault] : [];
  if (act.kind === 'call') {
    const known = context.program.machine.events.map(({ name }) => name);
    if (known.includes(act.event.text)) return faults;
    const problem = unknownName('event', act.event.text, act.event.span, known);
    return [...faults, { code: problem.code, problem: () => problem }];
  }
  const to = act.to && findHost(world, act.to).fault;
  const message = { ...messageFor(host.text, '', [], act.fields), names: act.names };
  return [...faults, ...(to ? [to] : []), ...readMessage(context, world, message, host.text).faults];
}
