/** Lays out the graph of a role's states, from above downwards. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { PlacedRole, Point, RoleGraph } from '../../core/index.js';
import { attached, roomForWays } from './way-ends.js';

/** Room for the mark of the start. */
const LEFT = 30;

export function layOutStates(role: RoleGraph): PlacedRole {
  const placed = laidOut(role);
  const wider = placed.nodes.map((node) => ({ ...node, width: Math.max(node.width, roomForWays(node, placed)) }));
  return wider.every(({ width }, at) => width === placed.nodes[at]?.width) ? placed : laidOut({ ...role, nodes: wider });
}

function laidOut(role: RoleGraph): PlacedRole {
  const graph = new graphlib.Graph({ multigraph: false, compound: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 40, edgesep: 14, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, width, height } of role.nodes) graph.setNode(keyOf(name), { width, height });
  for (const { from, to, width, height } of role.ways) graph.setEdge(keyOf(from), keyOf(to), { width, height, labelpos: 'c' });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const nodes = role.nodes.map((node) => {
    const { x, y } = pointOf(graph.node(keyOf(node.name)));
    return { ...node, x: x - node.width / 2 + LEFT, y: y - node.height / 2 };
  });
  return {
    name: role.name,
    width: width + LEFT,
    height,
    nodes,
    ways: attached(
      role.ways.map((way) => {
        const edge = graph.edge(keyOf(way.from), keyOf(way.to)) as { points?: readonly Point[]; x?: number; y?: number };
        const points = (edge.points ?? []).map(({ x, y }) => ({ x: x + LEFT, y }));
        const { x, y } = pointOf(edge);
        return { ...way, points, middle: { x: x + LEFT, y } };
      }),
      nodes,
    ),
  };
}

/** Its nodes are properties of plain objects: a state may be called `constructor`. */
const keyOf = (state: string): string => `state ${state}`;
const pointOf = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point => ({ x, y });
