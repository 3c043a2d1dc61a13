/** Answers whose name is none of the key's, known by their given lines: students rename files, and translate what stands in them. */
import { type Exercise, fitOf, slotsOf } from '../../core/index.js';
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

/** A title or a task that was left as it was speaks for as much as so many lines. */
const SAME_TEXT = 3;

/** Two hosts fit many exercises: the best counts, if it is the only one. */
function meantBy(answer: Exercise, key: readonly AnalysedExercise[]): AnalysedExercise | undefined {
  const fitting = key.flatMap((of) => {
    const fit = fitOf(of.exercise, answer, of.setting);
    return fit === undefined ? [] : [{ fit: fit + (hasTextOf(of.exercise, answer) ? SAME_TEXT : 0) + sameCounts(of.exercise, answer), of }];
  });
  const [best, next] = fitting.sort((a, b) => b.fit - a.fit);
  return best?.fit === next?.fit ? undefined : best?.of;
}

const hasTextOf = (key: Exercise, answer: Exercise): boolean =>
  (key.title !== '' && key.title === answer.title) ||
  [...key.tasks, ...key.hints].some(({ text }) => [...answer.tasks, ...answer.hints].some((own) => own.text === text));

/** Where title and task are gone, too: its points, its goals, and how many blanks its handout says that it has. */
function sameCounts(key: Exercise, answer: Exercise): number {
  if (answer.blanks === undefined) return 0;
  const goals = key.goals.filter(({ hidden }) => hidden === undefined).length;
  const blanks = key.given.statements.flatMap(slotsOf).length;
  return [key.points === answer.points, goals === answer.goals.length, blanks === answer.blanks].filter((each) => each).length;
}
