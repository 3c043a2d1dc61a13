/** Text to a syntax tree, its lines, and one `syntax` problem for each line that cannot be read. */
import type { LangiumParser, ParseResult } from 'langium';
import type { Problem } from '../../core/problem/problem.js';
import type { Document } from '../generated/ast.js';
import { syntaxError } from '../problems.js';
import { reportOf } from './lexer.js';
import type { Line, SyntaxProblem } from './lines.js';
import { endOf, type Token } from './token.js';
import { parserProblem } from './words.js';

export interface Parsed {
  readonly text: string;
  readonly root: Document;
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  /** Does the line at this offset have a syntax problem? */
  readonly isDamaged: (offset: number) => boolean;
  /** Index of the line at this offset, or of the last one before it; −1 before all. */
  readonly lineAt: (offset: number) => number;
}

/** Nobody reads more of them, and a text that is none of ours has very many. */
const MOST_PROBLEMS = 1_000;

export const parse = (parser: LangiumParser, text: string): Parsed => read(text, parser.parse<Document>(text));

export function read(text: string, { value, parserErrors, lexerReport }: ParseResult<Document>): Parsed {
  const report = reportOf(lexerReport);
  const lines = report?.lines ?? [];
  const lineAt = finder(lines);
  const found = [...(report?.problems ?? []), ...parserErrors.map((error) => parserProblem(error, lines[lineAt(within(error.token))]))];
  const first = firstOfEachLine(found, (offset) => lineOf(offset, lineAt(offset), lines, text));
  const problems = [...first.values()].sort((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
  return { text, root: value, lines, problems: problems.map(syntaxError), lineAt, isDamaged: (offset) => first.has(lineAt(offset)) };
}

/** The end of a line stands behind it, where the next one may begin (`a}`), but belongs to it. */
const within = ({ startOffset, image }: Token): number => (image === '' ? startOffset - 1 : startOffset);

function firstOfEachLine(found: readonly SyntaxProblem[], lineOf: (offset: number) => number): Map<number, SyntaxProblem> {
  const first = new Map<number, SyntaxProblem>();
  for (const problem of found) {
    const line = lineOf(problem.span.start);
    const before = first.get(line);
    if (before === undefined || problem.span.start < before.span.start) first.set(line, problem);
  }
  return first;
}

/** A line of nothing but strange characters has no tokens: it gets a negative number of its own. */
function lineOf(offset: number, line: number, lines: readonly Line[], text: string): number {
  const before = lines[line];
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  return before === undefined || (offset > spanOfLine(before).end && lineBreak >= spanOfLine(before).end) ? -2 - lineBreak : line;
}

function finder(lines: readonly Line[]): (offset: number) => number {
  const starts = lines.map((line) => line.tokens[0].startOffset);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}

export const spanOfLine = (line: Line) => ({ start: line.tokens[0].startOffset, end: endOf(line.tokens.at(-1) ?? line.tokens[0]) });
