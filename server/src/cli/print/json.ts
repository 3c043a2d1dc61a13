/** `check --format json`, as the language's contract has it. */
import type { Problem } from '../../core/problem/problem.js';
import { words } from '../../core/views/words.js';
import { type Checked, count, MOST_FIXES, rangeOf } from '../checked.js';

export function json(files: readonly Checked[]): string {
  const { errors, warnings } = count(files);
  const shown = files.map((file) => ({ path: file.source.path, problems: file.problems.map((problem) => shape(problem, file)) }));
  return `${JSON.stringify({ version: 1, files: shown, errors, warnings }, undefined, 2)}\n`;
}

const shape = (problem: Problem, file: Checked) => ({
  code: problem.code,
  severity: problem.severity,
  message: words(problem),
  ...rangeOf(problem.span, file.source.lines),
  fixes: file.fixesOf(problem, MOST_FIXES).map(({ title, edits }) => ({
    title,
    edits: edits.map(({ span, text }) => ({ ...rangeOf(span, file.source.lines), text })),
  })),
});
