/** SVG pages → PDF, as vectors, with the fonts in it. Loaded only when a PDF is asked for. */
import PDFDocument from 'pdfkit';
import { fitOf, fontsFor } from '../png/fonts.js';
import { drawOn } from './draw-svg.js';
import { tokensOf } from './elements.js';
import { Typefaces } from './typefaces.js';

export interface Pdf {
  readonly bytes: Uint8Array;
  /** Characters that no font of this system has. */
  readonly missing: string;
}

/** Points of paper to one of the picture. */
const POINT = 0.75;

export async function pdf(pages: readonly string[], title: string): Promise<Pdf> {
  const texts = pages.map((page) => [...tokensOf(page)].map((token) => (token.kind === 'text' ? token.text : '')).join('')).join('');
  const { cuts, family, missing } = fontsFor(texts);
  // the same document gives the same bytes
  const info = { Title: title, Creator: 'Handshake', CreationDate: new Date(0) };
  const document = new PDFDocument({ autoFirstPage: false, margin: 0, font: '', info, lang: 'en' });
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => void parts.push(part));
  const done = new Promise<void>((resolve) => void document.on('end', resolve));
  const typefaces = new Typefaces(document, cuts, fitOf(family));
  for (const page of pages) {
    const [, width = '1', height = '1'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    document.addPage({ size: [Number(width) * POINT, Number(height) * POINT], margin: 0 });
    document.scale(POINT);
    drawOn(document, typefaces, page);
  }
  document.end();
  await done;
  return { bytes: Buffer.concat(parts), missing };
}
