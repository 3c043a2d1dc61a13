/** All that can be done about a stretch of text. */
import type { Span } from '../../../core/span.js';
import type { Analysis } from '../../analysis/analysis.js';
import type { Action, Reanalyse } from './action.js';
import { fixAll } from './fix-all.js';
import { healing } from './healing.js';
import { refactorings } from './refactor.js';

export type { Action, ActionKind } from './action.js';

/** `wants` tells which kinds somebody asks for: those that are not wanted cost nothing. */
export function actions(analysis: Analysis, span: Span, reanalyse: Reanalyse, wants: (kind: string) => boolean): readonly Action[] {
  const here = analysis.problems.filter((problem) => problem.span.start <= span.end && span.start <= problem.span.end);
  return [
    ...(wants('quickfix') ? here.flatMap((problem) => [...healing(analysis, problem, reanalyse)]) : []),
    ...(wants('source.fixAll') ? fixAll(analysis, reanalyse) : []),
    ...(wants('refactor') ? refactorings(analysis, span, reanalyse) : []),
  ];
}
