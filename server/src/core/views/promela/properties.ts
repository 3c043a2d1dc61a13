/** Properties for SPIN: the condition that must not become true, or, of what is possible, that is sought. */

import type { HostState } from '../../run/world.js';
import { canGoOn, debtsOf, rests } from '../../verify/dead-end.js';
import type { PropertyKind } from '../../verify/verification.js';
import { expressionOf } from './conditions.js';
import type { PromelaModel } from './model.js';
import { any, every, type PromelaTest } from './numbers.js';

export interface PromelaProperty {
  /** From 1, as `PROPERTY`. */
  readonly nth: number;
  readonly kind: PropertyKind;
  readonly text: string;
  /** SPIN's error when it is true; `undefined` for what stands in the steps, or is not written. */
  readonly violated?: PromelaTest;
  /** Of `leads to`: the watcher looks for a circle. */
  readonly leads?: { readonly from: PromelaTest; readonly to: PromelaTest };
  /** It is possible if SPIN finds an error. */
  readonly isSought?: true;
}

export function propertiesOf(model: PromelaModel): readonly PromelaProperty[] {
  const { moves } = model.verified;
  const { properties } = moves.verification;
  const subject = { moves, local: model.local, numbers: model.numbers };
  const asked = properties.map(({ kind, condition, then }, at): PromelaProperty => {
    const named = { nth: at + 1, kind, text: model.textOf(at) };
    const written = expressionOf(condition, subject);
    if (written === undefined) return named;
    if (then !== undefined) {
      const to = expressionOf(then, subject);
      return to === undefined ? named : { ...named, leads: { from: written, to } };
    }
    switch (kind) {
      case 'never':
        return { ...named, violated: written };
      case 'possible':
        return { ...named, violated: written, isSought: true };
      case 'finally':
        return { ...named, violated: `OVER && !(${written})` };
      default:
        return { ...named, violated: `!(${written})` };
    }
  });
  return [
    ...asked,
    { nth: properties.length + 1, kind: 'unexpected-receive', text: '' },
    { nth: properties.length + 2, kind: 'dead-end', text: '', violated: deadEnds(model) },
    { nth: properties.length + 3, kind: 'too-large', text: '' },
  ];
}

/** As `deadEnd` has it, put together from what is so of each host. */
function deadEnds({ verified, local, numbers, abrupt }: PromelaModel): PromelaTest {
  const { hosts, count } = verified.moves;
  const { program } = hosts.context;
  const each = (is: (host: HostState) => boolean): readonly PromelaTest[] =>
    Array.from({ length: count }, (_, host) =>
      numbers.isIn(
        host,
        local.states.filter((state) => state.host === host && is(hosts.states.at(state.id))),
      ),
    );
  const stuck = every([
    ...each((host) => canGoOn(program, host, abrupt)).map((expression) => `!(${expression})`),
    `!(${every(each((host) => rests(program, host)))})`,
  ]);
  return `STILL && ${any([...each((host) => debtsOf(program, host).length > 0), stuck])}`;
}
