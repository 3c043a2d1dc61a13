/** Runs of text in different styles: measured, broken into lines, placed. */
import { wrapped } from '../width.js';
import type { Point, Run, RunStyle, Words } from './ladder.js';
import { type Face, textWidth } from './measure.js';

export const isBold = (style: RunStyle): boolean => style === 'strong' || style === 'blank' || style === 'wrong';

export const runsWidth = (runs: readonly Run[], face: Face): number =>
  runs.reduce((sum, { text, style }) => sum + textWidth(text, { size: face.size, bold: face.bold === true || isBold(style) }), 0);

export const plain = (text: string, style: RunStyle = 'plain'): readonly Run[] => [{ text, style }];

/** Words that belong together stay on one line: `words` are joined by blanks into lines of at most `most`. */
export function lined(words: readonly (readonly Run[])[], most: number, face: Face): readonly (readonly Run[])[] {
  const lines: (readonly Run[])[] = [];
  let current: readonly Run[] = [];
  for (const word of words) {
    const longer: readonly Run[] = current.length === 0 ? word : [...current, ...plain(' '), ...word];
    if (current.length > 0 && runsWidth(longer, face) > most) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return current.length === 0 ? lines : [...lines, current];
}

export const wrappedRuns = (text: string, most: number, face: Face, style: RunStyle = 'plain'): readonly (readonly Run[])[] =>
  wrapped(text, most, (part) => textWidth(part, { ...face, bold: face.bold === true || isBold(style) })).map((line) => plain(line, style));

export interface Setting {
  readonly face: Face;
  readonly anchor: Words['anchor'];
  /** Between baselines. */
  readonly leading: number;
  readonly angle?: number;
}

/** Lines of text below each other, the first one's baseline at `at`. */
export function stack(lines: readonly (readonly Run[])[], at: Point, { face, anchor, leading, angle }: Setting): readonly Words[] {
  return lines.map((runs, index) => ({
    at: { x: at.x, y: at.y + index * leading },
    anchor,
    size: face.size,
    runs: face.bold ? runs.map((run) => (run.style === 'plain' ? { ...run, style: 'strong' as const } : run)) : runs,
    width: runsWidth(runs, face),
    ...(angle ? { angle } : {}),
  }));
}

/** The first baseline that centres a stack of lines on `y`. */
export const centred = (y: number, lines: number, { size }: Face, leading: number): number => y + size * 0.36 - ((lines - 1) * leading) / 2;
