/** The key and an answer to it in one form: with the same numbers, spellings and host names. */
import type { Lapse } from './counted.js';
import { drawOf, isHandedOut, withoutDraw } from './drawn.js';
import type { DrawnNumbers, Exercise } from './exercise.js';
import { type ExerciseSetting, type Plan, planOf } from './plan.js';
import { withGivenHosts } from './renamed.js';
import { tidied } from './tidy.js';
import { LOST, withDraw } from './vary.js';

export interface PreparedAnswer {
  readonly plan: Plan;
  /** The answer. */
  readonly exercise: Exercise;
  readonly draw: DrawnNumbers;
  /** What was wrong with numbers and hosts. */
  readonly found: readonly Lapse[];
}

export function prepared(key: Exercise, answer: Exercise, setting: ExerciseSetting): PreparedAnswer {
  const { draw, causes } = drawOf(key, answer);
  const plan = planOf(withDraw(tidied(key, setting.machine), draw), setting);
  const own = withDraw(tidied(answer, setting.machine), isHandedOut(key, answer) ? withoutDraw(draw, LOST) : draw);
  const { answer: exercise, renamed } = withGivenHosts(plan.exercise, own);
  const told = renamed.map(({ given, span }): Lapse => ({ span, cause: { kind: 'changed', given } }));
  return { plan, exercise, draw, found: [...causes, ...told] };
}

/** Longer exercises are not judged: nobody would do them, and comparing an answer takes time. */
export const LONGEST_EXERCISE = 1_000;

/** So many statements more than the teacher's own: nobody needs them, and running them takes time. */
const MOST_MORE = 300;

export const mostStatements = ({ given }: Exercise): number => given.statements.length + MOST_MORE;
