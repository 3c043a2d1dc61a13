/** Judges what was handed in against the exercises of a key. */
import type { Exercise } from '../../core/exercise/exercise.js';
import { absent } from '../../core/exercise/failed.js';
import { judge } from '../../core/exercise/judge.js';
import type { Verdict } from '../../core/exercise/verdict.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { exercisesIn, problemsOf } from './read.js';

export interface Graded {
  /** Of the key. */
  readonly exercise: Exercise;
  readonly verdict: Verdict;
}

/** Longer answers are not read: no exercise needs them. */
export const LONGEST = 200_000;

export function grade(key: readonly AnalysedExercise[], text: string): readonly Graded[] {
  const read = text.length > LONGEST ? { exercises: [], problems: [] } : exercisesIn(text);
  return key.map(({ exercise, setting }, index) => {
    const own = answerTo(exercise, index, read.exercises);
    const verdict =
      own === undefined
        ? absent(exercise, read.problems)
        : judge(exercise, { exercise: own, problems: problemsOf(own, read.problems) }, setting);
    return { exercise, verdict };
  });
}

/** By its name; those without a name by their places. */
const answerTo = ({ name }: Exercise, index: number, answers: readonly Exercise[]): Exercise | undefined =>
  name === '' ? answers[index] : answers.find((each) => each.name === name);
