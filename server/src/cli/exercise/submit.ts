/** What a student handed in, held against the key: each exercise against the file that names it. */

import type { Level } from '../../core/index.js';
import { type AnalysedExercise, answersByLines, gradeOne, namesIn } from '../../language/index.js';
import type { SourceFile } from '../sources.js';
import type { HandIn } from './hand-ins.js';
import type { GradedFile, Submission } from './submission.js';

/** The exercises of each of the teacher's documents. */
export type AnswerKey = readonly (readonly AnalysedExercise[])[];

/** What of a hand-in is judged: plain data, so that any thread can do it. */
export interface WrittenHandIn {
  readonly path: string;
  readonly sources: readonly Pick<SourceFile, 'path' | 'text'>[];
  readonly isStudents: boolean;
}

/** A verdict, with the exercise and the file by their indices. */
export interface JudgedExercise extends Pick<GradedFile, 'verdict' | 'writtenAs'> {
  readonly document: number;
  readonly exercise: number;
  /** Absent where nothing was handed in. */
  readonly source?: number;
}

export const writtenHandIn = ({ path, sources, student }: HandIn): WrittenHandIn => ({
  path,
  sources: sources.map(({ path: file, text }) => ({ path: file, text })),
  isStudents: student !== undefined,
});

export function judged({ path, sources, isStudents }: WrittenHandIn, key: AnswerKey): readonly JudgedExercise[] {
  const exercises = key.flat();
  const names = exercises.map((each) => each.exercise.name);
  const byLines = answersByLines(
    exercises,
    sources.map(({ text }) => text),
  );
  const named = sources.map(({ text }, at) => {
    const others = exercises.filter((each) => byLines.get(each)?.text === at).map((each) => each.exercise.name);
    return new Set([...namesIn(text), ...others]);
  });
  const documents = documentsFor(named, key, isStudents || sources[0]?.path !== path);
  return documents.flatMap((document) =>
    (key[document] ?? []).map((each, exercise): JudgedExercise => {
      const found = named.findIndex((names) => names.has(each.exercise.name));
      const at = found >= 0 || sources.length > 1 ? found : 0;
      const { verdict, writtenAs } = gradeOne(each, exercise, sources[at]?.text ?? '', { names, byLines: byLines.get(each)?.exercise });
      return {
        document,
        exercise,
        verdict,
        ...(writtenAs === undefined ? {} : { writtenAs }),
        ...(sources[at] === undefined ? {} : { source: at }),
      };
    }),
  );
}

export function submissionOf({ path, sources, student }: HandIn, all: readonly JudgedExercise[], key: AnswerKey, level: Level): Submission {
  const exercises = all.flatMap(({ document, exercise, source, verdict, writtenAs }): readonly GradedFile[] => {
    const own = key[document]?.[exercise]?.exercise;
    const file = source === undefined ? undefined : sources[source];
    const as = writtenAs === undefined ? {} : { writtenAs };
    return own === undefined ? [] : [{ exercise: own, verdict, level, ...as, ...(file === undefined ? {} : { source: file }) }];
  });
  const sum = (of: (verdict: GradedFile['verdict']) => number) => exercises.reduce((total, { verdict }) => total + of(verdict), 0);
  return {
    path,
    ...(student === undefined ? {} : { student }),
    exercises,
    passed: exercises.every(({ verdict }) => verdict.passed),
    points: Math.round(sum(({ points }) => points) * 100) / 100,
    outOf: sum(({ outOf }) => outOf),
  };
}

/** A single file is held against the documents whose exercises it names; a student's folder against all. */
function documentsFor(named: readonly ReadonlySet<string>[], key: AnswerKey, isWhole: boolean): readonly number[] {
  const all = [...key.keys()];
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || isWhole) return all;
  const own = all.filter((at) => key[at]?.some(({ exercise }) => only.has(exercise.name)));
  return own.length > 0 ? own : all;
}
