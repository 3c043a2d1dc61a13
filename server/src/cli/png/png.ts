/** SVG → PNG, with fonts of this system. Loaded only when a PNG is asked for. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { withDensity } from './density.js';
import { fitted, fontsFor } from './fonts.js';

export interface Png {
  readonly bytes: Uint8Array;
  /** Characters that no font of this system has. */
  readonly missing: string;
}

let ready: Promise<void> | undefined;

/** `dpi` is written into the file, for those who print it. */
export async function png(svg: string, scale: number, dpi?: number): Promise<Png> {
  ready ??= initWasm(readFileSync(program()));
  await ready;
  const { buffers, family, missing } = fontsFor(textOf(svg));
  const font = { fontBuffers: [...buffers], defaultFontFamily: family, sansSerifFamily: family };
  const image = new Resvg(fitted(svg, family), { font, fitTo: { mode: 'zoom', value: scale } }).render();
  return { bytes: dpi === undefined ? image.asPng() : withDensity(image.asPng(), dpi), missing };
}

/** Beside the bundle; when run from the sources, in the package. */
function program(): string {
  const beside = fileURLToPath(new URL('./resvg.wasm', import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
}

const textOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, content = '']) => content.replace(/<[^>]*>|&[^;]*;/g, '')).join('');
