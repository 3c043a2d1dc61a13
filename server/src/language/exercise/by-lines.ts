/** Answers whose name is none of the key's, known by their given lines: students rename files, and translate what stands in them. */
import { type Exercise, type GivenLines, givenLinesIn } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { readOnce } from './read.js';

export interface AnswerByLines {
  /** Index of the text that it stands in. */
  readonly text: number;
  readonly exercise: Exercise;
}

/** Nobody writes so many under names of their own. */
const MOST = 50;

/** Only of exercises that no text answers by name, and where no other one fits as well. */
export function answersByLines(key: readonly AnalysedExercise[], texts: readonly string[]): ReadonlyMap<AnalysedExercise, AnswerByLines> {
  const found = new Map<AnalysedExercise, AnswerByLines>();
  const names = new Set(key.map(({ exercise }) => exercise.name));
  // those without a name are known by their places
  if (names.has('')) return found;
  const written = texts.flatMap((text, at) => readOnce(text).exercises.map((exercise): AnswerByLines => ({ text: at, exercise })));
  const taken = new Set(written.map(({ exercise }) => exercise.name));
  for (const answer of written.filter(({ exercise }) => !names.has(exercise.name)).slice(0, MOST)) {
    const meant = meantBy(answer.exercise, key);
    if (meant !== undefined && !taken.has(meant.exercise.name) && !found.has(meant)) found.set(meant, answer);
  }
  return found;
}

interface Fitting extends GivenLines {
  readonly of: AnalysedExercise;
}

function meantBy(answer: Exercise, key: readonly AnalysedExercise[]): AnalysedExercise | undefined {
  const fitting = key.flatMap((of): readonly Fitting[] => {
    const lines = givenLinesIn(of.exercise, answer, of.setting);
    return lines === undefined ? [] : [{ ...lines, of }];
  });
  const [best, next] = fitting.sort(compared);
  return best === undefined || (next !== undefined && compared(best, next) === 0) ? undefined : best.of;
}

/** The one that leaves less unexplained first: two hosts fit many exercises. */
const compared = (a: GivenLines, b: GivenLines): number => b.unchanged - a.unchanged || a.changed - b.changed;
