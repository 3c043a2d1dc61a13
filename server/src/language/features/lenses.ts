/** Code lenses above an exchange: its picture, its final states, what is wrong, what is still to be found out. */
import { contains, type FixEdit, owedAt, type Span, statesAtEnd, wording } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { messageLine } from './complete/texts.js';
import { hasBlank } from './hints.js';

export interface Lens {
  readonly span: Span;
  readonly kind: 'preview' | 'states' | 'problems' | 'blanks' | 'points' | 'solution' | 'owed';
  readonly text: string;
  /** What a click puts in. */
  readonly puts?: FixEdit;
}

export const lenses = (analysis: Analysis): readonly Lens[] =>
  analysis.exchanges.flatMap((exchange) => (exchange.part === 'solution' || exchange.part === 'way' ? [] : lensesOf(exchange, analysis)));

function lensesOf(whole: AnalysedExchange, analysis: Analysis): readonly Lens[] {
  const { exchange, run, part } = whole;
  const { problems, text } = analysis;
  const first = /^[^\r\n]*/.exec(text.slice(exchange.span.start))?.[0].length ?? 0;
  const span = { start: exchange.span.start, end: exchange.span.start + first };
  const own = problems.filter((problem) => contains(exchange.span, problem.span));
  const blanks = own.filter(({ code }) => code === 'blank').length;
  const wrong = own.filter(({ code, severity }) => code !== 'blank' && severity !== 'information').length;
  const states = Object.entries(statesAtEnd(run)).map(([host, state]) => `${host}: ${state}`);
  const lens = (kind: Lens['kind'], shown: string): Lens => ({ span, kind, text: shown });
  const said = wording().editor;
  return [
    lens('preview', said.openPreview),
    // where it ends may be what is asked
    ...(blanks > 0
      ? [lens('blanks', said.blanks(blanks))]
      : states.length > 0 && part === undefined
        ? [lens('states', states.join(', '))]
        : []),
    ...(part === 'given' ? exerciseLenses(exchange.span, analysis, span) : []),
    ...(wrong > 0 ? [lens('problems', said.problems(wrong))] : []),
    ...owedLenses(whole, analysis),
  ];
}

/** The line that is still owed, where it would stand. */
function owedLenses(whole: AnalysedExchange, { text }: Analysis): readonly Lens[] {
  const { exchange, run, part, isWithheld } = whole;
  const { statements } = exchange;
  const last = statements.findLast(({ kind }) => kind === 'message' || kind === 'arrival' || kind === 'event');
  if (last === undefined || hasBlank(last) || part !== undefined || isWithheld) return [];
  const [owed] = owedAt(run, statements.length);
  if (owed === undefined) return [];
  const [from, to, { names, fields }] = owed;
  const end = endOfLine(text, statements.at(-1)?.span.end ?? last.span.end);
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const margin = /^[\s>]*/.exec(text.slice(start, end))?.[0] ?? '';
  const line = messageLine({ from, to, names, fields }, whole);
  const next = Math.min(end + 1, text.length);
  const put = { span: { start: end, end }, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${margin}${line}` };
  return [{ span: { start: next, end: next }, kind: 'owed', text: `+ ${line}`, puts: put }];
}

const UNREAD: ReadonlySet<string> = new Set(['syntax', 'unknown-name', 'duplicate-name', 'number']);

/** What it counts, and whether its own solution passes. */
function exerciseLenses(around: Span, { exercises, problems }: Analysis, span: Span): readonly Lens[] {
  const exercise = exercises.find((each) => each.exercise.span.start === around.start)?.exercise;
  if (exercise === undefined) return [];
  const said = wording().editor;
  const own = problems.filter(({ span: at }) => contains(around, at));
  const fails = own.some(({ facts }) => facts.kind === 'exercise' && facts.what === 'solution');
  // what nobody can read is not judged
  const isUnread = own.some(({ code }) => UNREAD.has(code));
  const solution: readonly Lens[] =
    exercise.solutions.length === 0 || isUnread ? [] : [{ span, kind: 'solution', text: fails ? said.solutionFails : said.solutionPasses }];
  return [{ span, kind: 'points', text: said.points(exercise.points) }, ...solution];
}

function endOfLine(text: string, offset: number): number {
  const found = text.slice(offset).search(/\r?\n/);
  return found < 0 ? text.length : offset + found;
}
