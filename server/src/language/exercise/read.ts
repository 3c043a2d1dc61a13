/** The exercises of an untrusted text: it is only parsed; imports are not followed and nothing is run. */
import { contains, type Exercise, type Problem, type Span } from '../../core/index.js';
import { RecentlyUsed } from '../recently-used.js';
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

/** Longer answers are not read: no exercise needs them. */
export const LONGEST = 200_000;

/** How many texts are cached: more than one student hands in. */
const recent = new RecentlyUsed<string, ReadExercises>(64);

/** A file is asked for its exercises more than once. */
export function readOnce(text: string): ReadExercises {
  if (text.length > LONGEST) return { exercises: [], problems: [], text: '', written: (span) => span };
  const known = recent.get(text);
  if (known !== undefined) return known;
  const found = exercisesIn(text);
  recent.set(text, found);
  return found;
}
