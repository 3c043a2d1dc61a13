/** The exercises of a text that nobody trusts: it is read and nothing else, its imports are not followed, nothing of it is run. */
import type { Exercise } from '../../core/exercise/exercise.js';
import type { Problem } from '../../core/problem/problem.js';
import { contains } from '../../core/span.js';
import { sharedAnalyser } from '../analysis/analyse.js';

export interface ReadExercises {
  readonly exercises: readonly Exercise[];
  /** What is wrong with the text itself. */
  readonly problems: readonly Problem[];
}

export function exercisesIn(text: string): ReadExercises {
  const { exercises, problems } = sharedAnalyser().unit(text);
  return { exercises: exercises.map(({ exercise }) => exercise), problems };
}

export const problemsOf = ({ span }: Exercise, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem) => contains(span, problem.span));
