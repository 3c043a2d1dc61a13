/** Where the arrows between states leave and arrive: above or below a state, beside each other, in the order of where they go. */
import type { PlacedNode, PlacedRole, PlacedWay, Point } from '../../core/index.js';

/** From the corners of a state, and between two ends. */
const CORNER = 12;
const GAP = 14;

interface WayEnd {
  readonly way: PlacedWay;
  readonly which: 'first' | 'last';
  /** Where the way comes from, or goes to. */
  readonly toward: number;
}

export function attached(ways: readonly PlacedWay[], nodes: readonly PlacedNode[]): readonly PlacedWay[] {
  const places = new Map<PlacedWay, { first?: Point; last?: Point }>(ways.map((way) => [way, {}]));
  for (const node of nodes)
    for (const side of ['top', 'bottom'] as const) {
      const ends = endsAt(node, side, ways, nodes);
      const y = side === 'top' ? node.y : node.y + node.height;
      for (const [at, x] of spread(node, ends).entries()) {
        const end = ends[at];
        const place = end && places.get(end.way);
        if (end && place) place[end.which] = { x, y };
      }
    }
  return ways.map((way) => {
    const { first, last } = places.get(way) ?? {};
    return first && last ? { ...way, points: [first, ...way.points.slice(1, -1), last] } : way;
  });
}

/** How wide a state must be for the ways of its fuller side. */
export const roomForWays = (node: PlacedNode, { ways, nodes }: PlacedRole): number =>
  2 * CORNER + GAP * (Math.max(...(['top', 'bottom'] as const).map((side) => endsAt(node, side, ways, nodes).length)) - 1);

function endsAt(node: PlacedNode, side: 'top' | 'bottom', ways: readonly PlacedWay[], nodes: readonly PlacedNode[]): readonly WayEnd[] {
  const ends = ways.flatMap((way): readonly WayEnd[] => {
    if (way.from === way.to || (way.from !== node.name && way.to !== node.name)) return [];
    const other = nodes.find(({ name }) => name === (way.from === node.name ? way.to : way.from));
    if (other === undefined || (other.y > node.y ? 'bottom' : 'top') !== side) return [];
    const which = way.from === node.name ? 'first' : 'last';
    const near = which === 'first' ? way.points[1] : way.points.at(-2);
    return [{ way, which, toward: near?.x ?? other.x + other.width / 2 }];
  });
  return ends.sort((one, another) => one.toward - another.toward);
}

/** As near as can be to where they go, and clear of each other. */
function spread({ x, width }: PlacedNode, ends: readonly WayEnd[]): readonly number[] {
  const [left, right] = [x + CORNER, x + width - CORNER];
  const gap = Math.min(GAP, (right - left) / Math.max(1, ends.length - 1));
  const places = ends.map(({ toward }) => Math.min(right, Math.max(left, toward)));
  for (let at = 1; at < places.length; at++) places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + gap);
  for (let at = places.length - 1, most = right; at >= 0; at--, most -= gap)
    places[at] = Math.min(places[at] ?? 0, most, (places[at + 1] ?? most + gap) - gap);
  return places;
}
