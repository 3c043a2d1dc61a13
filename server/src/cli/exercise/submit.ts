/** What a student handed in, held against the key: each exercise against the file that names it. */

import type { Level } from '../../core/index.js';
import { type AnalysedExercise, gradeOne, namesIn } from '../../language/index.js';
import type { SourceFile } from '../sources.js';
import type { HandIn } from './hand-ins.js';
import type { GradedFile, Submission } from './submission.js';

/** The exercises of each of the teacher's documents. */
export type AnswerKey = readonly (readonly AnalysedExercise[])[];

export function submissionOf({ path, sources, student }: HandIn, key: AnswerKey, level: Level): Submission {
  const named = sources.map((source) => ({ source, names: new Set(namesIn(source.text)) }));
  const exercises = documentsFor(named, key, student !== undefined || sources[0]?.path !== path).flatMap((document) =>
    document.map((each, index): GradedFile => {
      const source = (named.find(({ names }) => names.has(each.exercise.name)) ?? named[0])?.source;
      return { ...gradeOne(each, index, source?.text ?? ''), level, ...(source === undefined ? {} : { source }) };
    }),
  );
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
function documentsFor(
  named: readonly { readonly source: SourceFile; readonly names: ReadonlySet<string> }[],
  key: AnswerKey,
  isWhole: boolean,
): AnswerKey {
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || isWhole) return key;
  const own = key.filter((document) => document.some(({ exercise }) => only.names.has(exercise.name)));
  return own.length > 0 ? own : key;
}
