/** Why points are lost, and what a goal asks for: the facts of a verdict in the words of the checker. */
import type { Goal } from '../exercise/exercise.js';
import type { Loss, LossCause } from '../exercise/verdict.js';
import { sentences } from './words/phrases.js';
import { textIn, wording } from './words/wording.js';
import { words } from './words.js';

export const lossText = ({ cause }: Loss): string =>
  cause.kind === 'problem' ? sentences(words(cause.problem)) : sentences(wording().verdict.cause(spoken(cause)));

/** With the description of a state in the reader's language. */
const spoken = (cause: Exclude<LossCause, { kind: 'problem' }>): Exclude<LossCause, { kind: 'problem' }> =>
  cause.kind === 'goal' && cause.actual.is === 'in' ? { ...cause, actual: { ...cause.actual, text: textIn(cause.actual.text) } } : cause;

export const goalText = (goal: Goal): string => wording().verdict.goal(goal);
