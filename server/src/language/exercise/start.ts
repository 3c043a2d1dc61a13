/** What was asked before a student began, as far as their own document tells: how many blanks, and which goals held anyway. */
import { type Exercise, goalText, metGoals, slotsOf } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';

export interface ExerciseStart {
  readonly blanks: number;
  /** Goals that bring no points, by what is shown of them: they hold from the start. */
  readonly met: ReadonlySet<string>;
  /** How much was still open when this was found out. */
  readonly open: number;
}

export const openIn = ({ given, gaps }: Exercise): number => given.statements.flatMap(slotsOf).length + gaps.length;

/** @param before what is known from an earlier text of the same exercise: one that was more open tells more */
export function startOf({ exercise, setting }: AnalysedExercise, before?: ExerciseStart): ExerciseStart {
  const slots = exercise.given.statements.flatMap(slotsOf).length;
  const open = openIn(exercise);
  const blanks = Math.max(exercise.blanks ?? 0, before?.blanks ?? 0, slots);
  if (before !== undefined && open <= before.open) return { ...before, blanks };
  // where a student writes whole lines, these may be theirs
  const isWhole = open === 0 && blanks === 0;
  const statements = isWhole ? exercise.given.statements.filter(({ kind }) => kind === 'host') : exercise.given.statements;
  const met = metGoals({ ...exercise, given: { ...exercise.given, statements } }, setting);
  return { blanks, open, met: new Set(met.map(goalText)) };
}
