/** How far a student has come, as far as their own document tells: a teacher's key knows more. */
import { type Exercise, goalText, type Judgement, judge, type Loss } from '../../core/index.js';
import type { AnalysedExercise, Analysis } from '../analysis/analysis.js';
import { moved } from './judged-once.js';
import { exercisesIn, problemsOf, type ReadExercises } from './read.js';
import { type ExerciseStart, openIn, startOf } from './start.js';

export interface AnswerProgress {
  readonly verdict: Judgement;
  readonly points: number;
  readonly open: number;
}

/** Points are shared out as `grade` does it; a mistake that is no blank has a share as well. */
export function progress(found: AnalysedExercise, analysis: Analysis, start: ExerciseStart = startOf(found)): AnswerProgress {
  const { exercises, problems, written } = readable(analysis);
  const { setting } = found;
  const exercise = exercises[analysis.exercises.indexOf(found)] ?? found.exercise;
  const unreadable = problemsOf(exercise, problems).filter(({ code }) => code === 'syntax');
  const judged = moved(judge({ ...exercise, solutions: [] }, { exercise, problems: unreadable }, setting), written);
  const verdict = start.open > 0 ? begun(judged) : judged;
  const points = verdict.passed ? exercise.points : rounded(exercise.points - lostPoints(verdict, exercise, start));
  return { verdict, points, open: openIn(exercise) };
}

/** Where a gap was filled in, nothing shows that there was one. */
const begun = (verdict: Judgement): Judgement => ({
  ...verdict,
  items: verdict.items.map((item) => (item.kind === 'exchange' ? { ...item, passed: true } : item)),
  losses: verdict.losses.filter(({ cause }) => cause.kind !== 'open' || cause.what !== 'exchange'),
});

function lostPoints({ losses, items }: Judgement, { goals, points }: Exercise, { met, blanks, open }: ExerciseStart): number {
  const asked = goals.filter((goal) => !met.has(goalText(goal)));
  const fixed = sum(asked.map((goal) => goal.points ?? 0));
  const sharing = asked.filter((goal) => goal.points === undefined).length + Math.max(blanks, open);
  const lost = new Map(losses.filter(costs).map(({ item, span }) => [`${item} ${span.start}`, goals[item - items.length + goals.length]]));
  const own = [...lost.values()].flatMap((goal) => (goal !== undefined && asked.includes(goal) ? (goal.points ?? []) : []));
  const others = lost.size - own.length;
  return sum(own) + (others * Math.max(0, points - fixed)) / Math.max(1, sharing, others);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const rounded = (points: number): number => Math.max(0, Math.round(points * 100) / 100);

const costs = ({ cause }: Loss): boolean => cause.kind !== 'goal' || !cause.follows;

/** Lines in another notation as they are meant, where there are any. */
function readable({ text, problems, exercises }: Analysis): ReadExercises {
  if (problems.some(({ facts }) => facts.kind === 'syntax' && facts.rewriting !== undefined)) return exercisesIn(text);
  return { exercises: exercises.map(({ exercise }) => exercise), problems, text, written: (span) => span };
}
