/** `grade --format text`: lost points with their lines, then a table. */
import { wording } from '../../core/index.js';
import { visible } from '../print/width.js';
import { columnsOf, hasLine, inColumn, nameOf, notices, type Submission, shown, told } from './submission.js';
import { table } from './table.js';

export function gradeText(submissions: readonly Submission[]): string {
  const { terminal } = wording();
  const [first] = submissions;
  if (first === undefined) return `${terminal.nothingHandedIn}\n`;
  const columns = columnsOf(submissions);
  const heading = ['', ...columns, terminal.points, ''];
  const rows = submissions.map((each) => [
    each.student?.name ?? each.path,
    ...columns
      .map((name) => inColumn(each, name)?.verdict)
      .map((verdict) => (verdict ? `${shown(verdict.points)}/${shown(verdict.outOf)}` : '-')),
    `${shown(each.points)}/${shown(each.outOf)}`,
    each.passed ? terminal.passed : terminal.failed,
  ]);
  const passed = submissions.filter((each) => each.passed).length;
  return [...submissions.map(details), table([heading, ...rows]), `\n${terminal.passedOf(passed, submissions.length)}.\n`].join('');
}

function details({ path, exercises }: Submission): string {
  return exercises
    .flatMap((graded) => [
      ...notices(graded).map((text) => `${visible(graded.source?.path ?? path)}: ${nameOf(graded)}: ${visible(text)}\n\n`),
      ...graded.verdict.losses.map((loss) => {
        const { line, column, points, code, message } = told(loss, graded);
        const lost = points === 0 ? wording().terminal.noMorePoints : `-${points}`;
        // the code names the rule
        const kind = graded.level === 'place' ? '' : ` [${code}]`;
        const place = hasLine(loss) ? `:${line}:${column}` : '';
        return `${visible(graded.source?.path ?? path)}${place}: ${nameOf(graded)}: ${lost}: ${visible(message)}${kind}\n\n`;
      }),
    ])
    .join('');
}
