/** Draws the SVG of our own renderers on a page of a PDF. */
import { type Tag, tokensOf } from './elements.js';
import type { FontSpan, Style, Typefaces } from './typefaces.js';

type PdfDocument = PDFKit.PDFDocument;

/** A text under way: its pieces are set when all are known, as its middle may be given. */
interface PdfLine {
  readonly attributes: Tag['attributes'];
  readonly runs: { readonly text: string; readonly style: Tag['attributes'] }[];
}

export function drawOn(document: PdfDocument, typefaces: Typefaces, svg: string): void {
  let line: PdfLine | undefined;
  let style: Tag['attributes'] = {};
  let skipped = false;
  let isFirst = true;
  for (const token of tokensOf(svg)) {
    if (token.kind === 'text') {
      if (!skipped && line !== undefined) line.runs.push({ text: token.text, style });
      continue;
    }
    const { name, kind, attributes } = token;
    if (name === 'title' || name === 'desc') skipped = kind === 'open';
    else if (name === 'svg') {
      // the outer one is the page
      if (!isFirst && kind === 'open') enter(document, attributes);
      if (kind === 'close') document.restore();
      if (isFirst) document.save();
      isFirst = false;
    } else if (name === 'g') group(document, token);
    else if (name === 'text' && kind === 'open') line = { attributes, runs: [] };
    else if (name === 'text' && line !== undefined) {
      setLine(document, typefaces, line);
      line = undefined;
    } else if (name === 'tspan') style = kind === 'open' ? attributes : {};
    else if (kind !== 'close') shape(document, token);
  }
}

/** A window on a part of the picture. */
function enter(document: PdfDocument, { x = '0', y = '0', width = '0', height = '0', viewBox = '0 0 1 1' }: Tag['attributes']): void {
  const [left = 0, top = 0, wide = 1, high = 1] = viewBox.split(' ').map(Number);
  document.save();
  document.rect(Number(x), Number(y), Number(width), Number(height)).clip();
  document.translate(Number(x), Number(y));
  document.scale(Math.min(Number(width) / wide, Number(height) / high));
  document.translate(-left, -top);
}

function group(document: PdfDocument, { kind, attributes }: Tag): void {
  if (kind === 'close') {
    document.restore();
    return;
  }
  document.save();
  transform(document, attributes.transform ?? '');
}

function transform(document: PdfDocument, written: string): void {
  for (const [, name, numbers = ''] of written.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = numbers.split(/[\s,]+/).map(Number);
    if (name === 'translate') document.translate(a, b);
    if (name === 'rotate') document.rotate(a, { origin: [b, c] });
  }
}

function shape(document: PdfDocument, { name, attributes }: Tag): void {
  const number = (key: string): number => Number(attributes[key] ?? 0);
  document.save();
  if (name === 'path') document.path(attributes.d ?? '');
  else if (name === 'circle') document.circle(number('cx'), number('cy'), number('r'));
  else if (name === 'rect' && number('rx') > 0)
    document.roundedRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
  else if (name === 'rect') document.rect(number('x'), number('y'), number('width'), number('height'));
  paint(document, attributes);
  document.restore();
}

function paint(document: PdfDocument, { fill = 'none', stroke = 'none', ...rest }: Tag['attributes']): void {
  document.lineWidth(Number(rest['stroke-width'] ?? 1));
  if (rest['stroke-linecap'] === 'round') document.lineCap('round');
  const [dash = 0, space = dash] = (rest['stroke-dasharray'] ?? '').split(/[\s,]+/).map(Number);
  if (dash > 0) document.dash(dash, { space });
  if (fill !== 'none' && stroke !== 'none') document.fillAndStroke(fill, stroke);
  else if (fill !== 'none') document.fill(fill);
  else if (stroke !== 'none') document.stroke(stroke);
}

function setLine(document: PdfDocument, typefaces: Typefaces, { attributes, runs }: PdfLine): void {
  const size = Number(attributes['font-size'] ?? 12) * typefaces.fit;
  const pieces = runs.flatMap(({ text, style }) => typefaces.pieces(text, styleOf(style)).map((piece) => ({ ...piece, style })));
  const widths = pieces.map(({ font, text }) => document.font(font).fontSize(size).widthOfString(text));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const anchor = attributes['text-anchor'];
  const y = Number(attributes.y ?? 0);
  document.save();
  transform(document, attributes.transform ?? '');
  const halo = attributes.stroke;
  let x = Number(attributes.x ?? 0) - (anchor === 'middle' ? whole / 2 : anchor === 'end' ? whole : 0);
  const start = x;
  for (const pass of halo === undefined ? (['fill'] as const) : (['halo', 'fill'] as const)) {
    x = start;
    pieces.forEach((piece, index) => {
      if (pass === 'halo')
        document
          .strokeColor(halo ?? '#ffffff')
          .lineWidth(Number(attributes['stroke-width'] ?? 4))
          .lineJoin('round');
      document.fillColor(piece.style.fill ?? attributes.fill ?? '#000000');
      write(document, piece, { x, y, size, isHalo: pass === 'halo', underline: piece.style['text-decoration'] === 'underline' });
      x += widths[index] ?? 0;
    });
  }
  document.restore();
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isHalo: boolean;
  readonly underline: boolean;
}

function write(document: PdfDocument, { font, text }: FontSpan, { x, y, size, isHalo, underline }: TextPlace): void {
  document
    .font(font)
    .fontSize(size)
    .text(text, x, y, {
      lineBreak: false,
      baseline: 'alphabetic',
      stroke: isHalo,
      fill: !isHalo,
      underline: underline && !isHalo,
    });
}

const styleOf = (attributes: Tag['attributes']): Style => ({
  bold: Number(attributes['font-weight'] ?? 400) >= 600,
  italic: attributes['font-style'] === 'italic',
});
