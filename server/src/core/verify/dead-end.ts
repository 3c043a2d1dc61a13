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
export const deadEnd = ({ program, hosts }: OpenDebts, abrupt: readonly string[]): boolean =>
  hosts.some(isInDebt) || (!hosts.some((host) => canGoOn(program, host, abrupt)) && !hosts.every((host) => rests(program, host)));

export const isInDebt = ({ owed }: HostState): boolean => owed.some(({ how }) => how !== 'allow');

/** If it was called, or could send. */
export function canGoOn(program: Program, host: HostState, abrupt: readonly string[]): boolean {
  const { on, send } = stateOf(program, host);
  const timers = new Set(program.machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  return send.all.length > 0 || [...on.keys()].some((event) => !timers.has(event) && !abrupt.includes(event));
}

export const rests = (program: Program, host: HostState): boolean =>
  roleOf(program, host).initial === host.state || stateOf(program, host).state.final === true;
