/** What one student handed in, judged. */
import path from 'node:path';
import { feedbackText, filledText, type Level, type Loss, wording } from '../../core/index.js';
import type { Graded } from '../../language/index.js';
import type { SourceFile } from '../sources.js';
import type { Student } from './students.js';

/** Judged by one of the files that were handed in; absent where there was none. */
export interface GradedFile extends Graded {
  /** How much is told of what was lost. */
  readonly level: Level;
  readonly source?: SourceFile;
  /** The name of another student, whose numbers stand there. */
  readonly numbersOf?: string;
}

export interface Submission {
  /** The file, or the student's folder. */
  readonly path: string;
  readonly student?: Student;
  readonly exercises: readonly GradedFile[];
  readonly passed: boolean;
  readonly points: number;
  readonly outOf: number;
}

export const nameOf = ({ exercise: { name, title } }: Graded): string => (name === '' ? title : name);

/** With the numbers of this student. */
const drawnText = (text: string, { verdict }: Graded): string => filledText(text, verdict.draw);

export const titleOf = (graded: Graded): string => drawnText(graded.exercise.title === '' ? nameOf(graded) : graded.exercise.title, graded);

export const tasksOf = (graded: Graded): readonly string[] => graded.exercise.tasks.map(({ text }) => drawnText(text, graded));

/** By which a hand-in is known: the student's id, else the name of the file or folder. */
export const idOf = ({ path: file, student }: Pick<Submission, 'path' | 'student'>): string =>
  student?.id ?? path.basename(file).replace(/\.(?:hsk|md)$/i, '');

/** A share such as a third, as people write it. */
export const shown = (points: number): string => String(Math.round(points * 100) / 100);

export const codeOf = ({ cause }: Loss): string => (cause.kind === 'problem' ? cause.problem.code : cause.kind);

export interface ToldFinding {
  readonly line: number;
  readonly column: number;
  readonly points: number;
  readonly code: string;
  readonly message: string;
}

/** All exercises that somebody was judged by, each once. */
export const columnsOf = (submissions: readonly Submission[]): readonly string[] => [
  ...new Set(submissions.flatMap(({ exercises }) => exercises.map(nameOf))),
];

export const inColumn = ({ exercises }: Submission, name: string): GradedFile | undefined =>
  exercises.find((each) => nameOf(each) === name);

export const told = (loss: Loss, { source, level }: GradedFile): ToldFinding => ({
  ...(source?.lines.position(loss.span.start) ?? { line: 1, column: 1 }),
  points: Number(shown(loss.points)),
  code: codeOf(loss),
  message: feedbackText(loss, level),
});

/** What is not there has no line. */
export const hasLine = ({ span }: Loss): boolean => span.end > 0;

/** What a teacher should look at, though it costs nothing. */
export const notices = ({ exercise, numbersOf, writtenAs }: GradedFile): readonly string[] => [
  ...(writtenAs === undefined ? [] : [wording().terminal.writtenAs(exercise.name, writtenAs)]),
  ...(numbersOf === undefined ? [] : [wording().terminal.othersNumbers(numbersOf)]),
];

/** All that was lost, a line each. */
export const feedback = ({ exercises }: Submission): string =>
  exercises
    .flatMap((graded) => [
      ...notices(graded).map((text) => `${nameOf(graded)}: ${text}`),
      ...graded.verdict.losses.map((loss) => {
        const { line, message } = told(loss, graded);
        return `${hasLine(loss) ? wording().terminal.inLine(nameOf(graded), line) : nameOf(graded)}: ${message}`;
      }),
    ])
    .join('\n');
