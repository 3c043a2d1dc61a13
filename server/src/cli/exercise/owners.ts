/** Whose numbers are they? Each student of a list has numbers of their own in the handout. */
import { type DrawnNumbers, draw, type Exercise } from '../../core/index.js';
import { type Student, seedsOf } from './students.js';
import type { GradedFile, Submission } from './submission.js';

/** The name of the student, other than this one, who was given these numbers; `undefined` where they are this one's, or nobody's. */
export type OwnerOf = (student: Student, exercise: Exercise, numbers: DrawnNumbers) => string | undefined;

export function ownersOf(students: readonly Student[]): OwnerOf {
  const seeds = seedsOf(students);
  const known = new Map<Exercise, ReadonlyMap<string, readonly Student[]>>();
  const byNumbers = (exercise: Exercise): ReadonlyMap<string, readonly Student[]> => {
    const before = known.get(exercise);
    if (before !== undefined) return before;
    const found = new Map<string, Student[]>();
    students.forEach((student, at) => {
      const numbers = written(draw(exercise, seeds[at] ?? student.name));
      found.set(numbers, [...(found.get(numbers) ?? []), student]);
    });
    known.set(exercise, found);
    return found;
  };
  return (student, exercise, numbers) => {
    const owners = exercise.vary.length === 0 ? [] : (byNumbers(exercise).get(written(numbers)) ?? []);
    return owners.includes(student) ? undefined : owners[0]?.name;
  };
}

const written = (numbers: DrawnNumbers): string =>
  [...numbers]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');

/** With what is told of another's numbers. */
export function withOwners(submission: Submission, ownerOf: OwnerOf): Submission {
  const { student } = submission;
  if (student === undefined) return submission;
  const exercises = submission.exercises.map((graded): GradedFile => {
    const owner = graded.source === undefined ? undefined : ownerOf(student, graded.exercise, graded.verdict.draw);
    return owner === undefined ? graded : { ...graded, numbersOf: owner };
  });
  return { ...submission, exercises };
}
