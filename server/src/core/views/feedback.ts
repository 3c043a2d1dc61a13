/** How much is told of a lost point: where it is, which rule it is about, or all that the checker knows. */
import type { Loss } from '../exercise/verdict.js';
import type { Facts } from '../problem/problem.js';
import { lossText } from './loss.js';
import { sentences } from './words/phrases.js';

export const LEVELS = ['place', 'rule', 'answer'] as const;
export type Level = (typeof LEVELS)[number];

/** Below `answer` no number and no state that would be right is told. */
export function feedbackText(loss: Loss, level: Level): string {
  const { cause } = loss;
  if (level === 'answer' || cause.kind === 'open' || cause.kind === 'absent' || cause.kind === 'too-long') return lossText(loss);
  if (level === 'place') return cause.kind === 'goal' ? 'A goal is not reached yet.' : 'This is not right yet.';
  if (cause.kind !== 'problem') return lossText(loss);
  const { facts, code } = cause.problem;
  if (code === 'syntax') return lossText(loss);
  return sentences('This is not right yet', slipOf(facts), seeOf(facts));
}

const slipOf = (facts: Facts): string => ('slip' in facts && facts.slip !== undefined ? facts.slip.replace(/[.]$/, '') : '');

const seeOf = (facts: Facts): string => ('see' in facts && typeof facts.see === 'string' ? facts.see : '');
