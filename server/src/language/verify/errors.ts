/** With errors in it nobody knows what a verification means. */
import type { Problem } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';

/** Errors of the block and of its protocol, where that stands in the same document. */
export function errorsOf({ verification, machine }: AnalysedVerification, analysis: Analysis): readonly Problem[] {
  const { source, span } = machine.place;
  const places = [verification.span, ...(source === analysis.source ? [span] : [])];
  return analysis.problems.filter(
    (problem) => problem.severity === 'error' && places.some(({ start, end }) => start <= problem.span.start && problem.span.start <= end),
  );
}
