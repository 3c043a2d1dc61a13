/** How far a student has come, as far as their own document tells: a teacher's key knows more. */
import { type Judgement, judge, type Loss, slotsOf } from '../../core/index.js';
import type { AnalysedExercise, Analysis } from '../analysis/analysis.js';
import { moved } from './judged-once.js';
import { exercisesIn, problemsOf, type ReadExercises } from './read.js';

export interface AnswerProgress {
  readonly verdict: Judgement;
  readonly points: number;
  readonly open: number;
}

/** @param blanks how many there were before some were filled in, as far as it is known */
export function progress(found: AnalysedExercise, analysis: Analysis, blanks = found.exercise.blanks ?? 0): AnswerProgress {
  const { exercises, problems, written } = readable(analysis);
  const { setting } = found;
  const exercise = exercises[analysis.exercises.indexOf(found)] ?? found.exercise;
  const unreadable = problemsOf(exercise, problems).filter(({ code }) => code === 'syntax');
  const verdict = moved(judge({ ...exercise, solutions: [] }, { exercise, problems: unreadable }, setting), written);
  const open = exercise.given.statements.flatMap(slotsOf).length + exercise.gaps.length;
  const all = Math.max(blanks, open) + exercise.goals.length;
  const lost = new Set(verdict.losses.filter(costs).map(({ item, span }) => `${item} ${span.start}`)).size;
  const share = exercise.points / Math.max(1, all, lost);
  const points = verdict.passed ? exercise.points : Math.max(0, Math.round((exercise.points - share * lost) * 100) / 100);
  return { verdict, points, open };
}

const costs = ({ cause }: Loss): boolean => cause.kind !== 'goal' || !cause.follows;

/** Lines in another notation as they are meant, where there are any. */
function readable({ text, problems, exercises }: Analysis): ReadExercises {
  if (problems.some(({ facts }) => facts.kind === 'syntax' && facts.rewriting !== undefined)) return exercisesIn(text);
  return { exercises: exercises.map(({ exercise }) => exercise), problems, text, written: (span) => span };
}
