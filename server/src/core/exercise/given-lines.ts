/** How much of an exercise's given lines an answer still holds: by them it is known under another name. */
import { compare } from './compare.js';
import type { Exercise } from './exercise.js';
import type { ExerciseSetting } from './plan.js';
import { LONGEST_EXERCISE, mostStatements, prepared } from './prepared.js';

/** Of the given lines that have to stay, so many may be changed or gone. */
const MOST_CHANGED = 0.25;

export interface GivenLines {
  readonly unchanged: number;
  readonly changed: number;
}

/** `undefined` where it is an answer to something else. */
export function givenLinesIn(key: Exercise, answer: Exercise, setting: ExerciseSetting): GivenLines | undefined {
  if (key.given.statements.length > LONGEST_EXERCISE || answer.given.statements.length > mostStatements(key)) return undefined;
  const { plan, exercise } = prepared(key, answer, setting);
  const comparison = compare(plan, exercise);
  const fixed = plan.given.filter(({ free }) => !free).length;
  const changed = comparison.changed.size + comparison.gone.length + comparison.disordered.length;
  return fixed === 0 || changed > fixed * MOST_CHANGED ? undefined : { unchanged: fixed - changed, changed };
}
