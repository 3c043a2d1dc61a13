/** What each word is, for whoever colours it: more than a grammar of words can know. */
import { contains, type Span } from '../../core/span.js';
import type { Analysis } from '../analysis/analysis.js';
import { type Occurrence, occurrencesIn, type What } from './occurrences.js';

export type Colour = Exclude<What, 'file'> | 'number';

export interface Coloured {
  readonly what: Colour;
  readonly span: Span;
  readonly declares: boolean;
  /** It belongs to a shipped protocol. */
  readonly shipped: boolean;
  /** There is a mistake in it. */
  readonly wrong: boolean;
}

export function colours(analysis: Analysis): readonly Coloured[] {
  const wrong = analysis.problems.filter(({ severity, code }) => severity === 'error' && code !== 'syntax').map(({ span }) => span);
  const isWrong = (span: Span): boolean => wrong.some((each) => contains(each, span));
  const names = occurrencesIn(analysis).flatMap((occurrence) => nameColour(occurrence, isWrong));
  return [...names, ...numbers(analysis, isWrong)].sort((a, b) => a.span.start - b.span.start);
}

function nameColour({ what, name, declares, target }: Occurrence, isWrong: (span: Span) => boolean): readonly Coloured[] {
  if (what === 'file') return [];
  return [{ what, span: name.span, declares, shipped: target?.source.startsWith('builtin:') ?? false, wrong: isWrong(name.span) }];
}

function numbers({ exchanges }: Analysis, isWrong: (span: Span) => boolean): readonly Coloured[] {
  const fields = exchanges.flatMap(({ exchange }) =>
    exchange.statements.flatMap((each) =>
      each.kind === 'message' || each.kind === 'event' ? each.fields : each.kind === 'host' ? each.variables : [],
    ),
  );
  return fields.flatMap(({ value: { kind, span } }) =>
    kind === 'number' ? [{ what: 'number', span, declares: false, shipped: false, wrong: isWrong(span) }] : [],
  );
}
