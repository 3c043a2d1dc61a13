/** How much is told of a lost point: where it is, which rule it is about, or all that the checker knows. */
import type { Loss } from '../exercise/verdict.js';
import type { Facts } from '../problem/problem.js';
import { lossText } from './loss.js';
import { sentences } from './words/phrases.js';
import { textIn, wording } from './words/wording.js';

export const LEVELS = ['place', 'rule', 'answer'] as const;
export type Level = (typeof LEVELS)[number];

/** Below `answer` no number and no state that would be right is told. */
export function feedbackText(loss: Loss, level: Level): string {
  const { cause } = loss;
  if (level === 'answer' || cause.kind === 'open' || cause.kind === 'absent' || cause.kind === 'too-long') return lossText(loss);
  if (level === 'place') return sentences(cause.kind === 'goal' ? wording().verdict.goalNotYet : wording().verdict.notYet);
  if (cause.kind !== 'problem') return lossText(loss);
  const { facts, code } = cause.problem;
  if (code === 'syntax') return lossText(loss);
  return sentences(wording().verdict.notYet, slipOf(facts), seeOf(facts));
}

const slipOf = (facts: Facts): string => ('slip' in facts && facts.slip !== undefined ? textIn(facts.slip).replace(/[.]$/, '') : '');

const seeOf = (facts: Facts): string => ('see' in facts && typeof facts.see === 'string' ? wording().problems.see(facts.see) : '');
