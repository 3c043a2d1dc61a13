/** Problems that come up in more than one place, from their facts. */

import type { Sentence } from '../../problem/clause.js';
import type { NamedThing } from '../../problem/fact-parts.js';
import { abbreviated, begunBy, behindPrefix, nearest, spelledOtherwise } from '../../problem/nearest.js';
import type { Facts, Problem } from '../../problem/problem.js';
import type { Span } from '../../span.js';

export const error = (code: string, span: Span, facts: Facts): Problem => ({ code, severity: 'error', span, facts, related: [] });
export const information = (code: string, span: Span, facts: Facts): Problem => ({
  code,
  severity: 'information',
  span,
  facts,
  related: [],
});

/**
 * @param names what there is; of a map, several names for one thing are told by the first of them
 * @param meant what stands for it here, where that is known better than by its letters; '' if not
 */
export function unknownName(
  what: NamedThing,
  written: string,
  span: Span,
  names: readonly string[] | ReadonlyMap<string, unknown>,
  reason?: Sentence,
  meant = '',
): Problem {
  const known = isList(names) ? names : [...names.keys()];
  const sure = meant === '' ? (spelledOtherwise(written, known) ?? LONGER[what]?.(written, known)) : meant;
  const near = sure ?? nearest(written, known) ?? (what === 'flag' ? begunBy(written, known) : undefined);
  return error('unknown-name', span, {
    kind: 'unknown-name',
    what,
    written,
    known: isList(names) ? names : withoutOtherNames(names),
    ...(near !== undefined && { nearest: near }),
    ...(sure !== undefined && { isSure: true }),
    ...(reason !== undefined && { reason }),
  });
}

/** Names that are written at greater length elsewhere, by what they name. */
const LONGER: Partial<Record<NamedThing, (written: string, known: readonly string[]) => string | undefined>> = {
  field: abbreviated,
  message: behindPrefix,
};

const isList = (names: readonly string[] | ReadonlyMap<string, unknown>): names is readonly string[] => Array.isArray(names);

/** The first name of each. */
const withoutOtherNames = (names: ReadonlyMap<string, unknown>): readonly string[] => {
  const first = new Map([...names].toReversed().map(([name, what]) => [what, name]));
  return [...names.keys()].filter((name) => first.get(names.get(name)) === name);
};

export const numberProblem = (field: string, written: string, span: Span, expected: Sentence): Problem =>
  error('number', span, { kind: 'number', field, written, expected });
