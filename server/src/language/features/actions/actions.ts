/** All code actions for a stretch of text. */
import type { Problem, Span } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import type { EditorAction, Reanalyse } from './action.js';
import { fixAll } from './fix-all.js';
import { healing } from './healing.js';
import { refactorings } from './refactor.js';

export type { EditorAction } from './action.js';

export interface WantedActions {
  /** Which kinds somebody asks for: those that are not wanted cost nothing. */
  readonly wants: (kind: string) => boolean;
  /** Long edits are asked for when one is chosen. */
  readonly isLater?: boolean;
}

/** Each is tried out only when the next one is asked for. */
export function* actions(analysis: Analysis, span: Span, reanalyse: Reanalyse, { wants, isLater }: WantedActions): Generator<EditorAction> {
  if (wants('quickfix')) for (const problem of problemsAt(analysis, span)) yield* healing(analysis, problem, reanalyse);
  if (wants('source.fixAll')) yield* fixAll(analysis, reanalyse);
  if (wants('refactor')) yield* refactorings(analysis, span, reanalyse, isLater);
}

/** What is told as the cursor moves: of each problem the first fix that heals. */
export function* firstFixes(analysis: Analysis, span: Span, reanalyse: Reanalyse): Generator<EditorAction> {
  for (const problem of problemsAt(analysis, span)) {
    const { value } = healing(analysis, problem, reanalyse, () => false).next();
    if (value !== undefined) yield value;
  }
}

const problemsAt = ({ problems }: Analysis, span: Span): readonly Problem[] =>
  problems.filter((problem) => problem.span.start <= span.end && span.start <= problem.span.end);
