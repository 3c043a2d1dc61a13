/** `grade --format csv`, and Moodle's import of grades: a row a hand-in, as RFC 4180 has it. */

import { wording } from '../../core/index.js';
import { columnsOf, feedback, idOf, inColumn, type Submission, shown } from './submission.js';

/** Who it is, the points of each exercise and of all, and what was lost. */
export function csv(submissions: readonly Submission[]): string {
  const names = columnsOf(submissions);
  const isListed = submissions.some(({ student }) => student !== undefined);
  const { grades } = wording().terminal;
  const heading = [
    grades.id,
    ...(isListed ? [grades.name, grades.email] : []),
    grades.file,
    ...names,
    grades.points,
    grades.of,
    grades.result,
    grades.feedback,
  ];
  return rows([heading, ...submissions.map((each) => row(each, names, isListed))]);
}

function row(submission: Submission, names: readonly string[], isListed: boolean): readonly string[] {
  const { path, student, points, outOf, passed } = submission;
  return [
    idOf(submission),
    ...(isListed ? [student?.name ?? '', student?.email ?? ''] : []),
    path,
    ...names.map((name) => inColumn(submission, name)?.verdict).map((verdict) => (verdict ? shown(verdict.points) : '')),
    shown(points),
    shown(outOf),
    passed ? wording().terminal.passed : wording().terminal.failed,
    feedback(submission),
  ];
}

/**
 * The columns by which Moodle's import of a grade book knows a student. It gives a row without an ID to the student of the row
 * above, so there is none of what is nobody's on the list.
 */
export const moodle = (submissions: readonly Submission[]): string =>
  rows([
    ['ID number', 'Full name', 'Email address', 'Grade', 'Maximum', 'Feedback'],
    ...submissions
      .filter((each) => isSomebodys(each, submissions))
      .map((each) => [
        each.student === undefined ? idOf(each) : (each.student.id ?? ''),
        each.student?.name ?? each.path,
        each.student?.email ?? '',
        shown(each.points),
        shown(each.outOf),
        feedback(each),
      ]),
  ]);

/** On the list of students, where there is one. */
export const isSomebodys = ({ student }: Submission, all: readonly Submission[]): boolean =>
  student !== undefined || all.every((each) => each.student === undefined);

const rows = (all: readonly (readonly string[])[]): string => all.map((each) => `${each.map(cell).join(',')}\r\n`).join('');

/** A cell that begins like a formula is none. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
