/** SVG → PNG, with fonts of this system. Loaded only when a PNG is asked for. */
import { withDensity } from './density.js';
import { fitted, fontsFor, inOwnTypefaces } from './fonts.js';
import { type Rasterize, rasterizer } from './rasterizer.js';
import { subset } from './subset.js';

export interface Png {
  readonly bytes: Uint8Array;
  /** Characters that no font of this system has. */
  readonly missing: string;
}

/** `dpi` is written into the file, for those who print it. */
export async function png(svg: string, scale: number, dpi?: number, rasterize?: Rasterize): Promise<Png> {
  const text = textOf(svg);
  const { buffers, family, missing, cuts } = fontsFor(text);
  const fonts = buffers.map((font) => subset(font, text));
  const bytes = await (rasterize ?? (await rasterizer()))(inOwnTypefaces(fitted(svg, family), { family, cuts }), scale, { fonts, family });
  return { bytes: dpi === undefined ? bytes : withDensity(bytes, dpi), missing };
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** All that is set in type. */
const textOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)]
    .map(([, content = '']) => content.replace(/<[^>]*>/g, '').replace(/&#(\d+);|&#x([\da-f]+);|&(\w+);/gi, characterOf))
    .join('');

const characterOf = (_: string, decimal?: string, hexadecimal?: string, name = ''): string => {
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return Number.isNaN(point) || point > 0x10ffff ? (entities.get(name) ?? '') : String.fromCodePoint(point);
};
