/** `grade --format statistics`: which item of an exercise was missed by how many, and what they wrote there. */
import { wording } from '../../core/index.js';
import { columnsOf, type GradedFile, inColumn, type Submission } from './submission.js';
import { table } from './table.js';

const MOST_VALUES = 5;

export function statistics(submissions: readonly Submission[]): string {
  const { terminal } = wording();
  return columnsOf(submissions)
    .map((name) => {
      const graded = submissions.flatMap((each) => inColumn(each, name) ?? []);
      const passed = graded.filter(({ verdict }) => verdict.passed).length;
      const most = Math.max(0, ...graded.map(({ verdict }) => verdict.items.length));
      const rows = Array.from({ length: most }, (_, at) => rowOf(graded, at));
      return `${name}: ${terminal.passedOf(passed, graded.length)}\n${table([[`  ${terminal.item}`, terminal.missed, terminal.writtenInstead], ...rows])}`;
    })
    .join('\n');
}

function rowOf(graded: readonly GradedFile[], at: number): readonly string[] {
  const having = graded.filter(({ verdict }) => verdict.items.length > at && !isAbsent(verdict.items[0]?.place));
  const missed = having.filter(({ verdict }) => verdict.items[at]?.passed === false);
  const kind = having[0]?.verdict.items[at]?.kind ?? '';
  return [
    `  ${at + 1} ${kind}`,
    wording().terminal.missedOf(missed.length, having.length),
    kind === 'blank' ? common(missed.map((each) => writtenAt(each, at))) : '',
  ];
}

const isAbsent = (place: { readonly start: number; readonly end: number } | undefined): boolean => place === undefined || place.end <= 0;

function writtenAt({ verdict, source }: GradedFile, at: number): string {
  const written = verdict.items[at]?.written;
  return written === undefined || source === undefined ? wording().terminal.nothingWritten : source.text.slice(written.start, written.end);
}

function common(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted
    .slice(0, MOST_VALUES)
    .map(([value, count]) => `${value} (${count})`)
    .join(', ');
}
