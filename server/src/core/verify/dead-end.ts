/** Is the end of all that can happen one at which somebody is stuck? */
import type { Program } from '../run/program/program.js';
import { roleOf, stateOf } from '../run/step/engine.js';
import type { HostState } from '../run/world.js';

export interface OpenDebts {
  readonly program: Program;
  readonly hosts: readonly HostState[];
}

/**
 * Somebody owes a message; or nobody could go on whatever was called or sent, and somebody is in a state where no host may rest,
 * neither the first one of their role nor a final one.
 *
 * @param abrupt events that end everything at once
 */
export function deadEnd({ program, hosts }: OpenDebts, abrupt: readonly string[]): boolean {
  if (hosts.some(({ owed }) => owed.some(({ how }) => how !== 'allow'))) return true;
  const timers = new Set(program.machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  const canGoOn = (host: HostState): boolean => {
    const { on, send } = stateOf(program, host);
    return send.all.length > 0 || [...on.keys()].some((event) => !timers.has(event) && !abrupt.includes(event));
  };
  const rests = (host: HostState): boolean => roleOf(program, host).initial === host.state || stateOf(program, host).state.final === true;
  return !hosts.some(canGoOn) && !hosts.every(rests);
}
