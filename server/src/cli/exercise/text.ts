/** `grade --format text`: lost points with their lines, then a table. */
import { visible } from '../print/width.js';
import { nameOf, type Submission, shown, told } from './submission.js';
import { table } from './table.js';

export function gradeText(submissions: readonly Submission[]): string {
  const [first] = submissions;
  if (first === undefined) return 'Nothing was handed in: there are no *.hsk files.\n';
  const heading = ['', ...first.exercises.map(nameOf), 'points', ''];
  const rows = submissions.map(({ source, exercises, points, outOf, passed }) => [
    source.path,
    ...exercises.map(({ verdict }) => `${shown(verdict.points)}/${shown(verdict.outOf)}`),
    `${shown(points)}/${shown(outOf)}`,
    passed ? 'passed' : 'failed',
  ]);
  const passed = submissions.filter((each) => each.passed).length;
  return [...submissions.map(details), table([heading, ...rows]), `\n${passed} of ${submissions.length} passed.\n`].join('');
}

function details({ source, exercises }: Submission): string {
  return exercises
    .flatMap((graded) =>
      graded.verdict.losses.map((loss) => {
        const { line, column, points, code, message } = told(loss, source);
        const lost = points === 0 ? 'no more points' : `-${points}`;
        return `${visible(source.path)}:${line}:${column}: ${nameOf(graded)}: ${lost}: ${visible(message)} [${code}]\n\n`;
      }),
    )
    .join('');
}
