/**
 * A TrueType font with the glyphs of one text only: a rasteriser that reads the file again for each text it sets has a tenth to read.
 * Glyphs keep their numbers, so that widths, kerning and the map of characters stay as they are.
 */
import { readFace, tablesOf } from './sfnt.js';

/** Ligatures and variants would ask for glyphs that are not kept; the rest says nothing that is drawn. */
const DROPPED = new Set(['GSUB', 'post', 'MATH', 'FFTM', 'DSIG']);

/** Scripts in which a character is a glyph, wherever it stands. */
const PLAIN_SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{S}\p{N}\p{Z}\s]*$/u;

/** As it is where it is no TrueType font, or the text needs more than a glyph for each character. */
export function subset(font: Uint8Array, text: string): Uint8Array {
  if (!PLAIN_SCRIPTS.test(text)) return font;
  try {
    return reduced(Buffer.from(font.buffer, font.byteOffset, font.byteLength), new Set(text)) ?? font;
  } catch {
    return font;
  }
}

function reduced(font: Buffer, characters: ReadonlySet<string>): Uint8Array | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, Buffer>([...tablesOf(view)].map(([tag, { at, length }]) => [tag, font.subarray(at, at + length)]));
  const face = readFace(font);
  const [head, loca, glyf, maxp] = ['head', 'loca', 'glyf', 'maxp'].map((tag) => tables.get(tag));
  if (!face || !head || !loca || !glyf || !maxp || font.readUInt32BE(0) !== 0x00010000) return undefined;
  const isLong = head.readInt16BE(50) === 1;
  const start = (glyph: number): number => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const outline = (glyph: number): Buffer => glyf.subarray(start(glyph), start(glyph + 1));
  const kept = new Set([0, ...[...characters].map((character) => face.glyph(character.codePointAt(0) ?? 0))]);
  for (const glyph of kept) for (const part of partsOf(outline(glyph))) kept.add(part);
  const places = Buffer.alloc((maxp.readUInt16BE(4) + 1) * 4);
  const outlines: Buffer[] = [];
  let end = 0;
  for (let glyph = 0; glyph * 4 < places.length; glyph++) {
    places.writeUInt32BE(end, glyph * 4);
    if (!kept.has(glyph)) continue;
    outlines.push(padded(outline(glyph)));
    end += outlines.at(-1)?.length ?? 0;
  }
  const longHead = Buffer.from(head);
  longHead.writeInt16BE(1, 50);
  for (const tag of DROPPED) tables.delete(tag);
  return joined(tables.set('head', longHead).set('loca', places).set('glyf', Buffer.concat(outlines)));
}

/** Of a glyph that is put together from others, as é is. */
function partsOf(outline: Buffer): readonly number[] {
  const parts: number[] = [];
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return parts;
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    more = (flags & 0x20) !== 0;
  }
  return parts;
}

function joined(tables: ReadonlyMap<string, Buffer>): Uint8Array {
  const header = Buffer.alloc(12 + 16 * tables.size);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.size, 4);
  const pieces: Buffer[] = [header];
  let end = header.length;
  let entry = 12;
  for (const [tag, table] of tables) {
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(end, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    entry += 16;
    pieces.push(padded(table));
    end += pieces.at(-1)?.length ?? 0;
  }
  return Buffer.concat(pieces);
}

const padded = (bytes: Buffer): Buffer => (bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes], bytes.length + 4 - (bytes.length % 4)));
