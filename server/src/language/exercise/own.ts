/** How far a student has come, as far as his own document tells: a teacher's key knows more. */
import { judge } from '../../core/exercise/judge.js';
import { slotsOf } from '../../core/exercise/slots.js';
import type { Loss, Verdict } from '../../core/exercise/verdict.js';
import type { Problem } from '../../core/problem/problem.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { problemsOf } from './read.js';

export interface Progress {
  readonly verdict: Verdict;
  readonly points: number;
  readonly open: number;
}

export function progress({ exercise, setting }: AnalysedExercise, problems: readonly Problem[]): Progress {
  const unreadable = problemsOf(exercise, problems).filter(({ code }) => code === 'syntax');
  const verdict = judge({ ...exercise, solutions: [] }, { exercise, problems: unreadable }, setting);
  const open = exercise.given.statements.flatMap(slotsOf).length + exercise.gaps.length;
  const all = Math.max(exercise.blanks ?? 0, open) + exercise.goals.length;
  const lost = new Set(verdict.losses.filter(costs).map(({ item, span }) => `${item} ${span.start}`)).size;
  const share = exercise.points / Math.max(1, all, lost);
  const points = verdict.passed ? exercise.points : Math.max(0, Math.round((exercise.points - share * lost) * 100) / 100);
  return { verdict, points, open };
}

const costs = ({ cause }: Loss): boolean => cause.kind !== 'goal' || !cause.follows;
