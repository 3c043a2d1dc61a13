/** A small number for each state of a machine, the same wherever it is drawn; which colour that is, is the drawer's affair. */
import { type Machine, machinesIn } from '../machine/machine.js';

export function tonesOf(machine: Machine): ReadonlyMap<string, number> {
  const tones = new Map<string, number>();
  for (const role of machinesIn(machine)) {
    tones.set(role.initial, 0);
    for (const state of role.states) if (!tones.has(state.name)) tones.set(state.name, tones.size);
  }
  return tones;
}
