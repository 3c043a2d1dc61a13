/** The groups of a role's states as boxes in boxes. A group of fewer than two states says nothing that its state does not, and has no box. */
import type { Role, State } from '../machine/machine.js';
import type { Place } from '../span.js';
import { mermaidState } from './escape.js';

export interface DrawnGroup {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
}

export interface Nested {
  readonly groups: readonly DrawnGroup[];
  /** The declarations of all states, each inside its groups. */
  readonly lines: readonly string[];
}

interface GroupBox {
  readonly name: string;
  readonly states: readonly State[];
}

/** `line` declares a state. */
export function nested(role: Role, line: (state: State) => string): Nested {
  const places = new Map(role.groups.map(({ name, place }) => [name, place]));
  const groups: DrawnGroup[] = [];
  const inside = (members: readonly State[], depth: number): readonly string[] =>
    boxesOf(members, depth).flatMap((box) => {
      const [first] = box.states;
      if (first === undefined) return [];
      if (first.groups.length <= depth) return box.states.map(line);
      if (box.states.length < 2) return inside(box.states, depth + 1);
      const id = `g${groups.length}`;
      groups.push({ id, name: box.name, place: places.get(box.name) ?? role.place });
      const within = inside(box.states, depth + 1).map((each) => `  ${each}`);
      return [`state "${mermaidState(box.name)}" as ${id} {`, ...within, '}'];
    });
  return { lines: inside(role.states, 0), groups };
}

/** In the order of their first states; those of no further group under the empty name. */
function boxesOf(states: readonly State[], depth: number): readonly GroupBox[] {
  const names = [...new Set(states.map((state) => state.groups[depth] ?? ''))];
  return names.map((name) => ({ name, states: states.filter((state) => (state.groups[depth] ?? '') === name) }));
}
