/** All wrong numbers of a document at once: again and again, as a number put right can show the next one. */
import type { Problem } from '../../../core/problem/problem.js';
import { type Edit, fixes } from '../../../core/views/fixes.js';
import type { Analysis } from '../../analysis/analysis.js';
import type { Action, Reanalyse } from './action.js';

const MOST_ROUNDS = 20;

export function fixAll(analysis: Analysis, reanalyse: Reanalyse): readonly Action[] {
  let now = analysis;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = now.problems.filter(isNumber).flatMap((problem) => fixes(problem)[0]?.edits ?? []);
    if (edits.length === 0) break;
    now = reanalyse(applied(now.text, edits));
  }
  return now === analysis
    ? []
    : [{ title: 'Set all wrong numbers right', kind: 'source.fixAll', edits: [difference(analysis.text, now.text)] }];
}

const isNumber = ({ facts, severity }: Problem): boolean =>
  facts.kind === 'requirement' &&
  facts.field !== undefined &&
  facts.written !== undefined &&
  facts.expected !== undefined &&
  severity === 'error';

/** Of edits that overlap the first one wins. */
export function applied(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: put } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** One edit from the first character that differs to the last. */
export function difference(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let [end, to] = [before.length, after.length];
  while (end > start && to > start && before[end - 1] === after[to - 1]) [end, to] = [end - 1, to - 1];
  return { span: { start, end }, text: after.slice(start, to) };
}
