/** What a font file (TrueType, OpenType, collections of them) says of itself: its family, and the characters it has. */

export interface Face {
  readonly family: string;
  /** Its name among the faces of a collection. */
  readonly postscript: string;
  readonly has: (point: number) => boolean;
}

/** The first face of a collection; undefined if the file is none, or damaged. */
export function readFace(bytes: Uint8Array): Face | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0;
    const tables = tablesOf(view, start);
    const [cmap, name] = [tables.get('cmap'), tables.get('name')];
    return cmap === undefined || name === undefined
      ? undefined
      : { family: nameOf(view, name, [1, 16]), postscript: nameOf(view, name, [6]), has: charactersOf(view, cmap) };
  } catch {
    return undefined;
  }
}

function tablesOf(view: DataView, start: number): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(start + 4); index++) {
    const at = start + 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, view.getUint32(at + 8));
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

function charactersOf(view: DataView, table: number): (point: number) => boolean {
  let best: { readonly at: number; readonly format: number } | undefined;
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const at = table + view.getUint32(table + 8 + index * 8);
    const format = view.getUint16(at);
    if (format === 12 || (format === 4 && best?.format !== 12)) best = { at, format };
  }
  if (best === undefined) return () => false;
  const ranges = best.format === 12 ? groups(view, best.at) : segments(view, best.at);
  return (point) => ranges.some(([from, to]) => from <= point && point <= to);
}

type Range = readonly [number, number];

const groups = (view: DataView, at: number): readonly Range[] =>
  Array.from(
    { length: view.getUint32(at + 12) },
    (_, index) => [view.getUint32(at + 16 + index * 12), view.getUint32(at + 20 + index * 12)] as const,
  );

function segments(view: DataView, at: number): readonly Range[] {
  const count = view.getUint16(at + 6) / 2;
  return Array.from(
    { length: count },
    (_, index) => [view.getUint16(at + 16 + count * 2 + index * 2), view.getUint16(at + 14 + index * 2)] as const,
  ).filter(([from]) => from !== 0xffff);
}
