/** Runs of text in different styles: measured, broken into lines, placed. */
import { wrapped } from '../width.js';
import type { Point, Run, RunStyle, Words } from './ladder.js';
import { type Face, textWidth, widthIn } from './measure.js';

export const isBold = (style: RunStyle): boolean => style === 'strong' || style === 'blank' || style === 'wrong';

export const runsWidth = (runs: readonly Run[], face: Face): number => widthAfter(0, runs, face);

/** With `runs` behind what is `before` wide: one by one, so that the sum is the same however it came about. */
function widthAfter(before: number, runs: readonly Run[], { size, bold = false }: Face): number {
  let sum = before;
  for (const { text, style } of runs) sum += widthIn(text, size, bold || isBold(style));
  return sum;
}

export const plain = (text: string, style: RunStyle = 'plain'): readonly Run[] => [{ text, style }];

/** Words that belong together stay on one line: `words` are joined by blanks into lines of at most `most`. */
export function lined(words: readonly (readonly Run[])[], most: number, face: Face): readonly Line[] {
  const blank = widthIn(BLANK.text, face.size, face.bold === true);
  const lines: Line[] = [];
  let runs: Run[] = [];
  let width = 0;
  for (const word of words) {
    const wider = widthAfter(runs.length === 0 ? 0 : width + blank, word, face);
    if (runs.length > 0 && wider > most) {
      lines.push({ runs, width });
      runs = [...word];
      width = runsWidth(word, face);
    } else {
      if (runs.length > 0) runs.push(BLANK);
      for (const run of word) runs.push(run);
      width = wider;
    }
  }
  if (runs.length > 0) lines.push({ runs, width });
  return lines;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

const BLANK: Run = { text: ' ', style: 'plain' };

export const wrappedRuns = (text: string, most: number, face: Face, style: RunStyle = 'plain'): readonly (readonly Run[])[] =>
  wrapped(text, most, (part) => textWidth(part, { ...face, bold: face.bold === true || isBold(style) })).map((line) => plain(line, style));

export interface Setting {
  readonly face: Face;
  readonly anchor: Words['anchor'];
  /** Between baselines. */
  readonly leading: number;
  readonly angle?: number;
  /** The words may lie on lines. */
  readonly halo?: boolean;
}

/** Lines of text below each other, the first one's baseline at `at`. */
export const stack = (lines: readonly (readonly Run[])[], at: Point, setting: Setting): readonly Words[] =>
  lines.map((runs, index) => placed(runs, runsWidth(runs, setting.face), { x: at.x, y: at.y + index * setting.leading }, setting));

/** One line whose width is known. */
export function placed(line: readonly Run[], width: number, at: Point, { face, anchor, angle, halo }: Omit<Setting, 'leading'>): Words {
  const runs = face.bold ? line.map((run) => (run.style === 'plain' ? { ...run, style: 'strong' as const } : run)) : line;
  const { size } = face;
  if (angle) return halo ? { at, anchor, size, runs, width, angle, halo } : { at, anchor, size, runs, width, angle };
  return halo ? { at, anchor, size, runs, width, halo } : { at, anchor, size, runs, width };
}

/** The first baseline that centres a stack of lines on `y`. */
export const centred = (y: number, lines: number, { size }: Face, leading: number): number => y + size * 0.36 - ((lines - 1) * leading) / 2;
