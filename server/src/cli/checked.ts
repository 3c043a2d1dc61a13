/** A document that has been read and run, ready to be printed. */
import type { Fix, LanguageTag, Problem, Run, Severity, Span, Trace } from '../core/index.js';
import type { LineIndex } from './lines.js';
import type { SourceFile } from './sources.js';

export interface CheckedFile {
  readonly source: SourceFile;
  /** What the document says of itself. */
  readonly language?: LanguageTag | undefined;
  /** In the order of the text, those of the encoding included. */
  readonly problems: readonly Problem[];
  readonly traces: readonly Trace[];
  /** Of one of its traces, or of a part of it. */
  readonly runOf: (trace: Trace) => Run | undefined;
  /** The text that is meant by the id in `Place.source`: this one, an imported or a shipped one. */
  readonly sourceAt: (id: string) => SourceFile | undefined;
  /** Paths of all files that were read for it. */
  readonly sources: readonly string[];
  /** Fixes that were tried out and heal, the most likely one first; no more than `most`. */
  readonly fixesOf: (problem: Problem, most: number) => readonly Fix[];
}

/** More of a problem's fixes nobody reads. */
export const MOST_FIXES = 4;

export interface LineRangeOfProblem {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function rangeOf(span: Span, lines: LineIndex): LineRangeOfProblem {
  const end = lines.position(span.end);
  return { ...lines.position(span.start), endLine: end.line, endColumn: end.column };
}

export interface Count {
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
}

export function count(files: readonly CheckedFile[]): Count {
  const of = (severity: Severity) =>
    files.reduce((sum, file) => sum + file.problems.filter((problem) => problem.severity === severity).length, 0);
  return { errors: of('error'), warnings: of('warning'), informations: of('information') };
}
