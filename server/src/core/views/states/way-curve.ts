/** The line of an arrow between two states: upright where it leaves, where it passes a row or its label, and where it arrives. */
import type { Point } from '../ladder/ladder.js';

/** A cubic Bézier curve from where the part before it ends. */
export interface CurvePart {
  readonly controls: readonly [Point, Point];
  readonly to: Point;
}

/** So far it keeps straight on either side of a place that it passes, which clears the states beside it, and at its ends, which have tips. */
const STRAIGHT = 10;

/** @param points from the edge of a state, by the places in between, to the edge of another */
export function curveThrough(points: readonly Point[]): readonly CurvePart[] {
  const upright = points.flatMap((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    return [...(before ? [toward(point, before)] : [point]), ...(after ? [toward(point, after)] : [point])];
  });
  return upright.slice(1).map((point, at) => partTo(upright[at] ?? point, point));
}

const toward = ({ x, y }: Point, other: Point): Point => ({
  x,
  y: y + Math.sign(other.y - y) * Math.min(STRAIGHT, Math.abs(other.y - y) / 3),
});

function partTo(from: Point, to: Point): CurvePart {
  const middle = (from.y + to.y) / 2;
  return {
    controls: [
      { x: from.x, y: middle },
      { x: to.x, y: middle },
    ],
    to,
  };
}
