/** `grade --format json`. */
import type { Graded } from '../../language/exercise/grade.js';
import { type Submission, shown, told } from './submission.js';

export function gradeJson(submissions: readonly Submission[]): string {
  const all = submissions.map(({ source, exercises, passed, points, outOf }) => ({
    path: source.path,
    passed,
    points,
    outOf,
    exercises: exercises.map((graded) => shape(graded, { source })),
  }));
  const passed = submissions.filter((each) => each.passed).length;
  return `${JSON.stringify({ version: 1, submissions: all, passed, failed: submissions.length - passed }, undefined, 2)}\n`;
}

function shape({ exercise, verdict }: Graded, { source }: Pick<Submission, 'source'>) {
  const { passed, points, outOf, items, losses, draw } = verdict;
  return {
    name: exercise.name,
    title: exercise.title,
    passed,
    points,
    outOf,
    items: items.map(({ kind, points: share, passed: isRight }) => ({ kind, points: Number(shown(share)), passed: isRight })),
    losses: losses.map((loss) => told(loss, source)),
    ...(draw.size === 0 ? {} : { numbers: Object.fromEntries(draw) }),
  };
}
