/** A verification with errors in it means nothing. */
import type { Problem, Span } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { baseOf, spanOfProtocol } from './protocol-blocks.js';

/** Errors of the block, of its protocol, and of those on which that rests, where they stand in the same document. */
export function errorsOf({ verification, machine }: AnalysedVerification, analysis: Analysis): readonly Problem[] {
  const places = [verification.span, ...protocolsOf(machine.name, analysis)];
  return analysis.problems.filter(
    (problem) => problem.severity === 'error' && places.some(({ start, end }) => start <= problem.span.start && problem.span.start <= end),
  );
}

function protocolsOf(name: string, { parsed, text }: Analysis): readonly Span[] {
  const found = new Map<string, Span>();
  for (let next: string | undefined = name; next !== undefined && !found.has(next); ) {
    const span = spanOfProtocol(next, parsed);
    if (span === undefined) break;
    found.set(next, span);
    next = baseOf(text.slice(span.start, span.end));
  }
  return [...found.values()];
}
