/** All that can be done about a stretch of text. */
import type { Span } from '../../../core/span.js';
import type { Edit } from '../../../core/views/fixes.js';
import type { Analysis } from '../../analysis/analysis.js';
import { type Action, errors, type Reanalyse } from './action.js';
import { applied, fixAll } from './fix-all.js';
import { quickFixes } from './quick-fixes.js';
import { refactorings } from './refactor.js';

export type { Action, ActionKind } from './action.js';

/** `wants` tells which kinds somebody asks for: those that are not wanted cost nothing. */
export function actions(analysis: Analysis, span: Span, reanalyse: Reanalyse, wants: (kind: string) => boolean): readonly Action[] {
  const here = analysis.problems.filter((problem) => problem.span.start <= span.end && span.start <= problem.span.end);
  return [
    ...(wants('quickfix') ? here.flatMap((problem) => proven(analysis, quickFixes(analysis, problem), reanalyse)) : []),
    ...(wants('source.fixAll') ? fixAll(analysis, reanalyse) : []),
    ...(wants('refactor') ? refactorings(analysis, span, reanalyse) : []),
  ];
}

/** Beyond this, trying each one out would take longer than people wait. */
const LONGEST = 12_000;

/** Only what takes its problem away, and brings no other error, is offered. */
const proven = (analysis: Analysis, all: readonly Action[], reanalyse: Reanalyse): readonly Action[] =>
  analysis.text.length > LONGEST ? all : all.filter((action) => removes(action, analysis, reanalyse(applied(analysis.text, action.edits))));

function removes({ problem, edits }: Action, before: Analysis, after: Analysis): boolean {
  if (problem === undefined) return true;
  const start = moved(problem.span.start, edits);
  const isThere = after.problems.some(({ code, span }) => code === problem.code && span.start === start);
  return !isThere && errors(after) <= errors(before);
}

const moved = (offset: number, edits: readonly Edit[]): number =>
  edits.reduce((at, { span, text }) => (span.end <= offset ? at + text.length - (span.end - span.start) : at), offset);
