/** `grade --format json`. */
import { itemLabels } from '../../core/index.js';
import { type GradedFile, type Submission, shown, told } from './submission.js';

export function gradeJson(submissions: readonly Submission[]): string {
  const all = submissions.map(({ path, student, exercises, passed, points, outOf }) => ({
    path,
    ...(student === undefined ? {} : { student }),
    passed,
    points,
    outOf,
    exercises: exercises.map(shape),
  }));
  const passed = submissions.filter((each) => each.passed).length;
  return `${JSON.stringify({ version: 1, submissions: all, passed, failed: submissions.length - passed }, undefined, 2)}\n`;
}

function shape(graded: GradedFile) {
  const { exercise, verdict, source } = graded;
  const { passed, points, outOf, items, losses, draw } = verdict;
  const labels = itemLabels(exercise, items, graded.level);
  return {
    name: exercise.name,
    title: exercise.title,
    ...(source === undefined ? {} : { path: source.path }),
    passed,
    points,
    outOf,
    items: items.map(({ kind, points: share, passed: isRight, place }, at) => ({
      kind,
      label: labels[at] ?? '',
      line: source?.lines.position(place.start).line ?? 1,
      points: Number(shown(share)),
      passed: isRight,
    })),
    losses: losses.map((loss) => told(loss, graded)),
    ...(graded.writtenAs === undefined ? {} : { writtenAs: graded.writtenAs }),
    ...(graded.numbersOf === undefined ? {} : { numbersOf: graded.numbersOf }),
    ...(draw.size === 0 ? {} : { numbers: Object.fromEntries(draw) }),
  };
}
