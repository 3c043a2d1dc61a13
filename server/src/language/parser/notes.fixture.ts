/** A line of notes behind lines of ours, and what becomes of it. */
import { expect } from 'vitest';
import { fixes } from '../../core/views/fixes.js';
import { analysed } from '../testing/check.js';

/** As it is written, and as it stands when its first fix is made. */
export type NotesTable = readonly (readonly [written: string, ours: string])[];

export const SYN = 'A -> B : SYN seq=100\n';
export const HANDSHAKE = `${SYN}B -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n`;
export const errorsIn = (text: string) => analysed(text).problems.filter(({ severity }) => severity === 'error');

/** One problem, and its first fix makes the document right. */
export function isMadeRight(before: string, written: string, ours: string): void {
  const text = `${before}${written}\n`;
  const problems = errorsIn(text);
  expect(problems).toHaveLength(1);
  const [fix] = problems.flatMap(fixes);
  const fixed = fix?.edits.reduceRight((all, { span, text: by }) => all.slice(0, span.start) + by + all.slice(span.end), text) ?? text;
  expect(fixed.slice(before.length).trim()).toBe(ours);
  expect(errorsIn(fixed)).toEqual([]);
}
