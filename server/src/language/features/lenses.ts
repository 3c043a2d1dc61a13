/** What stands above an exchange: its picture, where it ends, what is wrong, what is still to be found out. */
import { contains, type Span } from '../../core/span.js';
import { statesAtEnd } from '../../core/views/next.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export interface Lens {
  readonly span: Span;
  readonly kind: 'preview' | 'states' | 'problems' | 'blanks';
  readonly text: string;
}

export const lenses = (analysis: Analysis): readonly Lens[] => analysis.exchanges.flatMap((exchange) => lensesOf(exchange, analysis));

function lensesOf({ exchange, run }: AnalysedExchange, { problems, text }: Analysis): readonly Lens[] {
  const first = /^[^\r\n]*/.exec(text.slice(exchange.span.start))?.[0].length ?? 0;
  const span = { start: exchange.span.start, end: exchange.span.start + first };
  const own = problems.filter((problem) => contains(exchange.span, problem.span));
  const blanks = own.filter(({ code }) => code === 'blank').length;
  const wrong = own.filter(({ code, severity }) => code !== 'blank' && severity !== 'information').length;
  const states = Object.entries(statesAtEnd(run)).map(([host, state]) => `${host}: ${state}`);
  const lens = (kind: Lens['kind'], shown: string): Lens => ({ span, kind, text: shown });
  return [
    lens('preview', 'Open preview'),
    // where it ends may be what is asked
    ...(blanks > 0
      ? [lens('blanks', blanks === 1 ? '1 blank' : `${blanks} blanks`)]
      : states.length > 0
        ? [lens('states', states.join(', '))]
        : []),
    ...(wrong > 0 ? [lens('problems', wrong === 1 ? '1 problem' : `${wrong} problems`)] : []),
  ];
}
