/** Runs of text in different styles: measured, broken into lines, placed. */
import { wrapped } from '../width.js';
import type { Point, RunStyle, TextAt, TextRun } from './ladder.js';
import { type TypeFace, textWidth, widthIn } from './measure.js';

export const isBold = (style: RunStyle): boolean => style === 'strong' || style === 'blank' || style === 'wrong';

export const runsWidth = (runs: readonly TextRun[], face: TypeFace): number => widthAfter(0, runs, face);

/** With `runs` behind what is `before` wide: one by one, so that the sum is the same however it came about. */
function widthAfter(before: number, runs: readonly TextRun[], { size, bold = false }: TypeFace): number {
  let sum = before;
  for (const { text, style } of runs) sum += widthIn(text, size, bold || isBold(style));
  return sum;
}

export const plain = (text: string, style: RunStyle = 'plain'): readonly TextRun[] => [{ text, style }];

/** Words that belong together stay on one line: `words` are joined by blanks into lines of at most `most`. */
export function lined(words: readonly (readonly TextRun[])[], most: number, face: TypeFace): readonly LabelLine[] {
  const blank = widthIn(BLANK.text, face.size, face.bold === true);
  const lines: LabelLine[] = [];
  let runs: TextRun[] = [];
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

export interface LabelLine {
  readonly runs: readonly TextRun[];
  readonly width: number;
}

const BLANK: TextRun = { text: ' ', style: 'plain' };

export const wrappedRuns = (text: string, most: number, face: TypeFace, style: RunStyle = 'plain'): readonly (readonly TextRun[])[] =>
  wrapped(text, most, (part) => textWidth(part, { ...face, bold: face.bold === true || isBold(style) })).map((line) => plain(line, style));

/** The same lines, about equally long: no word stands alone below a full line. */
export function evenRuns(text: string, most: number, face: TypeFace, style: RunStyle = 'plain'): readonly (readonly TextRun[])[] {
  const lines = wrappedRuns(text, most, face, style);
  // what has line breaks of its own keeps them
  if (lines.length === 1 || /[\n\r]/.test(text)) return lines;
  const words = text.split(/\s+/).map((word) => runsWidth(plain(word, style), face));
  const whole = lines.reduce((sum, line) => sum + runsWidth(line, face), 0);
  for (let room = Math.max(whole / lines.length, ...words); room < most; room += EVENER) {
    const narrower = wrappedRuns(text, room, face, style);
    if (narrower.length <= lines.length) return narrower;
  }
  return lines;
}

const EVENER = 12;

export interface TextSetting {
  readonly face: TypeFace;
  readonly anchor: TextAt['anchor'];
  /** Between baselines. */
  readonly leading: number;
  readonly angle?: number;
  /** The words may lie on lines. */
  readonly halo?: boolean;
}

/** Lines of text below each other, the first one's baseline at `at`. */
export const stack = (lines: readonly (readonly TextRun[])[], at: Point, setting: TextSetting): readonly TextAt[] =>
  lines.map((runs, index) => placed(runs, runsWidth(runs, setting.face), { x: at.x, y: at.y + index * setting.leading }, setting));

/** One line whose width is known. */
export function placed(
  line: readonly TextRun[],
  width: number,
  at: Point,
  { face, anchor, angle, halo }: Omit<TextSetting, 'leading'>,
): TextAt {
  const runs = face.bold ? line.map((run) => (run.style === 'plain' ? { ...run, style: 'strong' as const } : run)) : line;
  const { size } = face;
  if (angle) return halo ? { at, anchor, size, runs, width, angle, halo } : { at, anchor, size, runs, width, angle };
  return halo ? { at, anchor, size, runs, width, halo } : { at, anchor, size, runs, width };
}

/** The first baseline that centres a stack of lines on `y`. */
export const centred = (y: number, lines: number, { size }: TypeFace, leading: number): number =>
  y + size * 0.36 - ((lines - 1) * leading) / 2;
