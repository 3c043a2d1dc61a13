/**
 * `grade --format exercism`: the results.json of a test runner, version 3 of its interface
 * (https://exercism.org/docs/building/tooling/test-runners/interface).
 */
import { type GradedFile, nameOf, type Submission, tasksOf, told } from './submission.js';

const VERSION = 3;

export function exercism([submission]: readonly Submission[]): string {
  const exercises = submission?.exercises ?? [];
  const [first] = exercises;
  // an error of the whole is for where no test ran
  const results =
    first !== undefined && exercises.every(isUnread)
      ? { version: VERSION, status: 'error', message: messageOf(first), tests: [] }
      : { version: VERSION, status: exercises.every(({ verdict }) => verdict.passed) ? 'pass' : 'fail', tests: exercises.map(test) };
  return `${JSON.stringify(results, undefined, 2)}\n`;
}

/** Nothing could be judged: as where a program does not compile. */
const isUnread = ({ verdict }: GradedFile): boolean =>
  verdict.losses.some(({ cause }) => cause.kind === 'problem' && cause.problem.code === 'syntax');

/** Each exercise is a task of its own, counted from 1. */
function test(graded: GradedFile, at: number) {
  const { passed } = graded.verdict;
  return {
    name: nameOf(graded),
    status: passed ? 'pass' : isUnread(graded) ? 'error' : 'fail',
    task_id: at + 1,
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
