/** Pieces of SVG as text. Whatever an author wrote stays text. */
import type { Point, TextAt, TextRun } from '../ladder/ladder.js';
import type { Theme } from './theme.js';

/** What XML cannot hold at all. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Nothing in it that has to be looked at twice. */
const harmless = /^[\t\n\r !#-%(-;=?-\ud7ff\ue000-\ufffd]*$/;

export const xml = (text: string): string => (harmless.test(text) ? text : escaped(text));

const escaped = (text: string): string =>
  text.replace(impossible, '\u{fffd}').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Tenths are finer than any screen. */
export function round(value: number): string {
  const tenths = Math.round(value * 10);
  if (tenths % 10 === 0 || !(tenths > 0 && tenths < WRITTEN_AS_WHOLE)) return String(tenths / 10);
  // two whole numbers are written much faster than one that is not whole
  return `${Math.trunc(tenths / 10)}.${tenths % 10}`;
}

const WRITTEN_AS_WHOLE = 2 ** 30;

export const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: SvgAttributes, content?: string): string {
  let text = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) text += ` ${key}="${typeof value === 'number' ? round(value) : value}"`;
  }
  return content === undefined ? `${text}/>` : `${text}>${content}</${name}>`;
}

/** On a ground of its own colour, so that lines behind it do not strike it through. Attribute by attribute: most of a picture are words. */
export function written({ at: { x, y }, anchor, size, angle, halo, runs }: TextAt, theme: Theme, fill: string): string {
  const anchored = anchor === 'start' ? '' : anchor === 'middle' ? ' text-anchor="middle"' : ' text-anchor="end"';
  const turned = angle ? ` transform="${turn(angle, x, y)}"` : '';
  const ground = halo ? ` stroke="${theme.halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"` : '';
  let text = `<text x="${round(x)}" y="${round(y)}"${anchored} font-size="${round(size)}" fill="${fill}"${turned}${ground}>`;
  for (const run of runs) text += runText(run, theme);
  return `${text}</text>`;
}

const turn = (angle: number, x: number, y: number): string => `rotate(${Math.round(angle * 100) / 100} ${round(x)} ${round(y)})`;

function runText({ text, style }: TextRun, theme: Theme): string {
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
