/** `check --format json`, as the language's contract has it. */
import { counts, type FileReport, type ToldFix, type ToldProblem } from '../told.js';

/** @param more what a shard says of itself */
export function json(files: readonly FileReport[], more: object = {}): string {
  const { errors, warnings } = counts(files);
  const shown = files.map(({ path, problems }) => ({ path, problems: problems.map(shape) }));
  return `${JSON.stringify({ version: 1, files: shown, errors, warnings, ...more }, undefined, 2)}\n`;
}

const shape = ({ code, severity, message, line, column, endLine, endColumn, fixes }: ToldProblem) => ({
  code,
  severity,
  message,
  line,
  column,
  endLine,
  endColumn,
  fixes: fixes.map(fix),
});

const fix = ({ title, edits }: ToldFix) => ({
  title,
  edits: edits.map(({ line, column, endLine, endColumn, text }) => ({ line, column, endLine, endColumn, text })),
});
