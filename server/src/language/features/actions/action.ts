/** A change of the text that a person may choose, and what it is about. */
import type { Exchange } from '../../../core/exchange/exchange.js';
import type { Problem } from '../../../core/problem/problem.js';
import type { Span } from '../../../core/span.js';
import type { Edit } from '../../../core/views/fixes.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';

export type ActionKind = 'quickfix' | 'refactor' | 'refactor.rewrite' | 'source.fixAll';

export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  readonly edits: readonly Edit[];
  /** What it puts right. */
  readonly problem?: Problem;
  /** It is surely what was meant. */
  readonly preferred?: boolean;
}

export type Reanalyse = (text: string) => Analysis;

/** A problem, and the statement that it stands at. */
export interface At {
  readonly analysis: Analysis;
  readonly problem: Problem;
  readonly exchange?: AnalysedExchange;
  readonly at?: number;
}

export const fix = (at: At, title: string, edits: readonly Edit[], preferred = false): Action => ({
  title,
  kind: 'quickfix',
  edits,
  problem: at.problem,
  ...(preferred ? { preferred } : {}),
});

export const rewrite = (title: string, edits: readonly Edit[]): Action | undefined =>
  edits.length === 0 ? undefined : { title, kind: 'refactor.rewrite', edits };

export const errors = ({ problems }: Analysis): number => problems.filter(({ severity }) => severity === 'error').length;

/** The last line: what arrives by the clock stands behind lines that are below its own. */
export const lastSpan = ({ statements }: Exchange): Span | undefined =>
  statements.map(({ span }) => span).reduce<Span | undefined>((last, span) => (last && last.end >= span.end ? last : span), undefined);

/** A line of its own before whatever stands at the offset, as far in as that. */
export function lineBefore(text: string, offset: number, line: string): Edit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const span = { start: offset, end: offset };
  return /^[\s>]*$/.test(before) ? { span, text: `${line}${lineBreak(text)}${before}` } : { span, text: `${line}; ` };
}

/** A line of its own behind the line that ends with what stands at the span. */
export function lineAfter(text: string, { start, end }: Span, line: string): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[\s>]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  // what stands before it may be the rest of its statement, such as `expect`, but no other one
  const before = text.slice(lineStart, start).replace(/"(?:[^"\\]|\\.)*"/g, '');
  const alone = /^[ \t]*(\/\/.*)?$/.test(rest) && !/[;{]/.test(before);
  const at = alone ? end + rest.length : end;
  return { span: { start: at, end: at }, text: alone ? `${lineBreak(text)}${indent}${line}` : `; ${line}` };
}

export const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The whole physical lines of a statement, so that nothing is left of it. */
export function withoutLine(text: string, { start, end }: Span): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const [before, after] = [text.slice(lineStart, start), text.slice(end, lineEnd < 0 ? text.length : lineEnd)];
  const alone = /^[\s>]*$/.test(before) && /^\s*(\/\/.*)?\s*$/.test(after);
  if (alone) return { span: { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1 }, text: '' };
  const semicolon = /^[ \t]*;[ \t]*/.exec(text.slice(end))?.[0] ?? '';
  return { span: { start, end: end + semicolon.length }, text: '' };
}
