/** The answer to 'the machine of this exchange'. */
import type { MachinePicture, Target } from '../../../../contract/messages.js';
import { type IsTaken, type Machine, machineDiagram, type Place } from '../../core/index.js';

/** @param isTaken of its rows, where that is to be shown */
export function machinePicture(machine: Machine, target: (place: Place) => Target, isTaken?: IsTaken): MachinePicture {
  const { protocol, roles } = machineDiagram(machine);
  const located = <T extends { readonly place: Place }>(all: readonly T[]) => all.map((each) => ({ ...each, place: target(each.place) }));
  return {
    protocol,
    ...(isTaken && { isCoverage: true }),
    roles: roles.map(({ nested, edges, ...role }) => ({
      ...role,
      edges: edges.map(({ rules, ...edge }) => (isTaken === undefined || rules.some(isTaken) ? edge : { ...edge, untaken: true })),
      states: located(role.states),
      ...(nested ? { nested: { ...nested, groups: located(nested.groups) } } : {}),
    })),
  };
}
