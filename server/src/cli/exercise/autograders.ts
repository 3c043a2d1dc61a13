/** What the autograders of Gradescope, PrairieLearn and GitHub Classroom read: one hand-in. */
import { wording } from '../../core/index.js';
import { type GradedFile, nameOf, type Submission, shown, tasksOf, told } from './submission.js';

const number = (points: number): number => Number(shown(points));

const linesOf = (graded: GradedFile): string =>
  graded.verdict.losses
    .map((loss) => told(loss, graded))
    .map(({ line, message }) => `${wording().terminal.line(line)}: ${message}`)
    .join('\n');

/** results.json, as https://gradescope-autograders.readthedocs.io has it. */
export function gradescope([submission]: readonly Submission[]): string {
  const tests = (submission?.exercises ?? []).map((graded) => ({
    name: nameOf(graded),
    score: number(graded.verdict.points),
    max_score: number(graded.verdict.outOf),
    status: graded.verdict.passed ? 'passed' : 'failed',
    output: linesOf(graded),
  }));
  return `${JSON.stringify({ score: number(submission?.points ?? 0), output_format: 'text', tests }, undefined, 2)}\n`;
}

/** results.json of an external grader, as https://prairielearn.readthedocs.io/en/latest/externalGrading has it: the score is a share of 1. */
export function prairielearn([submission]: readonly Submission[]): string {
  const { exercises = [], points = 0, outOf = 0 } = submission ?? {};
  const tests = exercises.map((graded) => ({
    name: nameOf(graded),
    points: number(graded.verdict.points),
    max_points: number(graded.verdict.outOf),
    message: linesOf(graded),
  }));
  return `${JSON.stringify({ gradable: true, score: outOf === 0 ? 0 : points / outOf, tests }, undefined, 2)}\n`;
}

/**
 * What a test of GitHub Classroom hands to its reporter, which wants it in base64. Of a failed test that one prints the name, the line and
 * `test_code`: whoever handed it in reads there what was asked for and what is not right.
 */
export function github([submission]: readonly Submission[]): string {
  const tests = (submission?.exercises ?? []).map((graded) => ({
    name: nameOf(graded),
    status: graded.verdict.passed ? 'pass' : 'fail',
    score: number(graded.verdict.points),
    message: linesOf(graded),
    test_code: [...tasksOf(graded), linesOf(graded)].filter((text) => text !== '').join('\n'),
    filename: graded.source?.path ?? '',
    line_no: graded.verdict.losses[0] === undefined ? 0 : told(graded.verdict.losses[0], graded).line,
    duration: 0,
  }));
  const status = tests.every((each) => each.status === 'pass') ? 'pass' : 'fail';
  return `${JSON.stringify({ version: 1, status, max_score: number(submission?.outOf ?? 0), tests }, undefined, 2)}\n`;
}
