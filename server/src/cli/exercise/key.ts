/** The teacher's documents: what is handed in is judged against them. */
import type { ExerciseChecks } from '../../language/index.js';
import { CannotDo, type Io } from '../io.js';
import { said } from '../words/said.js';
import { analysedPaths } from './documents.js';
import type { AnswerKey } from './submit.js';

export interface ReadKey {
  /** By document. */
  readonly key: AnswerKey;
  /** That one of them says: what is handed in says nothing of that. */
  readonly language: string | undefined;
}

/**
 * @param checks `not` where it is known to be right
 * @throws CannotDo where a document of the key has an error
 */
export async function keyAt(file: string, io: Pick<Io, 'input'>, checks: ExerciseChecks = 'solutions'): Promise<ReadKey> {
  const documents = await analysedPaths('grade', [file], io, checks);
  for (const { source, analysis } of documents) {
    const error = analysis.problems.find(({ severity }) => severity === 'error');
    if (error === undefined) continue;
    const { line } = source.lines.position(error.span.start);
    throw new CannotDo(said().keyHasError(source.path, line));
  }
  const language = documents.find(({ analysis }) => analysis.language !== undefined)?.analysis.language;
  return { key: documents.map(({ analysis }) => analysis.exercises), language };
}
