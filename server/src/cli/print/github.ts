/** Workflow commands: the problems as annotations of a change on GitHub. */
import type { Problem, Severity } from '../../core/problem/problem.js';
import { words } from '../../core/views/words.js';
import { type Checked, rangeOf } from '../checked.js';
import { visible } from './width.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

export const github = (files: readonly Checked[]): string =>
  files.flatMap((file) => file.problems.map((problem) => command(problem, file))).join('');

function command(problem: Problem, file: Checked): string {
  const { line, column, endLine, endColumn } = rangeOf(problem.span, file.source.lines);
  const properties = { file: file.source.path, line, col: column, endLine, endColumn, title: problem.code };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(visible(String(value)))}`);
  return `::${LEVELS[problem.severity]} ${written.join(',')}::${words(problem).split('\n').map(visible).map(data).join('%0A')}\n`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
