/** PATHs to documents with exercises. */

import { type Analysis, analyse, type ExerciseChecks, withFirstNumbers } from '../../language/index.js';
import { CannotDo, type Io } from '../io.js';
import { readInto } from '../open.js';
import { wrong } from '../options.js';
import { readSources, type SourceFile } from '../sources.js';
import { said } from '../words/said.js';

export interface ReadDocument {
  readonly source: SourceFile;
  readonly analysis: Analysis;
}

export async function analysedPaths(
  command: string,
  paths: readonly string[],
  io: Pick<Io, 'input'>,
  exercises: ExerciseChecks = 'fully',
): Promise<readonly ReadDocument[]> {
  if (paths.length === 0) throw wrong(command, said().missing('PATH'));
  const sources = await readSources(paths, io);
  const documents = sources.map(
    (source): ReadDocument => ({ source, analysis: analyse(source.text, { source: source.path, read: readInto(new Map()), exercises }) }),
  );
  const found = documents.filter(({ analysis }) => analysis.exercises.length > 0);
  if (found.length === 0) throw new CannotDo(said().noExercise(paths));
  return found;
}

/** The same with the first of all numbers that vary. */
export const drawn = ({ source, analysis }: ReadDocument): ReadDocument => {
  const text = withFirstNumbers(analysis);
  return text === analysis.text
    ? { source, analysis }
    : { source, analysis: analyse(text, { source: source.path, read: readInto(new Map()) }) };
};

/** How many errors the documents have: what is handed out must be right. */
export const errorsIn = (documents: readonly ReadDocument[]): readonly ReadDocument[] =>
  documents.filter(({ analysis }) => analysis.problems.some(({ severity }) => severity === 'error'));
