/** What one student handed in, judged. */
import type { Loss } from '../../core/exercise/verdict.js';
import { lossText } from '../../core/views/loss.js';
import type { Graded } from '../../language/exercise/grade.js';
import type { Source } from '../sources.js';

export interface Submission {
  readonly source: Source;
  readonly exercises: readonly Graded[];
  readonly passed: boolean;
  readonly points: number;
  readonly outOf: number;
}

export const nameOf = ({ exercise: { name, title } }: Graded): string => (name === '' ? title : name);

/** A share such as a third, as people write it. */
export const shown = (points: number): string => String(Math.round(points * 100) / 100);

export const codeOf = ({ cause }: Loss): string => (cause.kind === 'problem' ? cause.problem.code : cause.kind);

export interface Told {
  readonly line: number;
  readonly column: number;
  readonly points: number;
  readonly code: string;
  readonly message: string;
}

export const told = (loss: Loss, { lines }: Source): Told => ({
  ...lines.position(loss.span.start),
  points: Number(shown(loss.points)),
  code: codeOf(loss),
  message: lossText(loss),
});
