/** `grade --format csv`: a row a file, as RFC 4180 has it. */
import { nameOf, type Submission, shown } from './submission.js';

export function csv(submissions: readonly Submission[]): string {
  const names = (submissions[0]?.exercises ?? []).map(nameOf);
  const rows = submissions.map(({ source, exercises, points, outOf, passed }) => [
    source.path,
    ...exercises.map(({ verdict }) => shown(verdict.points)),
    shown(points),
    shown(outOf),
    passed ? 'passed' : 'failed',
  ]);
  return [['file', ...names, 'points', 'of', 'result'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that begins like a formula is none. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
