/** What stands above an exchange: its picture, where it ends, what is wrong, what is still to be found out. */
import { contains, type Span } from '../../core/span.js';
import { statesAtEnd } from '../../core/views/next.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export interface Lens {
  readonly span: Span;
  readonly kind: 'preview' | 'states' | 'problems' | 'blanks' | 'points' | 'solution';
  readonly text: string;
}

export const lenses = (analysis: Analysis): readonly Lens[] =>
  analysis.exchanges.flatMap((exchange) => (exchange.part === 'solution' || exchange.part === 'way' ? [] : lensesOf(exchange, analysis)));

function lensesOf({ exchange, run, part }: AnalysedExchange, analysis: Analysis): readonly Lens[] {
  const { problems, text } = analysis;
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
      : states.length > 0 && part === undefined
        ? [lens('states', states.join(', '))]
        : []),
    ...(part === 'given' ? exerciseLenses(exchange.span, analysis, span) : []),
    ...(wrong > 0 ? [lens('problems', wrong === 1 ? '1 problem' : `${wrong} problems`)] : []),
  ];
}

/** What it counts, and whether its own solution passes. */
function exerciseLenses(around: Span, { exercises, problems }: Analysis, span: Span): readonly Lens[] {
  const exercise = exercises.find((each) => each.exercise.span.start === around.start)?.exercise;
  if (exercise === undefined) return [];
  const fails = problems.some(({ code, span: at }) => code === 'exercise/solution' && contains(around, at));
  const solution: readonly Lens[] =
    exercise.solutions.length === 0 ? [] : [{ span, kind: 'solution', text: fails ? 'the solution does not pass' : 'the solution passes' }];
  return [{ span, kind: 'points', text: exercise.points === 1 ? '1 point' : `${exercise.points} points` }, ...solution];
}
