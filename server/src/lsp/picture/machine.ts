/** The answer to 'the machine of this exchange'. */
import type { MachinePicture, Target } from '../../../../contract/messages.js';
import type { Machine } from '../../core/machine/machine.js';
import type { Place } from '../../core/span.js';
import { machineDiagram } from '../../core/views/machine.js';

export function machinePicture(machine: Machine, target: (place: Place) => Target): MachinePicture {
  const { protocol, roles } = machineDiagram(machine);
  return {
    protocol,
    roles: roles.map((role) => ({ ...role, states: role.states.map((state) => ({ ...state, place: target(state.place) })) })),
  };
}
