/** Judges what was handed in against the exercises of a key. */
import { absent, type Exercise, type Judgement, judge, type Problem, type Span } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { RecentlyUsed } from '../recently-used.js';
import { exercisesIn, problemsOf, type ReadExercises } from './read.js';

export interface Graded {
  /** Of the key. */
  readonly exercise: Exercise;
  readonly verdict: Judgement;
}

/** Longer answers are not read: no exercise needs them. */
export const LONGEST = 200_000;

export function grade(key: readonly AnalysedExercise[], text: string): readonly Graded[] {
  return key.map((each, index) => gradeOne(each, index, text));
}

/** @param index of the exercise in its document: one without a name is found by it */
export function gradeOne({ exercise, setting }: AnalysedExercise, index: number, text: string): Graded {
  const read = readOnce(text);
  const own = answerTo(exercise, index, read.exercises);
  const verdict =
    own === undefined
      ? absent(exercise, problemsOutside(read))
      : judge(exercise, { exercise: own, problems: problemsOf(own, read.problems) }, setting);
  return { exercise, verdict: placed(verdict, read.written) };
}

/** What is wrong in one exercise says nothing of another. */
const problemsOutside = ({ exercises, problems }: ReadExercises): readonly Problem[] =>
  problems.filter((problem) => exercises.every((each) => problemsOf(each, [problem]).length === 0));

/** With the places of what was handed in. */
export const placed = (verdict: Judgement, written: (span: Span) => Span): Judgement => ({
  ...verdict,
  items: verdict.items.map((item) => ({ ...item, place: written(item.place) })),
  losses: verdict.losses.map((loss) => ({ ...loss, span: written(loss.span) })),
});

export const namesIn = (text: string): readonly string[] => readOnce(text).exercises.map(({ name }) => name);

/** By its name; those without a name by their places. */
const answerTo = ({ name }: Exercise, index: number, answers: readonly Exercise[]): Exercise | undefined =>
  name === '' ? answers[index] : answers.find((each) => each.name === name);

/** So many texts are kept: more than one student hands in. */
const recent = new RecentlyUsed<string, ReadExercises>(64);

/** A file is asked for its exercises more than once. */
function readOnce(text: string): ReadExercises {
  if (text.length > LONGEST) return { exercises: [], problems: [], written: (span) => span };
  const known = recent.get(text);
  if (known !== undefined) return known;
  const found = exercisesIn(text);
  recent.set(text, found);
  return found;
}
