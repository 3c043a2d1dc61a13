/** `grade --format exercism`: the results.json of a test runner, version 2 of its interface. */
import { type GradedFile, nameOf, type Submission, tasksOf, told } from './submission.js';

export function exercism([submission]: readonly Submission[]): string {
  const unread = submission?.exercises.find(isUnread);
  return `${JSON.stringify(unread === undefined ? results(submission) : { version: 2, status: 'error', message: messageOf(unread), tests: [] }, undefined, 2)}\n`;
}

/** Nothing could be judged: as where a program does not compile. */
const isUnread = ({ verdict }: GradedFile): boolean =>
  verdict.losses.some(({ cause }) => cause.kind === 'problem' && cause.problem.code === 'syntax');

function results(submission: Submission | undefined) {
  const tests = (submission?.exercises ?? []).map(test);
  return { version: 2, status: tests.every((each) => each.status === 'pass') ? 'pass' : 'fail', tests };
}

function test(graded: GradedFile) {
  const { passed } = graded.verdict;
  return {
    name: nameOf(graded),
    status: passed ? ('pass' as const) : ('fail' as const),
    ...(passed ? {} : { message: messageOf(graded) }),
    test_code: tasksOf(graded).join('\n'),
  };
}

const messageOf = (graded: GradedFile): string =>
  graded.verdict.losses
    .map((loss) => told(loss, graded))
    .map(({ line, message }) => `line ${line}: ${message}`)
    .join('\n')
    .slice(0, MOST);

/** As the interface wants it. */
const MOST = 65_535;
