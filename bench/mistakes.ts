/** What mistakes cost: a document with many of them beside the same one without any, in one run. */
import { documentOf, withMistakes } from './documents.js';
import { latency } from './editor.js';
import { milliseconds } from './measure.js';
import { ratio, shown } from './table.js';

export const MISTAKES = ['messages', 'wrong', 'check', 'right', 'check/right', 'key', 'right', 'key/right', 'high up', 'moved', 'asked'];

/** Messages, and each how many-th of them is wrong. */
const DOCUMENTS = [
  [100, 2],
  [1_000, 10],
  [1_000, 2],
  [10_000, 100],
] as const;

/**
 * `check` reads and checks a document of which nothing is known; a key is a digit in the middle, or high up, over the language
 * server's connection; lists of code actions are those as the cursor moves, and those asked for.
 */
export async function mistakeTimes(check: (text: string) => unknown): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const [messages, each] of DOCUMENTS) {
    const right = documentOf(messages);
    const wrong = withMistakes(right, each);
    const runs = messages > 1_000 ? 3 : 5;
    const [cost, free] = [await milliseconds(() => check(wrong), runs), await milliseconds(() => check(right), runs)];
    const [edited, freely] = [await latency(wrong), await latency(right)];
    const keys = [shown(edited.wrong), shown(freely.wrong), ratio(edited.wrong, freely.wrong), shown(edited.high)];
    const lists = [shown(edited.moved), shown(edited.asked)];
    rows.push([String(messages), String(Math.round(messages / each)), shown(cost), shown(free), ratio(cost, free), ...keys, ...lists]);
  }
  return rows;
}
