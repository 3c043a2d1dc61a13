/** The answer to 'the machine of this exchange'. */
import type { MachinePicture, Target } from '../../../../contract/messages.js';
import { type Machine, machineDiagram, type Place } from '../../core/index.js';

export function machinePicture(machine: Machine, target: (place: Place) => Target): MachinePicture {
  const { protocol, roles } = machineDiagram(machine);
  const located = <T extends { readonly place: Place }>(all: readonly T[]) => all.map((each) => ({ ...each, place: target(each.place) }));
  return {
    protocol,
    roles: roles.map(({ nested, edges, ...role }) => ({
      ...role,
      edges: edges.map(({ rules: _, ...edge }) => edge),
      states: located(role.states),
      ...(nested ? { nested: { ...nested, groups: located(nested.groups) } } : {}),
    })),
  };
}
