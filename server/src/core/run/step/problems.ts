/** Problems that come up in more than one place, from their facts. */

import type { Sentence } from '../../problem/clause.js';
import { nearest, spelledOtherwise } from '../../problem/nearest.js';
import type { Facts, NamedThing, Problem } from '../../problem/problem.js';
import type { Span } from '../../span.js';

export const error = (code: string, span: Span, facts: Facts): Problem => ({ code, severity: 'error', span, facts, related: [] });
export const information = (code: string, span: Span, facts: Facts): Problem => ({
  code,
  severity: 'information',
  span,
  facts,
  related: [],
});

/** @param meant what stands for it here, where that is known better than by its letters; '' if not */
export function unknownName(
  what: NamedThing,
  written: string,
  span: Span,
  known: readonly string[],
  reason?: Sentence,
  meant = '',
): Problem {
  const sure = meant === '' ? spelledOtherwise(written, known) : meant;
  const near = sure ?? nearest(written, known);
  return error('unknown-name', span, {
    kind: 'unknown-name',
    what,
    written,
    known,
    ...(near !== undefined && { nearest: near }),
    ...(sure !== undefined && { isSure: true }),
    ...(reason !== undefined && { reason }),
  });
}

export const numberProblem = (field: string, written: string, span: Span, expected: Sentence): Problem =>
  error('number', span, { kind: 'number', field, written, expected });
