/** What an exercise counts, in a word or two each: a blank, the dots, a goal. */
import type { Exercise } from '../exercise/exercise.js';
import type { ScoredItem } from '../exercise/verdict.js';
import type { Level } from './feedback.js';
import { goalText } from './loss.js';
import { wording } from './words/wording.js';

/**
 * @param items of a verdict on this exercise: its goals come last, in their order
 * @param level below `answer` a hidden goal is not named
 */
export function itemLabels({ goals }: Exercise, items: readonly ScoredItem[], level: Level): readonly string[] {
  const first = items.findIndex(({ kind }) => kind === 'goal');
  return items.map(({ kind }, at) => {
    const goal = kind === 'goal' ? goals[at - first] : undefined;
    if (goal === undefined) return wording().verdict.item[kind];
    return goal.hidden !== undefined && level !== 'answer' ? wording().verdict.hidden : goalText(goal);
  });
}
