/** Fixes that have been tried: each removes its problem and adds no other. */
import { FAR, type FixEdit, isSpelling, NEAR, type Problem } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, errors, hasMany, type Reanalyse } from './action.js';
import { quickFixes } from './quick-fixes.js';

/** Nobody reads more. */
const MOST = 8;

/** The most likely one first; each is tried only when somebody asks for it. */
export function* healing(analysis: Analysis, problem: Problem, reanalyse: Reanalyse, isWorthMore?: () => boolean): Generator<EditorAction> {
  const seen = new Set<string>();
  const titles = new Set<string>();
  for (const action of quickFixes(analysis, problem, isWorthMore)) {
    const text = applied(analysis.text, action.edits);
    // nobody could tell two of one title apart
    if (seen.has(text) || titles.has(action.title)) continue;
    seen.add(text);
    // the first one tells most, the others are for whoever wants to choose
    const horizon = hasMany(analysis) && seen.size > 1 ? NEAR : FAR;
    if (!isKnownToHeal(analysis, action, horizon, () => reanalyse(text, horizon))) continue;
    titles.add(action.title);
    // what was most likely did not heal: then nothing is surely meant
    yield seen.size > 1 ? { ...action, preferred: false } : action;
    if (seen.size > MOST) return;
  }
}

/** Is it the way of writing that is wrong, and no more? */
export const isNotation = (problem: Problem): boolean =>
  isSpelling(problem) || (problem.facts.kind === 'syntax' && problem.facts.rewriting !== undefined);

export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** What is most likely meant at each error, as far as that can be written; none has been tried. */
export const likeliest = (analysis: Analysis): readonly EditorAction[] =>
  analysis.problems.filter(isError).flatMap((problem) => {
    for (const action of quickFixes(analysis, problem)) return action.isNoCure === true ? [] : [action];
    return [];
  });

/** Those of many that leave each other's places alone, the first ones first. */
export function apart(actions: readonly EditorAction[]): readonly EditorAction[] {
  const taken: FixEdit['span'][] = [];
  return actions.filter(({ edits }) => {
    const isFree = edits.every(({ span }) => taken.every((other) => span.end < other.start || other.end < span.start));
    if (isFree) taken.push(...edits.map(({ span }) => span));
    return isFree;
  });
}

/** As the cursor moves within a line, and when the list is asked for, the same fixes are tried: once for each version of a document. */
function isKnownToHeal(analysis: Analysis, action: EditorAction, horizon: number, after: () => Analysis): boolean {
  const known = tried.get(analysis) ?? new Map<string, boolean>();
  tried.set(analysis, known);
  const { code = '', span } = action.problem ?? {};
  const key = JSON.stringify([horizon, code, span?.start, action.edits]);
  const heals = known.get(key) ?? isHealed(analysis, after(), action);
  known.set(key, heals);
  return heals;
}

const tried = new WeakMap<Analysis, Map<string, boolean>>();

function isHealed(before: Analysis, after: Analysis, { problem, edits }: EditorAction): boolean {
  if (problem === undefined) return true;
  const start = moved(problem.span.start, edits);
  const isThere = after.problems.some(({ code, span }) => code === problem.code && span.start === start);
  // what is only written otherwise is put right even where the line is wrong besides, which shows then
  const fewer = isError(problem) && !isNotation(problem) ? 1 : 0;
  return (
    !isThere &&
    errors(after) <= errors(before) - fewer &&
    (problem.facts.kind !== 'protocol' || oddities(after) < oddities(before)) &&
    count(after, 'syntax') <= count(before, 'syntax')
  );
}

/** In the texts of protocols, where one row is odd because of another one. */
const oddities = ({ problems }: Analysis): number => problems.filter(({ facts }) => facts.kind === 'protocol').length;

const count = ({ problems }: Analysis, code: string): number => problems.filter((problem) => problem.code === code).length;

const moved = (offset: number, edits: readonly FixEdit[]): number =>
  edits.reduce((at, { span, text }) => (span.end <= offset ? at + text.length - (span.end - span.start) : at), offset);
