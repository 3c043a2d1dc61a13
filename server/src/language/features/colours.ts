/** The meaning of each word, for semantic highlighting: more than a lexical grammar can know. */
import { contains, type Span } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { type Occurrence, occurrencesIn, type What } from './occurrences.js';

export type TokenColour = Exclude<What, 'file'> | 'number';

export interface Coloured {
  readonly what: TokenColour;
  readonly span: Span;
  readonly declares: boolean;
  /** It belongs to a shipped protocol. */
  readonly shipped: boolean;
  /** There is a mistake in it. */
  readonly wrong: boolean;
}

export function colours(analysis: Analysis): readonly Coloured[] {
  const wrong = analysis.problems.filter(({ severity, code }) => severity === 'error' && code !== 'syntax').map(({ span }) => span);
  const all = [...occurrencesIn(analysis).flatMap(nameColour), ...numbers(analysis)].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  return all.map((each) => {
    while ((wrong[next]?.end ?? Number.POSITIVE_INFINITY) <= each.span.start) next++;
    return wrong.slice(next, next + AT_ONE_PLACE).some((span) => contains(span, each.span)) ? { ...each, wrong: true } : each;
  });
}

/** How many mistakes can begin before the first of them ends. */
const AT_ONE_PLACE = 4;

function nameColour({ what, name, declares, target }: Occurrence): readonly Coloured[] {
  return what === 'file'
    ? []
    : [{ what, span: name.span, declares, shipped: target?.source.startsWith('builtin:') ?? false, wrong: false }];
}

function numbers({ exchanges }: Analysis): readonly Coloured[] {
  const fields = exchanges.flatMap(({ exchange }) =>
    exchange.statements.flatMap((each) =>
      each.kind === 'message' || each.kind === 'event' ? each.fields : each.kind === 'host' ? each.variables : [],
    ),
  );
  return fields.flatMap(({ value: { kind, span } }) =>
    kind === 'number' ? [{ what: 'number', span, declares: false, shipped: false, wrong: false }] : [],
  );
}
