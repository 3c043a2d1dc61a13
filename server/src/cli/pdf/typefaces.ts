/** Fonts of this system in a PDF: for each piece of text one that has its letters. */
import type { Cut } from '../png/fonts.js';

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Text that one font can write. */
export interface FontSpan {
  readonly font: string;
  readonly text: string;
}

type PdfDocument = PDFKit.PDFDocument;

export class Typefaces {
  private readonly registered = new Set<number>();

  /** `fit`: a typeface that is wider than the pictures are measured by is set smaller. */
  constructor(
    private readonly document: PdfDocument,
    private readonly cuts: readonly Cut[],
    readonly fit: number,
  ) {}

  /** Letters that no font has are left out. */
  pieces(text: string, style: Style): readonly FontSpan[] {
    const pieces: { font: string; text: string }[] = [];
    for (const letter of text) {
      const font = this.fontFor(letter, style);
      if (font === undefined) continue;
      const last = pieces.at(-1);
      if (last?.font === font) last.text += letter;
      else pieces.push({ font, text: letter });
    }
    return pieces;
  }

  private fontFor(letter: string, { bold, italic }: Style): string | undefined {
    const point = letter.codePointAt(0) ?? 0;
    const able = this.cuts.map((cut, index) => ({ cut, index })).filter(({ cut }) => cut.has(point));
    const best = able.find(({ cut }) => cut.bold === bold && cut.italic === italic) ?? able.find(({ cut }) => cut.bold === bold) ?? able[0];
    if (best === undefined) return undefined;
    const name = `font-${best.index}`;
    if (!this.registered.has(best.index)) {
      this.registered.add(best.index);
      const isCollection = new DataView(best.cut.bytes.buffer, best.cut.bytes.byteOffset).getUint32(0) === 0x74746366;
      const source = Buffer.from(best.cut.bytes);
      if (isCollection) this.document.registerFont(name, source, best.cut.postscript);
      else this.document.registerFont(name, source);
    }
    return name;
  }
}
