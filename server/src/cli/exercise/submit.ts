/** What a student handed in, held against the key: each exercise against the file that names it. */

import type { Level } from '../../core/index.js';
import { type AnalysedExercise, gradeOne, namesIn } from '../../language/index.js';
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
export interface JudgedExercise extends Pick<GradedFile, 'verdict'> {
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
  const named = sources.map(({ text }) => new Set(namesIn(text)));
  const names = key.flat().map((each) => each.exercise.name);
  const documents = documentsFor(named, key, isStudents || sources[0]?.path !== path);
  return documents.flatMap((document) =>
    (key[document] ?? []).map((each, exercise): JudgedExercise => {
      const at = Math.max(
        0,
        named.findIndex((names) => names.has(each.exercise.name)),
      );
      const { verdict } = gradeOne(each, exercise, sources[at]?.text ?? '', names);
      return { document, exercise, verdict, ...(sources[at] === undefined ? {} : { source: at }) };
    }),
  );
}

export function submissionOf({ path, sources, student }: HandIn, all: readonly JudgedExercise[], key: AnswerKey, level: Level): Submission {
  const exercises = all.flatMap(({ document, exercise, source, verdict }): readonly GradedFile[] => {
    const own = key[document]?.[exercise]?.exercise;
    const file = source === undefined ? undefined : sources[source];
    return own === undefined ? [] : [{ exercise: own, verdict, level, ...(file === undefined ? {} : { source: file }) }];
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
