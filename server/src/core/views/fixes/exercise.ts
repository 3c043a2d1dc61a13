/** What keeps another answer from passing an exercise. */
import type { OtherAnswerFacts } from '../../problem/problem.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export function excluded({ goal }: OtherAnswerFacts): readonly Fix[] {
  if (goal === undefined) return [];
  const { text, at, lead, tail } = goal;
  return [replace(wording().fixes.add(text), { start: at, end: at }, `${lead}${text}${tail}`)];
}
