/** Lines of text on pages of A4, as SVG: what is printed as it is. */
import { columns } from '../print/width.js';
import { htmlText } from './plain.js';

const PAGE = { width: 794, height: 1123, margin: 64 };
const LETTER = 7.2;
const ROW = 26;
const MOST_ROWS = Math.floor((PAGE.height - 2 * PAGE.margin) / ROW);
const MOST_LETTERS = Math.floor((PAGE.width - 2 * PAGE.margin) / LETTER);

/** Runs of `_` of two and more are lines to write on. */
export function svgPages(lines: readonly string[]): readonly string[] {
  const rows = lines.flatMap(wrapped);
  const pages: string[] = [];
  for (let from = 0; from < Math.max(1, rows.length); from += MOST_ROWS) pages.push(page(rows.slice(from, from + MOST_ROWS)));
  return pages;
}

/** At blanks, else anywhere. */
function wrapped(line: string): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<= )(?=[^ ])/u).flatMap(cut)) {
    if (row.trim() !== '' && columns(row + word) > MOST_LETTERS) {
      rows.push(row.trimEnd());
      row = indent;
    }
    row += word;
  }
  return [...rows, row.trimEnd()];
}

const cut = (word: string): readonly string[] => word.match(new RegExp(`.{1,${Math.floor(MOST_LETTERS / 2)}}`, 'gu')) ?? [word];

function page(rows: readonly string[]): string {
  const content = rows.map((row, at) => drawnRow(row, PAGE.margin + (at + 1) * ROW)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 ${PAGE.width} ${PAGE.height}"><rect width="100%" height="100%" fill="#fff"/><g font-family="monospace" font-size="12" fill="#000" stroke="none">\n${content}</g></svg>\n`;
}

function drawnRow(row: string, y: number): string {
  let x = PAGE.margin;
  return row
    .split(/(_{2,})/u)
    .map((part) => {
      const [from, width] = [x, columns(part) * LETTER];
      x += width;
      if (part.trim() === '') return '';
      if (/^_{2,}$/u.test(part)) return `<line x1="${from.toFixed(1)}" y1="${y + 2}" x2="${x.toFixed(1)}" y2="${y + 2}" stroke="#000"/>\n`;
      return `<text x="${from.toFixed(1)}" y="${y}" textLength="${width.toFixed(1)}" xml:space="preserve">${htmlText(part)}</text>\n`;
    })
    .join('');
}
