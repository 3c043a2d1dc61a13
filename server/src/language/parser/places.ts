/** From offsets to lines. */
import type { Line, SyntaxProblem } from './lines.js';

export function lineFinder(lines: readonly Line[]): (offset: number) => number {
  return (offset) => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}

/** A line may begin with strange characters. One of nothing else has no tokens: it gets a negative number of its own. */
export function lineOf(offset: number, line: number, lines: readonly Line[], text: string): number {
  const before = lines[line];
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  if (before !== undefined && (offset <= before.end || lineBreak < before.end)) return line;
  const next = lines[line + 1];
  const rest = text.indexOf('\n', offset);
  return next !== undefined && (rest < 0 || next.start < rest) ? line + 1 : -2 - lineBreak;
}

export function firstOfEachLine(found: readonly SyntaxProblem[], lineOf: (offset: number) => number): Map<number, SyntaxProblem> {
  const first = new Map<number, SyntaxProblem>();
  for (const problem of found) {
    const line = lineOf(problem.span.start);
    const before = first.get(line);
    if (before === undefined || problem.span.start < before.span.start) first.set(line, problem);
  }
  return first;
}

/** Statements that stand on one line of the text, each in another notation, are one problem: all of them are rewritten at once. */
export function oneForEachRow(inOrder: readonly SyntaxProblem[], text: string): readonly SyntaxProblem[] {
  const rows: SyntaxProblem[] = [];
  for (const problem of inOrder) {
    const before = rows.at(-1);
    const isBeside = before !== undefined && !text.slice(before.span.start, problem.span.start).includes('\n');
    const both = isBeside ? together(before, problem) : undefined;
    if (both === undefined) rows.push(problem);
    else rows[rows.length - 1] = both;
  }
  return rows;
}

function together(first: SyntaxProblem, second: SyntaxProblem): SyntaxProblem | undefined {
  if (first.rewriting === undefined || second.rewriting === undefined) return undefined;
  if (first.fault.fault !== 'notation' || second.fault.fault !== 'notation') return undefined;
  return {
    ...first,
    fault: { ...first.fault, written: `${first.fault.written}; ${second.fault.written}` },
    rewriting: [...first.rewriting, ...second.rewriting],
    isWhole: first.isWhole === true && second.isWhole === true,
  };
}
