/** Why points are lost, and what a goal asks for: the facts of a verdict in the words of the checker. */
import type { Goal } from '../exercise/exercise.js';
import type { Loss } from '../exercise/verdict.js';
import { sentences } from './words/phrases.js';
import { wording } from './words/wording.js';
import { words } from './words.js';

export const lossText = ({ cause }: Loss): string =>
  cause.kind === 'problem' ? sentences(words(cause.problem)) : sentences(wording().verdict.cause(cause));

export const goalText = (goal: Goal): string => wording().verdict.goal(goal);
