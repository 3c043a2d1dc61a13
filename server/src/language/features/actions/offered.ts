/** The fixes of all problems of a document, for those who list them. */
import type { Problem } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, errors, type Reanalyse } from './action.js';
import { apart, healing, likeliest } from './healing.js';

/** How many characters may be analysed again to try fixes one by one: enough for every fix of a short document, and for some of a long one. */
const TRIED = 60_000;
/** This many together take as long again as the document. */
const MISTAKES = 5;
/** What it takes to look for other ways than what was meant, in the same measure. */
const OTHER_WAYS = 20_000;

/**
 * Of a problem the fixes that heal, the most likely first. What is most likely everywhere is tried together, in one go; the
 * others one by one, as long as that does not take much longer than the document itself.
 */
export function offered(analysis: Analysis, reanalyse: Reanalyse): (problem: Problem, most: number) => readonly EditorAction[] {
  let proven: ReadonlyMap<Problem | undefined, EditorAction> | undefined;
  // each mistake takes as long as many lines
  const cost = analysis.text.length * (1 + errors(analysis) / MISTAKES);
  let left = TRIED + analysis.text.length;
  const tried: Reanalyse = (text, horizon) => {
    left -= cost;
    return reanalyse(text, horizon);
  };
  const isWorthMore = () => {
    left -= OTHER_WAYS;
    return left > 0;
  };
  const isLeft = () => left > 0;
  return (problem, most) => {
    proven ??= new Map(provenTogether(analysis, apart(likeliest(analysis)), tried, isLeft).map((action) => [action.problem, action]));
    const first = proven.get(problem);
    const found = first === undefined ? [] : [first];
    if (found.length >= most || left <= 0) return found;
    for (const action of healing(analysis, problem, tried, isWorthMore)) {
      if (!isSame(action, first)) found.push(action);
      if (found.length >= most || left <= 0) break;
    }
    return found;
  };
}

const isSame = (a: EditorAction, b: EditorAction | undefined): boolean => JSON.stringify(a.edits) === JSON.stringify(b?.edits);

/** All of them, if together they take as many errors away; else those of either half. */
function provenTogether(
  analysis: Analysis,
  all: readonly EditorAction[],
  reanalyse: Reanalyse,
  isLeft: () => boolean,
): readonly EditorAction[] {
  if (all.length === 0 || !isLeft()) return [];
  const edits = all.flatMap((action) => action.edits);
  if (errors(reanalyse(applied(analysis.text, edits))) <= errors(analysis) - all.length) return all;
  const half = Math.ceil(all.length / 2);
  if (all.length === 1) return [];
  return [all.slice(0, half), all.slice(half)].flatMap((some) => provenTogether(analysis, some, reanalyse, isLeft));
}
