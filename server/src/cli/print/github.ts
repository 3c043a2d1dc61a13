/** Workflow commands: the problems as annotations of a change on GitHub. */
import type { Severity } from '../../core/index.js';
import type { FileReport, ToldProblem } from '../told.js';
import { visible } from './width.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

export const github = (files: readonly FileReport[]): string =>
  files.flatMap(({ path, problems }) => problems.map((problem) => command(problem, path))).join('');

function command({ code, severity, message, line, column, endLine, endColumn }: ToldProblem, path: string): string {
  const properties = { file: path, line, col: column, endLine, endColumn, title: code };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(visible(String(value)))}`);
  return `::${LEVELS[severity]} ${written.join(',')}::${message.split('\n').map(visible).map(data).join('%0A')}\n`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
