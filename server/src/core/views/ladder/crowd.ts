/** Where several arrows cross, or notes stand near: finds for the words of each arrow a place where nothing else is. */
import { type BoundedShape, bounded, boundedOverlap, cornersOf } from './geometry.js';
import type { Arrow, Point, Rectangle } from './ladder.js';
import { rhythm } from './rhythm.js';

export interface PlacedLabel extends Point {
  /** Other arrows may be near. */
  readonly crowded: boolean;
  /** There is more room below the line than above. */
  readonly below: boolean;
}

/** How much room the words of an arrow need. */
export interface Need {
  readonly width: number;
  readonly lines: number;
  /** Width of the line on the other side of the arrow; 0 if there is none. */
  readonly tag: number;
  /** The parts of the way that are best if all are free. */
  readonly lanes: readonly number[];
}

export interface Crowd {
  /** The point on arrow `index` over which its words are centred. */
  readonly place: (index: number, need: Need) => PlacedLabel;
}

/** As parts of the way, the best ones first. */
const PLACES = [
  0.5,
  0.3,
  0.38,
  0.24,
  0.62,
  0.7,
  0.76,
  0.18,
  0.82,
  0.44,
  0.56,
  0.12,
  0.88,
  0.34,
  0.27,
  0.21,
  0.15,
  0.66,
  0.73,
  0.79,
  0.85,
  0.41,
  0.47,
  0.53,
  0.59,
  // and then whatever is left between them
  ...Array.from({ length: 46 }, (_, index) => 0.05 + index * 0.02),
] as const;
/** Words are looked for above their line. */
const BELOW = 4;
const HIT = 100;
/** Words on a lifeline are worse than words elsewhere, and better than words on words. */
const ON_LIFELINE = 40;

/** `boxes` are not written over either; nor are lifelines, at `stops`, where there is another place. */
export function crowdOf(arrows: readonly Arrow[], boxes: readonly Rectangle[], stops: readonly number[]): Crowd {
  const near = neighbours(arrows);
  const obstacles = boxes.map((box) => bounded(cornersOf(box)));
  const lines = arrows.map((arrow) => bounded([arrow.from, arrow.to]));
  const taken: (readonly BoundedShape[])[] = [];
  return {
    place(index, need) {
      const arrow = arrows[index];
      if (arrow === undefined) return { x: 0, y: 0, crowded: false, below: false };
      const others = near[index] ?? [];
      const crowded = isSteep(arrow) || others.some((other) => meet(arrow, arrows[other]));
      const [top, bottom] = [arrow.from.y - 60, arrow.to.y + 60];
      const beside: BoundedShape[] = [];
      for (const each of obstacles) if (each.bottom > top && each.top < bottom) beside.push(each);
      for (const other of others) {
        const line = lines[other];
        if (line !== undefined) beside.push(line);
        for (const words of taken[other] ?? []) beside.push(words);
      }
      const [left, right] = [Math.min(arrow.from.x, arrow.to.x) + 1, Math.max(arrow.from.x, arrow.to.x) - 1];
      const passed = stops.filter((x) => x > left && x < right);
      const best = bestOf(arrow, need, { beside, passed }, crowded);
      taken[index] = best.shapes;
      return { ...at(arrow, best.part), crowded, below: best.below };
    },
  };
}

interface LabelPlacement {
  readonly part: number;
  readonly below: boolean;
  readonly shapes: readonly BoundedShape[];
  readonly cost: number;
}

interface LabelObstacles {
  readonly beside: readonly BoundedShape[];
  /** x of the lifelines on the way. */
  readonly passed: readonly number[];
}

function bestOf(arrow: Arrow, need: Need, { beside, passed }: LabelObstacles, crowded: boolean): LabelPlacement {
  const [first = 0.5] = need.lanes;
  const preferred = crowded && need.lanes.length === 1 ? 0.3 : first;
  const tried = (wished: number, rank: number, below: boolean): LabelPlacement => {
    const part = inside(arrow, wished, need.width);
    const shapes = shapesOf(arrow, part, need, below);
    let hits = 0;
    for (const other of beside) if (shapes.some((shape) => boundedOverlap(shape, other))) hits += 1;
    const struck = passed.some((x) => shapes.some((shape) => shape.left < x && shape.right > x)) ? ON_LIFELINE : 0;
    return { part, below, shapes, cost: hits * HIT + struck + rank * 0.1 + (below ? BELOW : 0) };
  };
  const isFree = ({ cost }: LabelPlacement): boolean => cost < ON_LIFELINE;
  let best = tried(preferred, 0, false);
  if (isFree(best)) return best;
  // most words have room where they stand best
  const parts = [...new Set([...need.lanes, preferred, ...PLACES])];
  for (const below of [false, true]) {
    for (const [rank, wished] of [preferred, ...parts].entries()) {
      const next = tried(wished, rank, below);
      if (next.cost < best.cost) best = next;
      if (isFree(next)) return best;
    }
  }
  return best;
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

/** The words, and the line on the other side. */
function shapesOf(arrow: Arrow, part: number, { width, lines, tag }: Need, below: boolean): readonly BoundedShape[] {
  const long = Math.hypot(arrow.to.x - arrow.from.x, arrow.to.y - arrow.from.y) || 1;
  const right = arrow.to.x >= arrow.from.x ? 1 : -1;
  const along = { x: ((arrow.to.x - arrow.from.x) / long) * right, y: ((arrow.to.y - arrow.from.y) / long) * right };
  const middle = at(arrow, part);
  const corner = (across: number, down: number): Point => ({
    x: middle.x + along.x * across - along.y * down,
    y: middle.y + along.y * across + along.x * down,
  });
  const strip = (top: number, bottom: number, half = width / 2): BoundedShape =>
    bounded([corner(-half, top), corner(half, top), corner(half, bottom), corner(-half, bottom)]);
  const more = (lines - 1) * rhythm.line;
  const words = below ? strip(3, 18 + more) : strip(-17 - more, -1);
  if (tag === 0) return [words];
  return [words, below ? strip(6 + more, 30 + more, tag / 2) : strip(3, 17, tag / 2)];
}

function meet(a: Arrow, b: Arrow | undefined): boolean {
  if (b === undefined) return false;
  const side = (p: Point, { from, to }: Arrow): number => Math.sign((to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x));
  return side(a.from, b) * side(a.to, b) < 0 && side(b.from, a) * side(b.to, a) < 0;
}

/** How far the words of an arrow reach above its line. */
const REACH = 40;

/** Those that are on their way at the same time, or nearly so. Arrows set out in the order of the list, or nearly so. */
function neighbours(arrows: readonly Arrow[]): readonly (readonly number[])[] {
  const near = arrows.map((): number[] => []);
  const order = arrows.map((_, index) => index).sort((a, b) => (arrows[a]?.from.y ?? 0) - (arrows[b]?.from.y ?? 0));
  const active = new Set<number>();
  for (const index of order) {
    const arrow = arrows[index];
    if (arrow === undefined) continue;
    for (const other of active) {
      if ((arrows[other]?.to.y ?? 0) + REACH < arrow.from.y) active.delete(other);
      else {
        near[index]?.push(other);
        near[other]?.push(index);
      }
    }
    active.add(index);
  }
  return near;
}
