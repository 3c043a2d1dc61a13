/** Problems for people at a terminal: the words, the line with the place underlined, the other places of the story. */
import type { Problem, Related } from '../../core/problem/problem.js';
import { words } from '../../core/views/words.js';
import { type Checked, count } from '../checked.js';
import type { Colours } from './colours.js';
import { snippet } from './snippet.js';
import { visible } from './width.js';

export function text(files: readonly Checked[], colours: Colours): string {
  return [...blocks(files, colours), `${summary(files, colours)}\n`].join('\n');
}

/** The problems alone. */
export const blocks = (files: readonly Checked[], colours: Colours): readonly string[] =>
  files.flatMap((file) => file.problems.map((problem) => block(problem, file, colours)));

/** What is no mistake takes one line. */
function block(problem: Problem, file: Checked, colours: Colours): string {
  const severity = (words: string) => colours.severity(problem.severity, words);
  const { line, column } = file.source.lines.position(problem.span.start);
  const place = colours.strong(`${visible(file.source.path)}:${line}:${column}:`);
  const title = `${place} ${severity(`${problem.severity}:`)} ${visible(words(problem))} ${colours.faint(`[${problem.code}]`)}\n`;
  if (problem.severity === 'information') return title;
  const fix = file.fixesOf(problem, 1)[0]?.title ?? '';
  const shown = snippet(file.source.lines, problem.span);
  const underline = severity(`${shown.underline} ${visible(fix)}`.trimEnd());
  return [
    title,
    quoted(shown.number, shown.source, underline, colours),
    ...problem.related.map((related) => note(related, file, colours)),
  ].join('');
}

function note(related: Related, file: Checked, colours: Colours): string {
  const source = file.sourceAt(related.place.source);
  if (source === undefined) return `  ${colours.faint('note:')} ${visible(related.text)} (${visible(related.place.source)})\n`;
  const { line, column } = source.lines.position(related.place.span.start);
  const shown = snippet(source.lines, related.place.span, '-');
  const title = `${visible(source.path)}:${line}:${column}: ${colours.faint('note:')} ${visible(related.text)}\n`;
  return title + quoted(shown.number, shown.source, colours.faint(shown.underline), colours);
}

function quoted(number: number, source: string, underline: string, { faint }: Colours): string {
  const gutter = String(number).padStart(4);
  return `${faint(`${gutter} |`)} ${source}\n${faint(`${' '.repeat(gutter.length)} |`)} ${underline}\n`;
}

function summary(files: readonly Checked[], colours: Colours): string {
  if (files.length === 0) return 'No documents found: a folder is searched for *.hsk files and for handshake fences in *.md files.';
  const { errors, warnings, informations } = count(files);
  const where = `in ${counted(files.length, 'file')}`;
  if (errors + warnings + informations === 0) return `No problems ${where}.`;
  const parts = [
    colours.severity(errors > 0 ? 'error' : 'information', counted(errors, 'error')),
    ...(warnings > 0 ? [colours.severity('warning', counted(warnings, 'warning'))] : []),
    ...(informations > 0 ? [counted(informations, 'information')] : []),
  ];
  return `${parts.join(', ')} ${where}.`;
}

export const counted = (number: number, what: string): string => `${number} ${what}${number === 1 || what === 'information' ? '' : 's'}`;
