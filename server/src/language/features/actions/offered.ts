/** The fixes of all problems of a document, for those who list them. */
import type { Problem } from '../../../core/problem/problem.js';
import type { Analysis } from '../../analysis/analysis.js';
import { type Action, applied, errors, type Reanalyse } from './action.js';
import { apart, healing, likeliest } from './healing.js';

/** Characters that are read again to try fixes one by one: enough for all of a short document, and for some of a long one. */
const TRIED = 100_000;

/**
 * Of a problem the fixes that heal, the most likely first. What is most likely everywhere is tried together, in one go; the
 * others one by one, as long as that does not take much longer than the document itself.
 */
export function offered(analysis: Analysis, reanalyse: Reanalyse): (problem: Problem, most: number) => readonly Action[] {
  let proven: ReadonlyMap<Problem | undefined, Action> | undefined;
  let left = TRIED + analysis.text.length;
  const tried = (text: string) => {
    left -= text.length;
    return reanalyse(text);
  };
  return (problem, most) => {
    proven ??= provenTogether(analysis, reanalyse);
    const first = proven.get(problem);
    const found = first === undefined ? [] : [first];
    if (found.length >= most) return found;
    for (const action of left > 0 ? healing(analysis, problem, tried) : []) {
      if (!isSame(action, first)) found.push(action);
      if (found.length >= most || left <= 0) break;
    }
    return found;
  };
}

const isSame = (a: Action, b: Action | undefined): boolean => JSON.stringify(a.edits) === JSON.stringify(b?.edits);

function provenTogether(analysis: Analysis, reanalyse: Reanalyse): ReadonlyMap<Problem | undefined, Action> {
  const all = apart(likeliest(analysis));
  if (all.length === 0) return new Map();
  const after = reanalyse(
    applied(
      analysis.text,
      all.flatMap(({ edits }) => edits),
    ),
  );
  return errors(after) > errors(analysis) - all.length ? new Map() : new Map(all.map((action) => [action.problem, action]));
}
