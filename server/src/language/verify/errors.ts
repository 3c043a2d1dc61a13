/** A verification with errors in it means nothing. */
import type { Problem, Span } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { baseOf, spanOfBlock, spanOfProtocol } from './protocol-blocks.js';

/** Errors of the block, of its protocol, and of those on which that rests, where they stand in the same document. */
export function errorsOf({ verification, machine }: AnalysedVerification, analysis: Analysis): readonly Problem[] {
  const places = [verification.span, ...protocolsOf(machine.name, analysis)];
  return analysis.problems.filter(
    (problem) => problem.severity === 'error' && places.some(({ start, end }) => start <= problem.span.start && problem.span.start <= end),
  );
}

/** Errors of blocks that are none of its verifications: their protocol, or the exchange that they go on after, does not exist. */
export function errorsOfOthers({ parsed, verifications, problems }: Analysis): readonly Problem[] {
  const others = parsed.blocks.flatMap((block) => {
    const span = block.node.$type === 'Verify' ? spanOfBlock(block, parsed) : undefined;
    const isKnown = verifications.some(
      ({ verification }) => span && span.start <= verification.span.start && verification.span.end <= span.end,
    );
    return span === undefined || isKnown ? [] : [span];
  });
  return problems.filter(
    ({ severity, span }) => severity === 'error' && others.some(({ start, end }) => start <= span.start && span.start <= end),
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
