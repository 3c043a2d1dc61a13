/** A state diagram as a LaTeX document that compiles as it is. */

import type { Point } from '../ladder/ladder.js';
import { at, round, tex } from '../renderers/tex.js';
import { type ThemeName, themeOf } from '../renderers/theme.js';
import { document } from '../renderers/tikz.js';
import { WAY_LINE } from './graph.js';
import type { PlacedNode, PlacedRole, PlacedWay, StatePicture } from './placed.js';
import { curveThrough } from './way-curve.js';

export function statesTikz(picture: StatePicture, name: ThemeName = 'light'): string {
  const theme = themeOf(name);
  const named = picture.roles.length > 1;
  const all = [picture.title, picture.description].join('');
  const heading = picture.title === '' ? [] : [text(picture.title, picture.width / 2, 30, 'hskink', 12, true)];
  return document(picture, theme, all, [
    `\\path[use as bounding box, fill=hskground] (0,0) rectangle (${round(picture.width)},${round(picture.height)});`,
    ...heading,
    ...picture.roles.flatMap((role) => roleOf(role, named, theme.tones.length)),
  ]);
}

function text(said: string, x: number, y: number, colour: string, size: number, bold: boolean): string {
  return `\\node[text=${colour}, font=\\hskfont{${size}}, halo] at ${at({ x, y })} {${bold ? `\\textbf{${tex(said)}}` : tex(said)}};`;
}

function roleOf(role: PlacedRole & { readonly x: number; readonly y: number }, named: boolean, tones: number): readonly string[] {
  const { x, y, width, height } = role;
  const moved = `\\begin{scope}[shift={(${round(x)},${round(y)})}]`;
  const box = named
    ? [
        `\\draw[hskline, rounded corners=3pt] (-8,-28) rectangle (${round(width + 8)},${round(height + 8)});`,
        text(role.name, width / 2, -14, 'hskink', 10, true),
      ]
    : [];
  return [
    moved,
    ...box,
    ...role.ways.flatMap(wayOf),
    ...role.nodes.flatMap((node) => stateOf(node, tones)),
    ...role.ways.flatMap(labelsOf),
    '\\end{scope}',
  ];
}

function stateOf({ name, x, y, width, height, tone, start, lit }: PlacedNode, tones: number): readonly string[] {
  const own = tone % tones;
  const middle = y + height / 2;
  const mark = start
    ? [
        `\\fill[hskink] ${at({ x: x - 20, y: middle })} circle [radius=3.6pt];`,
        `\\draw[hskink, ->] ${at({ x: x - 15, y: middle })} -- ${at({ x, y: middle })};`,
      ]
    : [];
  const rim = lit ? `hskstate${own}, line width=2pt` : `hskrim${own}`;
  return [
    ...mark,
    `\\filldraw[fill=hskfill${own}, draw=${rim}, rounded corners=4pt] ${at({ x, y })} rectangle ${at({ x: x + width, y: y + height })};`,
    `\\node[text=hskstate${own}, font=\\hskfont{9.8}] at ${at({ x: x + width / 2, y: middle })} {\\textbf{${tex(name)}}};`,
  ];
}

const wayOf = ({ points, from, to, untaken }: PlacedWay): readonly string[] => [
  `\\draw[hskfaint,${untaken ? ' dashed,' : ''} ->, rounded corners=5pt] ${from === to ? points.map(at).join(' -- ') : curveOf(points)};`,
];

const curveOf = (points: readonly Point[]): string =>
  [
    points.slice(0, 1).map(at).join(''),
    ...curveThrough(points).map(({ controls: [one, other], to }) => `.. controls ${at(one)} and ${at(other)} .. ${at(to)}`),
  ].join(' ');

const labelsOf = ({ labels, middle, untaken }: PlacedWay): readonly string[] =>
  labels.map((label, index) =>
    text(label, middle.x, middle.y + (index - (labels.length - 1) / 2) * WAY_LINE, untaken ? 'hskfaint' : 'hskink', 8.3, false),
  );
