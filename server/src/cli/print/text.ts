/** Problems for people at a terminal: the words, the line with the place underlined, the other places of the story. */
import { speakingAs, wording } from '../../core/index.js';
import { type Count, counts, type FileReport, type ToldProblem, type ToldRelated } from '../told.js';
import type { TerminalColours } from './colours.js';
import type { Snippet } from './snippet.js';
import { visible } from './width.js';

export function text(files: readonly FileReport[], colours: TerminalColours): string {
  return [...blocks(files, colours), summary({ ...counts(files), files: files.length }, colours)].join('\n');
}

/** The problems alone. */
export const blocks = (files: readonly FileReport[], colours: TerminalColours): readonly string[] =>
  files.flatMap((file) => speakingAs(file.language, () => file.problems.map((problem) => block(problem, file.path, colours))));

/** What is no mistake takes one line. */
function block(problem: ToldProblem, path: string, colours: TerminalColours): string {
  const severity = (words: string) => colours.severity(problem.severity, words);
  const place = colours.strong(`${visible(path)}:${problem.line}:${problem.column}:`);
  const title = `${place} ${severity(`${wording().terminal.severity(problem.severity)}:`)} ${visible(problem.message)} ${colours.faint(`[${problem.code}]`)}\n`;
  if (problem.severity === 'information') return title;
  const fix = problem.fixes[0]?.title ?? '';
  const underline = severity(`${problem.snippet.underline} ${visible(fix)}`.trimEnd());
  return [title, quoted(problem.snippet, underline, colours), ...problem.related.map((related) => note(related, colours))].join('');
}

function note({ text: words, path, at }: ToldRelated, colours: TerminalColours): string {
  if (at === undefined) return `  ${colours.faint(`${wording().terminal.note}:`)} ${visible(words)} (${visible(path)})\n`;
  const title = `${visible(path)}:${at.line}:${at.column}: ${colours.faint(`${wording().terminal.note}:`)} ${visible(words)}\n`;
  return title + quoted(at.snippet, colours.faint(at.snippet.underline), colours);
}

function quoted({ number, source }: Snippet, underline: string, { faint }: TerminalColours): string {
  const gutter = String(number).padStart(4);
  return `${faint(`${gutter} |`)} ${source}\n${faint(`${' '.repeat(gutter.length)} |`)} ${underline}\n`;
}

/** Of all files. */
export interface TotalCount extends Count {
  readonly files: number;
}

/** The last line, with its line break. */
export function summary({ files, errors, warnings, informations }: TotalCount, colours: TerminalColours): string {
  const { terminal } = wording();
  if (files === 0) return `${terminal.noDocuments}\n`;
  if (errors + warnings + informations === 0) return `${terminal.noProblems(files)}\n`;
  const parts = [
    colours.severity(errors > 0 ? 'error' : 'information', terminal.errors(errors)),
    ...(warnings > 0 ? [colours.severity('warning', terminal.warnings(warnings))] : []),
    ...(informations > 0 ? [terminal.informations(informations)] : []),
  ];
  return `${terminal.inFiles(parts.join(', '), files)}\n`;
}
