/** `grade --format exercism`: the results.json of a test runner, version 2 of its interface. */
import { lossText } from '../../core/views/loss.js';
import type { Graded } from '../../language/exercise/grade.js';
import { nameOf, type Submission } from './submission.js';

export function exercism([submission]: readonly Submission[]): string {
  const tests = (submission?.exercises ?? []).map((graded) => test(graded, submission));
  const status = tests.every((each) => each.status === 'pass') ? 'pass' : 'fail';
  return `${JSON.stringify({ version: 2, status, tests }, undefined, 2)}\n`;
}

function test(graded: Graded, submission: Submission | undefined) {
  const { passed, losses } = graded.verdict;
  const lines = losses.map((loss) => `line ${submission?.source.lines.position(loss.span.start).line ?? 1}: ${lossText(loss)}`);
  return {
    name: nameOf(graded),
    status: passed ? ('pass' as const) : ('fail' as const),
    ...(passed ? {} : { message: lines.join('\n').slice(0, MOST) }),
    test_code: graded.exercise.tasks.map(({ text }) => text).join('\n'),
  };
}

/** As the interface wants it. */
const MOST = 65_535;
