/** `grade --reports`: what a student reads of their own hand-in. */
import path from 'node:path';
import { itemLabels, wording } from '../../core/index.js';
import { FileNames, makeFolder, writeWhole } from '../render/output.js';
import type { HandIn } from './hand-ins.js';
import { htmlText, markdownText } from './plain.js';
import { type GradedFile, hasLine, idOf, notices, type Submission, shown, tasksOf, titleOf, told } from './submission.js';

export const REPORTS = ['markdown', 'html'] as const;
type ReportKind = (typeof REPORTS)[number];

interface ReportSetting {
  /** All, also those that other shards grade: two of one name get other files, whoever writes them. */
  readonly handIns: readonly HandIn[];
  readonly folder: string;
  readonly kind: ReportKind;
}

/** A file for each, in a folder that is made. */
export function writeReports(submissions: readonly Submission[], { handIns, folder, kind }: ReportSetting): void {
  makeFolder(folder, true);
  const names = fileNames(handIns, kind);
  const inputs = submissions.flatMap(({ exercises }) => exercises.flatMap(({ source }) => source?.path ?? []));
  for (const submission of submissions) writeWhole(path.join(folder, names.get(submission.path) ?? ''), report(submission, kind), inputs);
}

/** By the path of the hand-in; one that is given twice has one report. */
function fileNames(handIns: readonly HandIn[], kind: ReportKind): ReadonlyMap<string, string> {
  const names = new FileNames();
  const byPath = new Map(handIns.map((handIn) => [handIn.path, handIn]));
  return new Map([...byPath].map(([place, handIn]) => [place, names.next(reportName(handIn), kind === 'html' ? 'html' : 'md')]));
}

const reportName = (handIn: HandIn): string =>
  handIn.student === undefined ? idOf(handIn) : `${handIn.student.name}${handIn.student.id === undefined ? '' : ` ${handIn.student.id}`}`;

interface ExerciseReportMarkup {
  readonly page: (title: string, body: string) => string;
  readonly heading: (text: string) => string;
  readonly paragraph: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
}

export function report(submission: Submission, kind: ReportKind): string {
  const format = kind === 'html' ? html : markdown;
  const { terminal } = wording();
  const title = submission.student?.name ?? idOf(submission);
  const sum = terminal.pointsOf(shown(submission.points), shown(submission.outOf));
  return format.page(
    title,
    [
      format.paragraph(`${sum}: ${submission.passed ? terminal.passed : terminal.failed}`),
      ...submission.exercises.map((each) => exerciseReport(each, format)),
    ].join(''),
  );
}

function exerciseReport(graded: GradedFile, format: ExerciseReportMarkup): string {
  const { exercise, verdict } = graded;
  const { terminal } = wording();
  const labels = itemLabels(exercise, verdict.items, graded.level);
  const lines = verdict.losses.map((loss) => {
    const { line, points, message } = told(loss, graded);
    const place = hasLine(loss) ? `${terminal.line(line)}${points === 0 ? '' : ` (-${points})`}: ` : '';
    return `${place}${message}`;
  });
  return [
    format.heading(`${titleOf(graded)}: ${terminal.pointsOf(shown(verdict.points), shown(verdict.outOf))}`),
    ...tasksOf(graded).map(format.paragraph),
    format.list(verdict.items.map(({ passed }, at) => `${passed ? '✓' : '✗'} ${labels[at] ?? ''}`)),
    ...notices(graded).map(format.paragraph),
    verdict.passed ? format.paragraph(terminal.nothingMissed) : format.list(lines),
  ].join('');
}

const markdown: ExerciseReportMarkup = {
  page: (title, body) => `# ${markdownText(title)}\n\n${body}`,
  heading: (text) => `## ${markdownText(text)}\n\n`,
  paragraph: (text) => `${markdownText(text)}\n\n`,
  list: (items) => (items.length === 0 ? '' : `${items.map((each) => `- ${markdownText(each)}`).join('\n')}\n\n`),
};

const html: ExerciseReportMarkup = {
  page: (title, body) =>
    `<!doctype html>\n<html><head><meta charset="utf-8"><title>${htmlText(title)}</title></head><body>\n<h1>${htmlText(title)}</h1>\n${body}</body></html>\n`,
  heading: (text) => `<h2>${htmlText(text)}</h2>\n`,
  paragraph: (text) => `<p>${htmlText(text)}</p>\n`,
  list: (items) => (items.length === 0 ? '' : `<ul>\n${items.map((each) => `<li>${htmlText(each)}</li>\n`).join('')}</ul>\n`),
};
