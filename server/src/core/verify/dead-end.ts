/** Is a host stuck in a situation in which nothing more can happen? */
import type { Program } from '../run/program/program.js';
import { roleOf, stateOf } from '../run/step/engine.js';
import { machinesOf } from '../run/step/machines.js';
import type { HostState, Owed, Segment } from '../run/world.js';

export interface OpenDebts {
  readonly program: Program;
  readonly hosts: readonly HostState[];
}

/**
 * Somebody owes a message who may not rest, or which they can never send; or nobody could go on whatever was called or sent, and
 * somebody is in a state where no host may rest, neither the first one of their role nor a final one.
 *
 * @param abrupt events that end everything at once
 */
export function deadEnd({ program, hosts }: OpenDebts, abrupt: readonly string[]): boolean {
  if (hosts.some((host) => debtsOf(program, host).length > 0)) return true;
  return !hosts.some((host) => canGoOn(program, host, abrupt)) && !hosts.every((host) => rests(program, host));
}

/** What is left of a talk that has ended is no debt any more, if it could have been sent before. */
export const debtsOf = (program: Program, host: HostState): readonly Owed[] =>
  machinesOf(host).flatMap((machine) => owedStill(program, machine));

const owedStill = (program: Program, machine: HostState): readonly Owed[] =>
  machine.owed.filter(({ how, segment }) => how !== 'allow' && (!isAtRest(program, machine) || !isEverSent(program, machine, segment)));

const isEverSent = (program: Program, host: HostState, segment: Segment): boolean =>
  roleOf(program, host).states.some(({ send }) => send.for(segment).length > 0);

/** If it was called, or could send, itself or in one of its sessions. */
export function canGoOn(program: Program, host: HostState, abrupt: readonly string[]): boolean {
  const timers = new Set(program.machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  return machinesOf(host).some((machine) => {
    const { on, send } = stateOf(program, machine);
    return send.all.length > 0 || [...on.keys()].some((event) => !timers.has(event) && !abrupt.includes(event));
  });
}

/** It and all its sessions may stay as they are. */
export const rests = (program: Program, host: HostState): boolean => machinesOf(host).every((machine) => isAtRest(program, machine));

const isAtRest = (program: Program, machine: HostState): boolean =>
  roleOf(program, machine).initial === machine.state || stateOf(program, machine).state.final === true;
