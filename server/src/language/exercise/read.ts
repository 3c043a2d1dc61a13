/** The exercises of an untrusted text: it is only parsed; imports are not followed and nothing is run. */
import { contains, type Exercise, type Problem, type Span } from '../../core/index.js';
import { asMeant } from './as-meant.js';

export interface ReadExercises {
  readonly exercises: readonly Exercise[];
  /** What is wrong with the text itself. */
  readonly problems: readonly Problem[];
  /** What they were read from. */
  readonly text: string;
  /** From a place in these exercises to that in the text: lines in another notation are read as ours. */
  readonly written: (span: Span) => Span;
}

export function exercisesIn(text: string): ReadExercises {
  const { unit, text: meant, written } = asMeant(text);
  return { exercises: unit.exercises.map(({ exercise }) => exercise), problems: unit.problems, text: meant, written };
}

export const problemsOf = ({ span }: Exercise, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem) => contains(span, problem.span));
