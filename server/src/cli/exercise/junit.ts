/** `grade --format junit`: a suite a file, a case an exercise. */

import { wording } from '../../core/index.js';
import { xml } from '../print/junit.js';
import { nameOf, type Submission, shown, told } from './submission.js';

export function gradeJunit(submissions: readonly Submission[]): string {
  const tests = submissions.reduce((sum, { exercises }) => sum + exercises.length, 0);
  const failures = submissions.reduce((sum, each) => sum + failed(each), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="handshake" tests="${tests}" failures="${failures}" errors="0">\n`,
    ...submissions.map(suite),
    '</testsuites>\n',
  ].join('');
}

const failed = ({ exercises }: Submission): number => exercises.filter(({ verdict }) => !verdict.passed).length;

function suite(submission: Submission): string {
  const { path, exercises } = submission;
  const cases = exercises.map((graded) => {
    const { exercise, verdict } = graded;
    const open = `    <testcase name="${xml(nameOf({ exercise, verdict }))}" classname="${xml(path)}"`;
    const points = wording().terminal.pointsOf(shown(verdict.points), shown(verdict.outOf));
    if (verdict.passed) return `${open}/>\n`;
    const lines = verdict.losses.map((loss) => told(loss, graded)).map(({ line, column, message }) => `${line}:${column}: ${message}`);
    return `${open}><failure message="${xml(points)}" type="points">${xml(lines.join('\n'))}</failure></testcase>\n`;
  });
  return `  <testsuite name="${xml(path)}" tests="${exercises.length}" failures="${failed(submission)}" errors="0">\n${cases.join('')}  </testsuite>\n`;
}
