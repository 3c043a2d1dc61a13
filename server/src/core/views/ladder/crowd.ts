/** Where several arrows cross: finds for the words of each a place that no other arrow strikes through. */
import type { Arrow, Box, Point } from './ladder.js';

export interface Placed extends Point {
  /** Other arrows may be near. */
  readonly crowded: boolean;
  /** There is more room below the line than above. */
  readonly below: boolean;
}

export interface Crowd {
  /** The point on arrow `index` over which words of this size are centred; `lanes` are the parts of the way that are best if all are free. */
  readonly place: (index: number, width: number, lines: number, lanes: readonly number[]) => Placed;
}

/** As parts of the way, where others cross it. */
const PLACES = [0.3, 0.38, 0.24, 0.62, 0.7, 0.76] as const;
const CLEAR = 10;
/** Words are looked for above their line. */
const BELOW = 7;

/** `boxes` are not written over either. */
export function crowdOf(arrows: readonly Arrow[], boxes: readonly Box[]): Crowd {
  const near = neighbours(arrows);
  const taken: (readonly Point[])[] = [];
  return {
    place(index, width, lines, lanes) {
      const arrow = arrows[index];
      if (arrow === undefined) return { x: 0, y: 0, crowded: false, below: false };
      const others = near[index] ?? [];
      const crowded = isSteep(arrow) || others.some((other) => meet(arrow, arrows[other]));
      const [only] = lanes;
      // nothing to choose from, and no one to leave room for
      if (!crowded && only !== undefined && lanes.length === 1 && others.length === 0)
        return placed(arrow, inside(arrow, only, width), crowded, false);
      const places = crowded ? [...(lanes.length > 1 ? lanes : []), ...PLACES] : lanes;
      const sides = crowded ? [false, true] : [false];
      const ranked = sides
        .flatMap((below) => places.map((part) => ({ part, below })))
        .map(({ part, below }) => {
          const samples = samplesOf(arrow, inside(arrow, part, width), width, lines, below);
          return { part, below, samples, cost: cost(samples, others, arrows, taken) + covered(samples, boxes) + (below ? BELOW : 0) };
        });
      const best = ranked.reduce((a, b) => (b.cost < a.cost - 0.5 ? b : a));
      if (others.length > 0) taken[index] = best.samples;
      return placed(arrow, inside(arrow, best.part, width), crowded, best.below);
    },
  };
}

function placed(arrow: Arrow, part: number, crowded: boolean, below: boolean): Placed {
  const { x, y } = at(arrow, part);
  return { x, y, crowded, below };
}

const at = ({ from, to }: Arrow, part: number): Point => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });

/** Notes can stand on its way. */
const isSteep = ({ from, to }: Arrow): boolean => Math.abs(to.y - from.y) > 60;

/** Words keep off the lifelines at both ends, as far as they can. */
function inside(arrow: Arrow, part: number, width: number): number {
  if (arrow.end === 'arrives' && part === 0.5) return part;
  const long = Math.hypot(arrow.to.x - arrow.from.x, arrow.to.y - arrow.from.y);
  const edge = (width / 2 + 12) / Math.max(long, 1);
  if (arrow.end === 'arrives' || edge < 0.5) return edge > 0.5 ? 0.5 : Math.min(Math.max(part, edge), 1 - edge);
  return edge;
}

function samplesOf(arrow: Arrow, part: number, width: number, lines: number, below: boolean): readonly Point[] {
  const long = Math.hypot(arrow.to.x - arrow.from.x, arrow.to.y - arrow.from.y);
  const [dx, dy] = [(arrow.to.x - arrow.from.x) / long, (arrow.to.y - arrow.from.y) / long];
  const middle = at(arrow, part);
  const up = (9 + ((lines - 1) * 15) / 2) * (below ? -1 : 1);
  return [-0.5, -0.25, 0, 0.25, 0.5].map((share) => ({ x: middle.x + dx * width * share, y: middle.y + dy * width * share - up }));
}

function cost(
  samples: readonly Point[],
  others: readonly number[],
  arrows: readonly Arrow[],
  taken: readonly (readonly Point[])[],
): number {
  let sum = 0;
  for (const other of others) {
    const arrow = arrows[other];
    for (const sample of samples) {
      if (arrow !== undefined) sum += Math.max(0, CLEAR - heightOver(arrow, sample));
      for (const point of taken[other] ?? []) if (Math.abs(point.x - sample.x) < 28 && Math.abs(point.y - sample.y) < 14) sum += CLEAR;
    }
  }
  return sum;
}

/** Only few arrows cross, and few boxes are there: no order is needed to find them. */
function covered(samples: readonly Point[], boxes: readonly Box[]): number {
  const within = ({ x, y }: Point, box: Box): boolean =>
    x > box.x - 4 && x < box.x + box.width + 4 && y > box.y - 10 && y < box.y + box.height + 10;
  return boxes.reduce((sum, box) => sum + samples.filter((sample) => within(sample, box)).length * 2 * CLEAR, 0);
}

/** How far the line is from a point, straight up or down; far away where it does not pass. */
function heightOver({ from, to }: Arrow, { x, y }: Point): number {
  const part = (x - from.x) / (to.x - from.x || 1);
  return part < 0 || part > 1 ? CLEAR : Math.abs(from.y + (to.y - from.y) * part - y);
}

function meet(a: Arrow, b: Arrow | undefined): boolean {
  if (b === undefined) return false;
  const side = (p: Point, { from, to }: Arrow): number => Math.sign((to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x));
  return side(a.from, b) * side(a.to, b) < 0 && side(b.from, a) * side(b.to, a) < 0;
}

/** Those that are on their way at the same time. Arrows set out in the order of the list, or nearly so. */
function neighbours(arrows: readonly Arrow[]): readonly (readonly number[])[] {
  const near = arrows.map((): number[] => []);
  const order = arrows.map((_, index) => index).sort((a, b) => (arrows[a]?.from.y ?? 0) - (arrows[b]?.from.y ?? 0));
  const active = new Set<number>();
  for (const index of order) {
    const arrow = arrows[index];
    if (arrow === undefined) continue;
    for (const other of active) {
      if ((arrows[other]?.to.y ?? 0) < arrow.from.y) active.delete(other);
      else {
        near[index]?.push(other);
        near[other]?.push(index);
      }
    }
    active.add(index);
  }
  return near;
}
