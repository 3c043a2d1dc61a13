/** Refactorings for teachers: a part of an exchange becomes a blank, an exchange becomes an exercise. */
import { type Span, type Statement, wording } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import type { EditorAction } from '../features/actions/action.js';

export function teaching(analysis: Analysis, exchange: AnalysedExchange, { start }: Span): readonly EditorAction[] {
  const blank = exchange.part === 'solution' ? undefined : exchange.exchange.statements.flatMap((each) => blankAt(each, start))[0];
  const blanked: readonly EditorAction[] =
    blank === undefined ? [] : [{ title: wording().refactor.toBlank, kind: 'refactor.rewrite', edits: [{ span: blank, text: '?' }] }];
  return [...blanked, ...toExercise(analysis, exchange)];
}

const isAt = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

function blankAt(statement: Statement, offset: number): readonly Span[] {
  if (statement.kind === 'claims') return claimAt(statement, offset);
  if (statement.kind !== 'message' || !isAt(statement.span, offset)) return [];
  const field = statement.fields.find(({ span, value }) => isAt(span, offset) && value.kind !== 'blank');
  if (field !== undefined) return [field.value.span];
  if (statement.blank || !isAt(statement.namesSpan, offset)) return [];
  const last = statement.fields.at(-1);
  return [{ start: statement.namesSpan.start, end: last?.span.end ?? statement.namesSpan.end }];
}

const claimAt = ({ claims }: Extract<Statement, { kind: 'claims' }>, offset: number): readonly Span[] =>
  claims.flatMap((claim) => {
    if (!isAt(claim.span, offset)) return [];
    if (claim.kind === 'state') return claim.state === undefined ? [] : [claim.state.span];
    if (claim.kind === 'condition') return [];
    return claim.value.kind === 'blank' ? [] : [claim.value.span];
  });

/** The exchange as it is given, and once more as the solution: then parts of the given one are made blanks. */
function toExercise({ text, parsed }: Analysis, { exchange, part }: AnalysedExchange): readonly EditorAction[] {
  const head = /^exchange\b([^{\n]*)\{/.exec(text.slice(exchange.span.start, exchange.span.end));
  const isBlock = parsed.blocks.some(({ node }) => node.$type === 'Exchange');
  if (part !== undefined || head === null || !isBlock || exchange.statements.length === 0) return [];
  const inner = text.slice(exchange.span.start + head[0].length, exchange.span.end - 1).replace(/^\s*\n|\s+$/g, '');
  const lines = inner.split(/\r?\n/);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const solution = lines.filter((line) => !/^\s*host\b/.test(line)).map((line) => (line.trim() === '' ? '' : `  ${line}`));
  const made = [`exercise${head[1]}{`, '  task "…"', '  points 10', ...lines, '', '  solution {', ...solution, '  }', '}'].join(lineEnd);
  return [{ title: wording().refactor.toExercise, kind: 'refactor.rewrite', edits: [{ span: exchange.span, text: made }] }];
}
