/** Pieces of SVG as text. Whatever an author wrote stays text. */
import type { Point, Run, Words } from '../ladder/ladder.js';
import type { Theme } from './theme.js';

/** What XML cannot hold at all. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const xml = (text: string): string =>
  text.replace(impossible, '\u{fffd}').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Tenths are finer than any screen. */
export const round = (value: number): string => String(Math.round(value * 10) / 10);

export const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, content?: string): string {
  let text = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) text += ` ${key}="${typeof value === 'number' ? round(value) : value}"`;
  }
  return content === undefined ? `${text}/>` : `${text}>${content}</${name}>`;
}

/** On a ground of its own colour, so that lines behind it do not strike it through. */
export function written(words: Words, theme: Theme, fill: string): string {
  const { x, y } = words.at;
  return element(
    'text',
    {
      x,
      y,
      'text-anchor': words.anchor === 'start' ? undefined : words.anchor,
      'font-size': words.size,
      fill,
      transform: words.angle ? `rotate(${Math.round(words.angle * 100) / 100} ${round(x)} ${round(y)})` : undefined,
      ...(words.halo ? { stroke: theme.halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
    },
    words.runs.map((run) => runText(run, theme)).join(''),
  );
}

function runText({ text, style }: Run, theme: Theme): string {
  const said = xml(text);
  switch (style) {
    case 'plain':
      return said;
    case 'strong':
      return `<tspan font-weight="600">${said}</tspan>`;
    case 'italic':
      return `<tspan font-style="italic" fill="${theme.faint}">${said}</tspan>`;
    case 'faint':
      return `<tspan fill="${theme.faint}">${said}</tspan>`;
    case 'blank':
      return `<tspan font-weight="700" text-decoration="underline">${said}</tspan>`;
    case 'wrong':
      return `<tspan font-weight="700" fill="${theme.wrong}" text-decoration="underline">${said}</tspan>`;
  }
}
