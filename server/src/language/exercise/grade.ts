/** Judges what was handed in against the exercises of a key. */
import { absent, type Exercise, type Judgement, type LossCause, type Problem } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { RecentlyUsed } from '../recently-used.js';
import { judgedOnce, moved } from './judged-once.js';
import { exercisesIn, problemsOf, type ReadExercises } from './read.js';

export interface Graded {
  /** Of the key. */
  readonly exercise: Exercise;
  readonly verdict: Judgement;
}

/** Longer answers are not read: no exercise needs them. */
export const LONGEST = 200_000;

export function grade(key: readonly AnalysedExercise[], text: string): readonly Graded[] {
  const names = key.map(({ exercise }) => exercise.name);
  return key.map((each, index) => gradeOne(each, index, text, names));
}

/**
 * @param index of the exercise in its document: one without a name is found by it
 * @param names of all exercises of the key
 */
export function gradeOne({ exercise, setting }: AnalysedExercise, index: number, text: string, names = [exercise.name]): Graded {
  const read = readOnce(text);
  const own = answerTo(exercise, index, read.exercises);
  const verdict =
    own === undefined
      ? absent(exercise, problemsOutside(read), foundInstead(text, read, names))
      : twice(own, read, judgedOnce({ exercise, setting }, own, read));
  return { exercise, verdict: moved(verdict, read.written) };
}

/** What a file without an answer holds instead. */
function foundInstead(
  text: string,
  { exercises }: ReadExercises,
  names: readonly string[],
): Extract<LossCause, { kind: 'absent' }>['instead'] {
  if (text.length > LONGEST) return { is: 'huge', most: LONGEST };
  if (isBinary(text)) return { is: 'binary' };
  const [only, ...others] = exercises;
  if (only !== undefined) return others.length > 0 || names.includes(only.name) ? undefined : { is: 'other', name: only.name };
  return text.trim() === '' || /^\s*exercise\b/m.test(text) ? undefined : { is: 'foreign' };
}

/** A zero, or more than a few signs that could not be read. */
const isBinary = (text: string): boolean => text.includes('\0') || text.split('\ufffd').length - 1 > text.length / 20;

/** One of two is judged: a wrong first one is told that it was. */
function twice({ name }: Exercise, { exercises }: ReadExercises, verdict: Judgement): Judgement {
  const [, second] = name === '' ? [] : exercises.filter((each) => each.name === name);
  if (second === undefined || verdict.passed) return verdict;
  return { ...verdict, losses: [...verdict.losses, { span: second.nameSpan, points: 0, item: 0, cause: { kind: 'twice', name } }] };
}

/** What is wrong in one exercise says nothing of another. */
const problemsOutside = ({ exercises, problems }: ReadExercises): readonly Problem[] =>
  problems.filter((problem) => exercises.every((each) => problemsOf(each, [problem]).length === 0));

export const namesIn = (text: string): readonly string[] => readOnce(text).exercises.map(({ name }) => name);

/** By its name; those without a name by their places. */
const answerTo = ({ name }: Exercise, index: number, answers: readonly Exercise[]): Exercise | undefined =>
  name === '' ? answers[index] : answers.find((each) => each.name === name);

/** How many texts are cached: more than one student hands in. */
const recent = new RecentlyUsed<string, ReadExercises>(64);

/** A file is asked for its exercises more than once. */
function readOnce(text: string): ReadExercises {
  if (text.length > LONGEST) return { exercises: [], problems: [], text: '', written: (span) => span };
  const known = recent.get(text);
  if (known !== undefined) return known;
  const found = exercisesIn(text);
  recent.set(text, found);
  return found;
}
