/** The line of a place with the place underlined. */

import type { Span } from '../../core/index.js';
import type { LineIndex } from '../lines.js';
import { columns, visible } from './width.js';

/** A line longer than this is cut around the place. */
const WIDEST = 160;
const BEFORE = 60;

export interface Snippet {
  readonly number: number;
  readonly source: string;
  readonly underline: string;
}

export function snippet(lines: LineIndex, span: Span, mark = '^'): Snippet {
  const { line: number, column } = lines.position(span.start);
  const line = lines.line(number);
  const start = Math.min(column - 1, line.length);
  const end = Math.min(Math.max(start + span.end - span.start, start + 1), Math.max(line.length, start + 1));
  return { number, ...(line.length > WIDEST ? cut(line, start, end, mark) : marked(line, start, end, mark)) };
}

const marked = (line: string, start: number, end: number, mark: string) => ({
  source: visible(line),
  underline: blanks(line.slice(0, start)) + marks(line.slice(start, end), mark),
});

function cut(line: string, start: number, end: number, mark: string) {
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(line.length, from + WIDEST);
  const before = from > 0 ? '…' : '';
  const inside = marked(line.slice(from, to), start - from, Math.min(end, to) - from, mark);
  return { source: `${before}${inside.source}${to < line.length ? '…' : ''}`, underline: `${before === '' ? '' : ' '}${inside.underline}` };
}

/** Tabs stay, so that they are as wide below as above. */
const blanks = (text: string): string => text.replace(/[^\t]+/g, (between) => ' '.repeat(columns(between)));

const marks = (text: string, mark: string): string => mark.repeat(Math.max(1, columns(text)));
