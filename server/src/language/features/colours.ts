/** The meaning of each word, for semantic highlighting: more than a lexical grammar can know. */
import { contains, type Span } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { occurrencesIn, type What } from './occurrences.js';

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

/** In the order of the text. */
export function colours(analysis: Analysis): readonly Coloured[] {
  const all = [...ofNames(analysis), ...ofNumbers(analysis)].sort((a, b) => a.span.start - b.span.start);
  const wrong = analysis.problems.filter(({ severity, code }) => severity === 'error' && code !== 'syntax').map(({ span }) => span);
  if (wrong.length === 0) return all;
  let next = 0;
  return all.map((each) => {
    while ((wrong[next]?.end ?? Number.POSITIVE_INFINITY) <= each.span.start) next++;
    for (let at = next; at < Math.min(next + AT_ONE_PLACE, wrong.length); at++) {
      const span = wrong[at];
      if (span !== undefined && contains(span, each.span)) return { ...each, wrong: true };
    }
    return each;
  });
}

/** How many mistakes can begin before the first of them ends. */
const AT_ONE_PLACE = 4;

function ofNames(analysis: Analysis): readonly Coloured[] {
  const found: Coloured[] = [];
  for (const { what, name, declares, target } of occurrencesIn(analysis))
    if (what !== 'file')
      found.push({ what, span: name.span, declares, shipped: target?.source.startsWith('builtin:') ?? false, wrong: false });
  return found;
}

function ofNumbers({ exchanges }: Analysis): readonly Coloured[] {
  const found: Coloured[] = [];
  for (const { exchange } of exchanges)
    for (const each of exchange.statements) {
      const fields = each.kind === 'message' || each.kind === 'event' ? each.fields : each.kind === 'host' ? each.variables : [];
      for (const { value } of fields)
        if (value.kind === 'number') found.push({ what: 'number', span: value.span, declares: false, shipped: false, wrong: false });
    }
  return found;
}
