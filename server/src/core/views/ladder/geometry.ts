/** Words as turned boxes, and whether two shapes lie on each other. */
import type { Point, Rectangle, TextAt } from './ladder.js';

export type Polygon = readonly Point[];

/** Capitals rise so far above the baseline, other letters hang so far below it; as parts of the size. */
const ASCENT = 0.74;
const DESCENT = 0.21;
/** Widths are measured with room to spare. */
const SPARE = 0.95;

/** The corners of one line of text. */
export function shapeOf({ at, anchor, size, width, angle = 0 }: TextAt): Polygon {
  const wide = width * SPARE;
  const left = at.x - (anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0);
  const box = { x: left, y: at.y - size * ASCENT, width: wide, height: size * (ASCENT + DESCENT) };
  return angle === 0 ? cornersOf(box) : turned(cornersOf(box), at, angle);
}

export const cornersOf = ({ x, y, width, height }: Rectangle): Polygon => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

function turned(shape: Polygon, { x, y }: Point, angle: number): Polygon {
  const radians = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return shape.map((corner) => ({
    x: x + (corner.x - x) * cos - (corner.y - y) * sin,
    y: y + (corner.x - x) * sin + (corner.y - y) * cos,
  }));
}

export const sidesOf = (shape: Polygon): readonly Polygon[] =>
  shape.flatMap((corner, index) => {
    const next = shape[(index + 1) % shape.length];
    return next === undefined ? [] : [[corner, next]];
  });

/** Two convex shapes touch unless a line parts them, and one along a side of either does if any. A line is a shape of two points. */
export const overlap = (a: Polygon, b: Polygon): boolean => !isFar(a, b) && !isParted(a, b) && !isParted(b, a);

/** Most of those that are compared: upright or level lines part them, which is found out faster. */
function isFar(a: Polygon, b: Polygon): boolean {
  const { left, right, top, bottom } = extentOf(a);
  let [before, after, above, below] = [true, true, true, true];
  for (const { x, y } of b) {
    if (x > left) before = false;
    if (x < right) after = false;
    if (y > top) above = false;
    if (y < bottom) below = false;
  }
  return before || after || above || below;
}

function isParted(a: Polygon, b: Polygon): boolean {
  for (let index = 0; index < a.length; index++) {
    const [from, to] = [a[index], a[index + 1] ?? a[0]];
    if (from !== undefined && to !== undefined && isApart(a, b, from.y - to.y, to.x - from.x)) return true;
  }
  // a line has no sides across its ends
  const [start, end] = a;
  return a.length === 2 && start !== undefined && end !== undefined && isApart(a, b, end.x - start.x, end.y - start.y);
}

/** Seen along a line of this direction. */
function isApart(a: Polygon, b: Polygon, across: number, down: number): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of a) {
    const on = x * across + y * down;
    if (on < least) least = on;
    if (on > most) most = on;
  }
  let [isBefore, isAfter] = [true, true];
  for (const { x, y } of b) {
    const on = x * across + y * down;
    if (on > least) isBefore = false;
    if (on < most) isAfter = false;
  }
  return isBefore || isAfter;
}

export interface UprightExtent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shape that is compared with several others: the rectangle around it is worked out once. */
export interface BoundedShape extends UprightExtent {
  readonly shape: Polygon;
}

export function bounded(shape: Polygon): BoundedShape {
  const { left, right, top, bottom } = extentOf(shape);
  return { left, right, top, bottom, shape };
}

/** As `overlap`. Upright or level lines part most of those that are compared, which is found out first. */
export function boundedOverlap(a: BoundedShape, b: BoundedShape): boolean {
  if (a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top) return false;
  return !isParted(a.shape, b.shape) && !isParted(b.shape, a.shape);
}

/** The upright rectangle around it. */
export function extentOf(shape: Polygon): UprightExtent {
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of shape) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, right, top, bottom };
}
