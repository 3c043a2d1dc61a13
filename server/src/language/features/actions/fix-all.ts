/** All errors of a document that have a cure, put right: again and again, as one put right can show the next one. */
import { type FixEdit, fixes, wording } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, errors, type Reanalyse } from './action.js';
import { apart, healing, isError, isNotation, likeliest } from './healing.js';

const MOST_ROUNDS = 20;
/** Where fixes are in each other's way, they are tried one by one: so often in a document. */
const MOST_TRIALS = 200;

export function fixAll(analysis: Analysis, reanalyse: Reanalyse): readonly EditorAction[] {
  const fixed = fixedAll(analysis, reanalyse);
  return fixed === analysis
    ? []
    : [{ title: wording().fixes.fixAll, kind: 'source.fixAll', edits: [difference(analysis.text, fixed.text)] }];
}

/** The document with fewer errors; itself where none has a cure that heals. What calls a line right as it stands is no cure. */
export function fixedAll(analysis: Analysis, reanalyse: Reanalyse): Analysis {
  const trials = { left: MOST_TRIALS };
  let now = inOurNotation(analysis, reanalyse);
  // what shows only now is for its author to see first
  if (errors(now) > analysis.problems.filter((problem) => isError(problem) && !isNotation(problem)).length) return now;
  for (let round = 0; round < MOST_ROUNDS && errors(now) > 0; round++) {
    const next = together(now, reanalyse, trials) ?? oneByOne(now, reanalyse, trials);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** First all that is only written otherwise. */
export function inOurNotation(analysis: Analysis, reanalyse: Reanalyse): Analysis {
  let now = analysis;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const all = apart(
      now.problems.filter(isNotation).flatMap((problem) => {
        const [first] = fixes(problem);
        return first === undefined ? [] : [{ ...first, kind: 'quickfix' as const }];
      }),
    );
    if (all.length === 0) return now;
    const after = reanalyse(
      applied(
        now.text,
        all.flatMap(({ edits }) => edits),
      ),
    );
    if (errors(after) > errors(now)) return now;
    now = after;
  }
  return now;
}

/** What is most likely meant everywhere, as far as it takes as many errors away: where not all of it does, each half is tried by itself. */
function together(analysis: Analysis, reanalyse: Reanalyse, trials: { left: number }): Analysis | undefined {
  const all = apart(likeliest(analysis));
  const helpful = all.length === 0 ? [] : helping(all);
  if (helpful.length === 0) return undefined;
  const after = tried(helpful);
  return errors(after) <= errors(analysis) - helpful.length ? after : undefined;

  function tried(some: readonly EditorAction[]): Analysis {
    const edits = some.flatMap((action) => action.edits);
    return reanalyse(applied(analysis.text, edits));
  }

  function helping(some: readonly EditorAction[]): readonly EditorAction[] {
    if (trials.left <= 0) return [];
    trials.left--;
    if (errors(tried(some)) <= errors(analysis) - some.length) return some;
    if (some.length === 1) return [];
    const middle = some.length >> 1;
    return [...helping(some.slice(0, middle)), ...helping(some.slice(middle))];
  }
}

/** The first error that has a cure which heals. */
function oneByOne(analysis: Analysis, reanalyse: Reanalyse, trials: { left: number }): Analysis | undefined {
  const tried: Reanalyse = (text, horizon) => {
    trials.left--;
    return reanalyse(text, horizon);
  };
  for (const problem of analysis.problems.filter(isError)) {
    if (trials.left <= 0) return undefined;
    for (const action of healing(analysis, problem, tried)) {
      if (action.isNoCure === true) break;
      return reanalyse(applied(analysis.text, action.edits));
    }
  }
  return undefined;
}

/** One edit from the first character that differs to the last. */
export function difference(before: string, after: string): FixEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let [end, to] = [before.length, after.length];
  while (end > start && to > start && before[end - 1] === after[to - 1]) [end, to] = [end - 1, to - 1];
  return { span: { start, end }, text: after.slice(start, to) };
}
