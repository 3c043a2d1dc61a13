/** What each piece of a drawing stands for, so that whoever holds the drawing can find and mark it. */
import type { NoteBox } from '../ladder/ladder.js';
import { element, xml } from './svg-write.js';

export type PicturePart = StepPart | StatePart | SaidPart;

export interface StepPart {
  readonly kind: 'step';
  readonly step: number;
  /** The words come on top of all lines: the same step is drawn twice. A tip is where something arrives that left in another step. */
  readonly piece: 'line' | 'words' | 'tip';
}

export interface StatePart {
  readonly kind: 'state';
  readonly host: number;
  /** Absent for where the host starts. */
  readonly step?: number;
}

export interface SaidPart {
  readonly kind: NoteBox['look'] | 'section' | 'highlight' | 'measure' | 'box' | 'frame';
  readonly statement: number;
}

/** Attributes for the group around a piece. */
export type Marks = (part: PicturePart) => Readonly<Record<string, string | number>>;

/** The one place where marks become markup. */
export function grouped(drawn: string, part: PicturePart, marks: Marks | undefined): string {
  if (marks === undefined || drawn === '') return drawn;
  const attributes = marks(part);
  const safe = Object.entries(attributes).map(([name, value]) => [name, typeof value === 'number' ? value : xml(value)]);
  return element('href' in attributes ? 'a' : 'g', Object.fromEntries(safe), drawn);
}
