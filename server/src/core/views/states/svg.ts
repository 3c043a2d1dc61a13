/** A state diagram as SVG that needs nothing besides itself. */
import type { Point, TextAt } from '../ladder/ladder.js';
import { textWidth } from '../ladder/measure.js';
import { FONTS } from '../renderers/svg.js';
import { at, element, written, xml } from '../renderers/svg-write.js';
import { type Theme, type ThemeName, themeOf, toneAt } from '../renderers/theme.js';
import { wording } from '../words/wording.js';
import { stateFaces, WAY_LINE } from './graph.js';
import type { PlacedNode, PlacedRole, PlacedWay, StatePicture } from './placed.js';
import { curveThrough } from './way-curve.js';

export interface StatesSvgOptions {
  readonly theme?: ThemeName | Theme;
  readonly ground?: boolean;
}

export function statesSvg(picture: StatePicture, options: StatesSvgOptions = {}): string {
  const theme = typeof options.theme === 'object' ? options.theme : themeOf(options.theme ?? 'light');
  const { width, height, title, description, roles } = picture;
  const named = roles.length > 1;
  const ground = options.ground === false || theme.ground === undefined ? [] : [element('rect', { width, height, fill: theme.ground })];
  const heading = title === '' ? [] : [written(wordsAt(title, { x: width / 2, y: 34 }, { size: 16, bold: true }), theme, theme.ink)];
  const parts = [
    element('title', {}, xml(title || wording().picture.states)),
    element('desc', {}, xml(description)),
    ...ground,
    ...heading,
    ...roles.map((role) =>
      element('g', { transform: `translate(${Math.round(role.x)} ${Math.round(role.y)})` }, roleOf(role, theme, named)),
    ),
  ];
  const head = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}" fill="none"`;
  return `<svg ${head}>\n${parts.filter((part) => part !== '').join('\n')}\n</svg>\n`;
}

function roleOf(role: PlacedRole, theme: Theme, named: boolean): string {
  const { name, width, height, ways, nodes } = role;
  const box = named
    ? element('rect', { x: -8, y: -28, width: width + 16, height: height + 36, rx: 6, stroke: theme.line, 'stroke-width': '0.8' }) +
      written(wordsAt(name, { x: width / 2, y: -10 }, stateFaces.role), theme, theme.ink)
    : '';
  return [
    box,
    ...ways.map((way) => line(way, theme)),
    ...nodes.map((node) => stateOf(node, theme)),
    ...ways.map((way) => labels(way, theme)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

interface StateFace {
  readonly size: number;
  readonly bold?: boolean;
}

const wordsAt = (text: string, { x, y }: Point, face: StateFace, halo = false): TextAt => ({
  at: { x, y },
  anchor: 'middle',
  size: face.size,
  width: textWidth(text, face),
  runs: [{ text, style: face.bold ? 'strong' : 'plain' }],
  ...(halo ? { halo } : {}),
});

function stateOf({ name, x, y, width, height, tone, start, final, lit }: PlacedNode, theme: Theme): string {
  const { fill, rim, ink } = toneAt(theme, tone);
  const box = element('rect', { x, y, width, height, rx: 8, fill, stroke: lit ? ink : rim, 'stroke-width': lit ? '3' : '1.2' });
  const ring = final ? element('rect', { x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: 6, stroke: rim }) : '';
  const mark = start
    ? element('circle', { cx: x - 20, cy: y + height / 2, r: 5, fill: theme.ink }) +
      element('path', { d: `M${at({ x: x - 15, y: y + height / 2 })}H${Math.round(x - 8)}`, stroke: theme.ink, 'stroke-width': '1.4' }) +
      tip({ x: x - 9, y: y + height / 2 }, { x, y: y + height / 2 }, theme.ink)
    : '';
  const label = written(wordsAt(name, { x: x + width / 2, y: y + height / 2 + 4.6 }, stateFaces.state), theme, ink);
  return `<g data-state="${xml(name)}">${mark}${box}${ring}${label}</g>`;
}

function line({ points, from, to, untaken }: PlacedWay, theme: Theme): string {
  const [first, ...rest] = points;
  const [before, last] = [points.at(-2), points.at(-1)];
  if (first === undefined || before === undefined || last === undefined) return '';
  const d = `M${at(first)}${from === to ? smooth(first, rest) : curveOf(points)}`;
  const path = element('path', { d, stroke: theme.faint, 'stroke-width': '1.3', 'stroke-dasharray': untaken ? '3 4' : undefined });
  const straight = from === to ? before : { x: last.x, y: last.y + Math.sign(before.y - last.y) };
  return `<g data-way="${xml(`${from} → ${to}`)}">${path}${tip(straight, last, theme.faint)}</g>`;
}

const curveOf = (points: readonly Point[]): string =>
  curveThrough(points)
    .map(({ controls, to }) => `C${[...controls, to].map(at).join(' ')}`)
    .join('');

/** Through the middles of its pieces, so that corners are round. */
function smooth(first: Point, rest: readonly Point[]): string {
  if (rest.length === 1) return `L${rest.map(at).join('')}`;
  let d = '';
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) d += `L${at(point)}`;
    else d += `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return first === undefined ? '' : d;
}

function tip(from: Point, to: Point, fill: string): string {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [((to.x - from.x) / long) * 8, ((to.y - from.y) / long) * 8];
  const d = `M${at(to)}L${at({ x: to.x - x - y * 0.45, y: to.y - y + x * 0.45 })}L${at({ x: to.x - x + y * 0.45, y: to.y - y - x * 0.45 })}Z`;
  return element('path', { d, fill });
}

const labels = ({ labels: lines, middle, untaken }: PlacedWay, theme: Theme): string =>
  lines
    .map((text, index) => {
      const y = middle.y + 4 + (index - (lines.length - 1) / 2) * WAY_LINE;
      return written(wordsAt(text, { x: middle.x, y }, stateFaces.way, true), theme, untaken ? theme.faint : theme.ink);
    })
    .join('');
