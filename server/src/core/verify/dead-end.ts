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
  const machines = hosts.flatMap(machinesOf);
  if (machines.some((host) => owedStill(program, host).length > 0)) return true;
  return !machines.some((host) => canGoOn(program, host, abrupt)) && !machines.every((host) => rests(program, host));
}

/** What is left of a talk that has ended is no debt any more, if it could have been sent before. */
export const debtsOf = (program: Program, host: HostState): readonly Owed[] =>
  machinesOf(host).flatMap((machine) => owedStill(program, machine));

const owedStill = (program: Program, host: HostState): readonly Owed[] =>
  host.owed.filter(({ how, segment }) => how !== 'allow' && (!rests(program, host) || !isEverSent(program, host, segment)));

const isEverSent = (program: Program, host: HostState, segment: Segment): boolean =>
  roleOf(program, host).states.some(({ send }) => send.for(segment).length > 0);

/** If it was called, or could send. */
export function canGoOn(program: Program, host: HostState, abrupt: readonly string[]): boolean {
  const { on, send } = stateOf(program, host);
  const timers = new Set(program.machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  return send.all.length > 0 || [...on.keys()].some((event) => !timers.has(event) && !abrupt.includes(event));
}

export const rests = (program: Program, host: HostState): boolean =>
  roleOf(program, host).initial === host.state || stateOf(program, host).state.final === true;
