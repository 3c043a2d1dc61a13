/** Hosts and numbers as people read them. */
import type { Situation } from '../problem/fact-parts.js';
import type { Context } from './context.js';
import { isNumeric } from './program/types.js';
import { stateOf } from './step/engine.js';
import { shownMachine, statesShown } from './step/machines.js';
import type { SlotValue, World } from './world.js';

/** Nobody would read the states of very many hosts. */
const mostHosts = 6;

export const situation = (context: Context, world: World): Situation[] =>
  world.hosts.slice(0, mostHosts).map((host) => {
    const { state } = stateOf(context.program, shownMachine(context.program, host));
    return { host: host.name, state: statesShown(context.program, host), text: state.text };
  });

/** A value in the form of the document. */
export function showSlot(context: Context, numbers: World['numbers'], slot: SlotValue): string {
  if (slot === undefined) return '';
  if (isNumeric(slot)) return numbers.show(slot, context.naming);
  if (typeof slot === 'string') return slot;
  return slot
    .map((piece) =>
      typeof piece === 'string' ? piece : `${numbers.show(piece.from, context.naming)}-${numbers.show(piece.to, context.naming)}`,
    )
    .join(' ');
}
