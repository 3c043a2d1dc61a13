/**
 * Hand-ins for the shipped exercises and for some of our own. The tables `hand-ins/*.txt` hold one a line, with `|` between its lines:
 * `+` for what is right, `-` for slips and tricks. Where no hosts are written, those of the exercise are there; a whole `exercise { … }` is taken as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { lossText } from '../../server/src/core/views/loss.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { AnalysedExercise } from '../../server/src/language/analysis/analysis.js';
import { gradeOne } from '../../server/src/language/exercise/grade.js';
import { withFirstNumbers } from '../../server/src/language/exercise/numbers.js';
import { analysisOf, documentsIn } from './documents.js';

export interface ExerciseOfClass {
  readonly found: AnalysedExercise;
  /** The document that it stands in. */
  readonly text: string;
}

const known = new Map<string, ExerciseOfClass>();

/** A shipped exercise by its number, with the first of its numbers; one of our own by its name. */
export function assigned(name: string): ExerciseOfClass {
  const before = known.get(name);
  if (before !== undefined) return before;
  const fresh = /^\d/.test(name) ? shipped(name) : own(name);
  known.set(name, fresh);
  return fresh;
}

function shipped(number: string): ExerciseOfClass {
  const file = documentsIn('examples/exercises').find((each) => each.includes(`/${number}-`)) ?? '';
  const text = withFirstNumbers(analysisOf(file));
  const [found] = analyse(text, { source: file, read: () => undefined }).exercises;
  if (found === undefined) throw new Error(`${file} holds no exercise`);
  return { found, text };
}

const ownText = readFileSync(new URL('own-exercises.hsk', import.meta.url), 'utf8');
export const ownExercises: readonly ExerciseOfClass[] = analyse(ownText, { source: 'own', read: () => undefined }).exercises.map(
  (found) => ({
    found,
    text: ownText,
  }),
);

function own(name: string): ExerciseOfClass {
  const found = ownExercises.find((each) => each.found.exercise.name === name);
  if (found === undefined) throw new Error(`no exercise is called ${name}`);
  return found;
}

export interface SampleHandIn {
  readonly assignment: string;
  readonly isRight: boolean;
  readonly text: string;
}

const tables = new URL('hand-ins/', import.meta.url);

export const handIns: readonly SampleHandIn[] = readdirSync(tables).flatMap((file) =>
  readFileSync(new URL(file, tables), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ assignment: file.replace('.txt', ''), isRight: line.startsWith('+'), text: line.slice(2) })),
);

/** What it loses, in sentences; nothing where it passes. */
export function lossesOf({ assignment, text: handIn }: Omit<SampleHandIn, 'isRight'>): readonly string[] {
  const { found, text } = assigned(assignment);
  return gradeOne(found, 0, whole(handIn, found, text)).verdict.losses.map((loss) => lossText(loss));
}

function whole(handIn: string, { exercise, setting }: AnalysedExercise, text: string): string {
  const lines = handIn.split('|');
  if (/\bexercise \w/.test(handIn)) return lines.join('\n');
  const given = text
    .slice(exercise.span.start, exercise.span.end)
    .split('\n')
    .filter((line) => /^ {2}(?:vary|host) /.test(line));
  const hosts = /\bhost \w/.test(handIn) ? [] : given;
  return [`exercise ${exercise.name} using ${setting.machine.name} {`, ...hosts, ...lines, '}'].join('\n');
}
