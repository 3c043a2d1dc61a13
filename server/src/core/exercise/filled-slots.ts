/** The blanks of an exercise that an answer has something in. */
import type { Statement } from '../exchange/exchange.js';
import type { FilledSlot } from './each-blank.js';
import type { Entry } from './items.js';
import type { Plan } from './plan.js';
import { sameValue } from './same.js';
import { type AnswerSlot, filled } from './slots.js';

/** @param answers of each given statement the answer's own */
export const filledSlots = (
  entries: readonly Entry[],
  answers: readonly (Statement | undefined)[],
  { solved }: Plan,
): readonly FilledSlot[] =>
  entries.flatMap(({ slot, at, place }) => {
    const own = at === undefined ? undefined : answers[at];
    if (slot === undefined || at === undefined || own === undefined) return [];
    const isSolved = hasSolved(slot, own, solved?.[at]);
    return [{ slot, own, place, at, ...(isSolved !== undefined && { isSolved }) }];
  });

/** Of a value: is it the one that the solution has? `undefined` where that has none. */
function hasSolved(slot: AnswerSlot, answer: Statement, solution: Statement | undefined): boolean | undefined {
  const [own, solved] = [filled(slot, answer)?.value, solution && filled(slot, solution)?.value];
  return own === undefined || solved === undefined ? undefined : sameValue(solved, own);
}
