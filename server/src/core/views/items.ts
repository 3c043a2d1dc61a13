/** What an exercise counts, in a word or two each: a blank, the dots, a goal. */
import type { Exercise } from '../exercise/exercise.js';
import type { ScoredItem } from '../exercise/verdict.js';
import { goalText } from './loss.js';
import { wording } from './words/wording.js';

/** @param items of a verdict on this exercise: its goals come last, in their order */
export function itemLabels({ goals }: Exercise, items: readonly ScoredItem[]): readonly string[] {
  const first = items.findIndex(({ kind }) => kind === 'goal');
  return items.map(({ kind }, at) => {
    const goal = kind === 'goal' ? goals[at - first] : undefined;
    return goal === undefined ? wording().verdict.item[kind] : goalText(goal);
  });
}
