/** Hand-ins for the shipped exercises: the hosts are there, the student's lines follow, with `|` between them. */
import { lossText } from '../../server/src/core/views/loss.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { AnalysedExercise } from '../../server/src/language/analysis/analysis.js';
import { gradeOne } from '../../server/src/language/exercise/grade.js';
import { withFirstNumbers } from '../../server/src/language/exercise/numbers.js';
import { analysisOf, documentsIn } from './documents.js';

export interface ShippedExercise {
  readonly found: AnalysedExercise;
  readonly text: string;
}

const known = new Map<string, ShippedExercise>();

/** With the first of its numbers. */
export function shipped(number: string): ShippedExercise {
  const before = known.get(number);
  if (before !== undefined) return before;
  const file = documentsIn('examples/exercises').find((each) => each.includes(`/${number}-`)) ?? '';
  const text = withFirstNumbers(analysisOf(file));
  const [found] = analyse(text, { source: file, read: () => undefined }).exercises;
  if (found === undefined) throw new Error(`${file} holds no exercise`);
  known.set(number, { found, text });
  return { found, text };
}

/** What it loses, in sentences; nothing where it passes. */
export function lossesOf(number: string, handIn: string): readonly string[] {
  const { found, text } = shipped(number);
  const given = text.split('\n').filter((line) => /^ {2}(?:vary|host) /.test(line));
  const own = /\bhost [AB]/.test(handIn) ? [] : given;
  const lines = [`exercise ${found.exercise.name} {`, ...own, ...handIn.split('|'), '}'];
  return gradeOne(found, 0, lines.join('\n')).verdict.losses.map((loss) => lossText(loss));
}
