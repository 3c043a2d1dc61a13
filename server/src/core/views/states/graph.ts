/** A protocol's states and the ways between them as a graph to be laid out: sizes are known, places are not. */
import type { Machine, Role } from '../../machine/machine.js';
import type { Trace } from '../../trace/trace.js';
import type { IsTaken } from '../../verify/coverage.js';
import { textWidth } from '../ladder/measure.js';
import { waysIn } from '../machine.js';
import { tonesOf } from '../tones.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface StateNode extends Size {
  readonly name: string;
  readonly tone: number;
  readonly start: boolean;
  readonly final: boolean;
  /** A host of the exchange was in it. */
  readonly lit: boolean;
}

export interface StateWay extends Size {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  /** No row that leads this way is carried out. */
  readonly untaken: boolean;
}

export interface RoleGraph {
  readonly name: string;
  readonly nodes: readonly StateNode[];
  readonly ways: readonly StateWay[];
}

export const stateFaces = { state: { size: 13, bold: true }, way: { size: 11 }, role: { size: 14, bold: true } } as const;
export const WAY_LINE = 13;

/** `trace`: its states are lit. `isTaken`: of the rows, where that is asked. */
export function stateGraphs(machine: Machine, trace?: Trace, isTaken: IsTaken = () => true): readonly RoleGraph[] {
  const tones = tonesOf(machine);
  return machine.roles.map((role) => ({
    name: role.name,
    nodes: role.states.map(({ name, final = false }) => ({
      name,
      tone: tones.get(name) ?? 0,
      start: name === role.initial,
      final,
      lit: trace !== undefined && seenIn(trace, role).has(name),
      width: textWidth(name, stateFaces.state) + 24,
      height: 30,
    })),
    ways: waysIn(role, machine)
      .filter(({ to }) => role.states.some(({ name }) => name === to))
      .map(({ from, to, labels, rules }) => ({
        from,
        to,
        labels,
        untaken: !rules.some(isTaken),
        width: Math.max(1, ...labels.map((label) => textWidth(label, stateFaces.way) + 8)),
        height: labels.length * WAY_LINE + 4,
      })),
  }));
}

function seenIn({ hosts, start, steps }: Trace, role: Role): ReadonlySet<string> {
  const own = hosts.filter((host) => role.name === '' || host.role === role.name);
  return new Set(
    own.flatMap(({ name }) => [start[name] ?? '', ...steps.flatMap(({ states, passed }) => [states[name] ?? '', ...(passed[name] ?? [])])]),
  );
}
