/** Signs of the LaTeX picture: what is wrong, and where time is cut short. */
import type { Point } from '../ladder/ladder.js';
import { at } from './tex.js';

export function badge(sign: Point | undefined): readonly string[] {
  if (sign === undefined) return [];
  const { x, y } = sign;
  return [
    `\\fill[hskwrong] ${at(sign)} circle [radius=5.2pt];`,
    `\\draw[hskground, line width=1.3pt] ${at({ x: x - 3, y: y - 3 })} -- ${at({ x: x + 3, y: y + 3 })} ${at({ x: x + 3, y: y - 3 })} -- ${at({ x: x - 3, y: y + 3 })};`,
  ];
}

/** Two strokes across a lifeline, with nothing between them. */
export function timeBreak({ x, y }: Point): readonly string[] {
  const [left, right] = [x - 5, x + 5];
  const ends = (aside: number) => [at({ x: left, y: y + aside + 3 }), at({ x: right, y: y + aside - 3 })] as const;
  const [upper, lower] = [ends(-3), ends(3)];
  return [
    `\\fill[hskground] ${upper[0]} -- ${upper[1]} -- ${lower[1]} -- ${lower[0]} -- cycle;`,
    ...[upper, lower].map(([from, to]) => `\\draw[hskline, line width=0.9pt] ${from} -- ${to};`),
  ];
}
