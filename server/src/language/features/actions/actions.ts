/** All that can be done about a stretch of text. */
import type { Problem } from '../../../core/problem/problem.js';
import type { Span } from '../../../core/span.js';
import type { Analysis } from '../../analysis/analysis.js';
import type { Action, Reanalyse } from './action.js';
import { fixAll } from './fix-all.js';
import { healing } from './healing.js';
import { refactorings } from './refactor.js';

export type { Action } from './action.js';

/** `wants` tells which kinds somebody asks for: those that are not wanted cost nothing. */
export function actions(analysis: Analysis, span: Span, reanalyse: Reanalyse, wants: (kind: string) => boolean): readonly Action[] {
  return [
    ...(wants('quickfix') ? problemsAt(analysis, span).flatMap((problem) => [...healing(analysis, problem, reanalyse)]) : []),
    ...(wants('source.fixAll') ? fixAll(analysis, reanalyse) : []),
    ...(wants('refactor') ? refactorings(analysis, span, reanalyse) : []),
  ];
}

/** What is told as the cursor moves: of each problem the first fix that heals. */
export const firstFixes = (analysis: Analysis, span: Span, reanalyse: Reanalyse): readonly Action[] =>
  problemsAt(analysis, span).flatMap((problem) => {
    for (const action of healing(analysis, problem, reanalyse, () => false)) return [action];
    return [];
  });

const problemsAt = ({ problems }: Analysis, span: Span): readonly Problem[] =>
  problems.filter((problem) => problem.span.start <= span.end && span.start <= problem.span.end);
