/** How much of an exercise's given lines an answer still holds: by them it is known under another name. */
import { compare } from './compare.js';
import type { Exercise } from './exercise.js';
import type { ExerciseSetting } from './plan.js';
import { LONGEST_EXERCISE, mostStatements, prepared } from './prepared.js';
import { isSame } from './same.js';

/** Of the given lines that have to stay, so many may be changed or gone. */
const MOST_CHANGED = 0.25;

/** Lines that may be changed speak a little less for an exercise than those that have to stay; one that is wrong speaks against it. */
const FREE = 0.9;
const WRONG = 3;

/** How well an answer fits an exercise, the more the better; `undefined` where it answers something else. */
export function fitOf(key: Exercise, answer: Exercise, setting: ExerciseSetting): number | undefined {
  if (key.given.statements.length > LONGEST_EXERCISE || answer.given.statements.length > mostStatements(key)) return undefined;
  const { plan, exercise } = prepared(key, answer, setting);
  const { own, added } = compare(plan, exercise);
  const isThere = plan.given.map(({ statement }, at) => {
    const line = own[at];
    return line !== undefined && isSame(statement, line);
  });
  const count = (free: boolean, there: boolean) => plan.given.filter((each, at) => each.free === free && isThere[at] === there).length;
  const [fixed, changed] = [count(false, true), count(false, false)];
  if (fixed === 0 || changed > (fixed + changed) * MOST_CHANGED) return undefined;
  const wrong = changed + added.filter((each) => each.wrong !== undefined).length;
  return fixed + FREE * count(true, true) - WRONG * wrong;
}
