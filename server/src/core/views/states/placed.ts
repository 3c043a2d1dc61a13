/** A state diagram with places: what the renderers draw. */
import type { Point, Rectangle } from '../ladder/ladder.js';
import { wording } from '../words/wording.js';
import type { RoleGraph, StateNode, StateWay } from './graph.js';

export interface PlacedNode extends StateNode, Rectangle {}

export interface PlacedWay extends StateWay {
  /** From the edge of a state to the edge of another. */
  readonly points: readonly Point[];
  /** The middle of its labels. */
  readonly middle: Point;
}

export interface PlacedRole {
  readonly name: string;
  readonly nodes: readonly PlacedNode[];
  readonly ways: readonly PlacedWay[];
  readonly width: number;
  readonly height: number;
}

export interface StatePicture {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly roles: readonly (PlacedRole & Point)[];
}

/** Lays one role out; given from outside, as the core holds no library. */
export type LayOut = (graph: RoleGraph) => PlacedRole;

const MARGIN = 20;
const APART = 30;
const HEAD = 34;

/** The roles side by side, each below its name. */
export function statePicture(graphs: readonly RoleGraph[], layOut: LayOut, title: string): StatePicture {
  const named = graphs.length > 1;
  let x = MARGIN;
  let height = 0;
  const top = MARGIN + (title === '' ? 0 : 30);
  const roles = graphs.map(layOut).map((role) => {
    const placed = { ...role, x, y: top + (named ? HEAD : 0) };
    x += role.width + APART;
    height = Math.max(height, placed.y + role.height);
    return placed;
  });
  return { title, description: described(graphs), width: Math.ceil(x - APART + MARGIN), height: Math.ceil(height + MARGIN), roles };
}

function described(graphs: readonly RoleGraph[]): string {
  return graphs
    .flatMap(({ name, ways, nodes }) => [
      ...(graphs.length > 1 ? [`${name}:`] : []),
      ...nodes.filter(({ start }) => start).map((node) => wording().picture.startsIn(node.name)),
      ...ways.map(({ from, to, labels, untaken }) =>
        wording().picture.way(from, to, untaken ? [...labels, wording().picture.untaken] : labels),
      ),
    ])
    .join('\n');
}
