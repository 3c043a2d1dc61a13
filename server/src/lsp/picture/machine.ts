/** The answer to 'the machine of this exchange'. */
import type { MachinePicture, Target } from '../../../../contract/messages.js';
import type { Machine } from '../../core/machine/machine.js';
import type { Place } from '../../core/span.js';
import { machineDiagrams } from '../../core/views/machine-diagram.js';

export const machinePicture = (machine: Machine, target: (place: Place) => Target): MachinePicture => ({
  protocol: machine.name,
  roles: machineDiagrams(machine).map(({ role, text, states }) => ({
    name: role.name,
    diagram: text,
    states: states.map(({ id, state, tone }) => ({ id, name: state.name, text: state.text, tone, place: target(state.place) })),
  })),
});
