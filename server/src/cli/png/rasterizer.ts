/** SVG → pixels by resvg: its native build where there is one for this machine, else its WebAssembly, which takes three times as long. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { withTemporaryFiles } from '../../../../disk/temporary.js';

export interface RasterTypefaces {
  readonly fonts: readonly Uint8Array[];
  readonly family: string;
}

/** Bytes of a PNG. */
export type Rasterize = (svg: string, scale: number, typefaces: RasterTypefaces) => Uint8Array | Promise<Uint8Array>;

type NativePackage = typeof import('@resvg/resvg-js');

const require = createRequire(import.meta.url);

/** @param mayBeNative false: as where the native build is missing */
export async function rasterizer(mayBeNative = true): Promise<Rasterize> {
  const native = mayBeNative ? nativePackage() : undefined;
  if (native === undefined) return byWasm();
  return async (svg, scale, typefaces) => byNative(native, svg, scale, typefaces) ?? (await byWasm())(svg, scale, typefaces);
}

function nativePackage(): NativePackage | undefined {
  try {
    return require('@resvg/resvg-js');
  } catch {
    return undefined;
  }
}

/** It takes fonts as files only: none where no temporary file can be written. */
function byNative({ Resvg }: NativePackage, svg: string, scale: number, { fonts, family }: RasterTypefaces): Uint8Array | undefined {
  return withTemporaryFiles(fonts, '.ttf', (fontFiles) => {
    const font = { fontFiles: [...fontFiles], loadSystemFonts: false, ...namedBy(family) };
    return new Resvg(svg, { font, ...zoomed(scale) }).render().asPng();
  });
}

async function byWasm(): Promise<Rasterize> {
  ready ??= initWasm(readFileSync(program()));
  await ready;
  return (svg, scale, { fonts, family }) =>
    new Resvg(svg, { font: { fontBuffers: [...fonts], ...namedBy(family) }, ...zoomed(scale) }).render().asPng();
}

let ready: Promise<void> | undefined;

const namedBy = (family: string) => ({ defaultFontFamily: family, sansSerifFamily: family });

const zoomed = (value: number) => ({ fitTo: { mode: 'zoom' as const, value } });

/** Beside the bundle; when run from the sources, in the package. */
function program(): string {
  const beside = fileURLToPath(new URL('./resvg.wasm', import.meta.url));
  return existsSync(beside) ? beside : require.resolve('@resvg/resvg-wasm/index_bg.wasm');
}
