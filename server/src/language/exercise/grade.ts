/** Judges what was handed in against the exercises of a key. */
import { absent, type Exercise, type Judgement, type LossCause, type Problem } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { answersByLines } from './by-lines.js';
import { judgedOnce, moved } from './judged-once.js';
import { LONGEST, problemsOf, type ReadExercises, readOnce } from './read.js';

export interface Graded {
  /** Of the key. */
  readonly exercise: Exercise;
  readonly verdict: Judgement;
  /** The name of the answer, where it is not that of the exercise; '' for none. */
  readonly writtenAs?: string;
}

export function grade(key: readonly AnalysedExercise[], text: string): readonly Graded[] {
  const names = key.map(({ exercise }) => exercise.name);
  const byLines = answersByLines(key, [text]);
  return key.map((each, index) => gradeOne(each, index, text, { names, byLines: byLines.get(each)?.exercise }));
}

interface SoughtAnswer {
  /** Of all exercises of the key. */
  readonly names?: readonly string[];
  /** The answer, where its name is another one. */
  readonly byLines?: Exercise | undefined;
}

/** @param index of the exercise in its document: one without a name is found by it */
export function gradeOne(
  { exercise, setting }: AnalysedExercise,
  index: number,
  text: string,
  { names, byLines }: SoughtAnswer = {},
): Graded {
  const read = readOnce(text);
  const own = answerTo(exercise, index, read.exercises) ?? byLines;
  const verdict =
    own === undefined
      ? notThere(exercise, text, read, names ?? [exercise.name])
      : twice(own, read, judgedOnce({ exercise, setting }, own, read));
  return { exercise, verdict: moved(verdict, read.written), ...(own === byLines && own !== undefined ? { writtenAs: own.name } : {}) };
}

/** Another exercise is told at its name. */
function notThere(exercise: Exercise, text: string, read: ReadExercises, names: readonly string[]): Judgement {
  const instead = foundInstead(text, read, names);
  const verdict = absent(exercise, problemsOutside(read), instead);
  const [only] = read.exercises;
  if (instead?.is !== 'other' || only === undefined) return verdict;
  return { ...verdict, losses: verdict.losses.map((loss) => ({ ...loss, span: only.nameSpan })) };
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
