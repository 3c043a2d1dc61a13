import { describe, expect, it } from 'vitest';
import { fontsFor, inOwnTypefaces } from './fonts.js';
import { png } from './png.js';
import { rasterizer } from './rasterizer.js';
import { readFace } from './sfnt.js';
import { subset } from './subset.js';

const picture = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/><text x="4" y="24" font-size="14" fill="#000">${text}</text></svg>`;

describe('a picture in pixels', () => {
  it.each(['A -&gt; B : SYN seq=100', 'caf&#233; AVAT', '연결 A'])(
    'is the same by the native build and by WebAssembly: %s',
    async (text) => {
      const native = await png(picture(text), 2, undefined, await rasterizer());
      const wasm = await png(picture(text), 2, undefined, await rasterizer(false));
      expect(Buffer.from(native.bytes).equals(wasm.bytes)).toBe(true);
    },
  );
});

describe('a line in another script', () => {
  it('is not set in bold as a whole', () => {
    const own = fontsFor('seq=1 한').cuts.filter(({ has }) => has(0xd55c));
    expect(own[0]?.bold).not.toBe(true);
  });

  it('is set in a typeface that has its letters, and others as they were', () => {
    const cut = (family: string, letters: string) => ({
      bytes: new Uint8Array(),
      bold: false,
      italic: false,
      postscript: family,
      family,
      has: (point: number) => letters.includes(String.fromCodePoint(point)),
    });
    const cuts = [cut('Plain', 'abc'), cut('Broad', '한글')];
    expect(inOwnTypefaces('<text x="1">a 한</text><text>abc</text>', { family: 'Plain', cuts })).toBe(
      '<text x="1" font-family="Broad">a 한</text><text>abc</text>',
    );
  });
});

describe('fonts hold what a text needs', () => {
  const text = 'SYN é 100';
  const [font = new Uint8Array()] = fontsFor(text).buffers;

  it('and are drawn as before', async () => {
    const rasterize = await rasterizer(false);
    const family = readFace(font)?.family ?? '';
    const drawn = async (bytes: Uint8Array) => Buffer.from(await rasterize(picture(text), 2, { fonts: [bytes], family }));
    expect(subset(font, text).length).toBeLessThan(font.length / 2);
    const needed = await drawn(subset(font, text));
    expect(needed.equals(await drawn(font))).toBe(true);
    expect(needed.equals(await drawn(subset(font, 'x')))).toBe(false);
  });

  it('stay whole for scripts that join their letters', () => expect(subset(font, 'سلام')).toBe(font));
  it.each([0, 4, 40, 4000])('stay as they are when they break off after %i bytes', (length) => {
    const broken = font.slice(0, length);
    expect(subset(broken, text)).toBe(broken);
  });
});
