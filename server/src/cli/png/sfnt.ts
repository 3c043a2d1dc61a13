/** What a font file (TrueType, OpenType, collections of them) says of itself: its family, and the characters it has. */

export interface FontFace {
  readonly family: string;
  /** Its name among the faces of a collection. */
  readonly postscript: string;
  /** The number of a character's glyph; 0 where it has none. */
  readonly glyph: (point: number) => number;
}

export interface Table {
  readonly at: number;
  readonly length: number;
}

/** The first face of a collection; undefined if the file is none, or damaged. */
export function readFace(bytes: Uint8Array): FontFace | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0;
    const tables = tablesOf(view, start);
    const [cmap, name] = [tables.get('cmap')?.at, tables.get('name')?.at];
    return cmap === undefined || name === undefined
      ? undefined
      : { family: nameOf(view, name, [1, 16]), postscript: nameOf(view, name, [6]), glyph: glyphsOf(view, cmap) };
  } catch {
    return undefined;
  }
}

export function tablesOf(view: DataView, start = 0): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (let index = 0; index < view.getUint16(start + 4); index++) {
    const at = start + 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

/** In English where there are several. */
function nameOf(view: DataView, table: number, kinds: readonly number[]): string {
  const texts = table + view.getUint16(table + 4);
  let family = '';
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const at = table + 6 + index * 12;
    const [platform, language, name] = [view.getUint16(at), view.getUint16(at + 4), view.getUint16(at + 6)];
    if (platform !== 3 || !kinds.includes(name)) continue;
    const text = utf16(view, texts + view.getUint16(at + 10), view.getUint16(at + 8));
    if (language === 0x409 || family === '') family = text;
  }
  return family;
}

function utf16(view: DataView, start: number, length: number): string {
  let text = '';
  for (let at = start; at < start + length; at += 2) text += String.fromCharCode(view.getUint16(at));
  return text;
}

function glyphsOf(view: DataView, table: number): (point: number) => number {
  let best: { readonly at: number; readonly format: number } | undefined;
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const at = table + view.getUint32(table + 8 + index * 8);
    const format = view.getUint16(at);
    if (format === 12 || (format === 4 && best?.format !== 12)) best = { at, format };
  }
  if (best === undefined) return () => 0;
  const ranges = best.format === 12 ? groups(view, best.at) : segments(view, best.at);
  return (point) => ranges.find(({ from, to }) => from <= point && point <= to)?.glyph(point) ?? 0;
}

/** Characters that follow each other, and the glyphs that they have. */
interface GlyphRun {
  readonly from: number;
  readonly to: number;
  readonly glyph: (point: number) => number;
}

const groups = (view: DataView, at: number): readonly GlyphRun[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, index) => {
    const [from, to, first] = [16, 20, 24].map((field) => view.getUint32(at + field + index * 12));
    return { from: from ?? 0, to: to ?? 0, glyph: (point) => (first ?? 0) + point - (from ?? 0) };
  });

function segments(view: DataView, at: number): readonly GlyphRun[] {
  const count = view.getUint16(at + 6) / 2;
  return Array.from({ length: count }, (_, index): GlyphRun => {
    const [from, delta] = [view.getUint16(at + 16 + count * 2 + index * 2), view.getUint16(at + 16 + count * 4 + index * 2)];
    const offsetAt = at + 16 + count * 6 + index * 2;
    const offset = view.getUint16(offsetAt);
    const listed = (point: number): number => (offset === 0 ? point : view.getUint16(offsetAt + offset + (point - from) * 2));
    const glyph = (point: number): number => (offset !== 0 && listed(point) === 0 ? 0 : (listed(point) + delta) & 0xffff);
    return { from, to: view.getUint16(at + 14 + index * 2), glyph };
  }).filter(({ from }) => from !== 0xffff);
}
