/** An exercise as the exchange that answers it. Its numbers are to be drawn already. */
import type { Edit } from '../../core/views/fixes.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { applied } from '../features/actions/fix-all.js';
import { answers } from './answers.js';

/** `undefined` where no answer is known. */
export function solved({ exercise, setting, using, after }: AnalysedExercise, text: string): string | undefined {
  const [solution] = exercise.solutions;
  const head = ['exchange', exercise.name, exercise.title === '' ? '' : JSON.stringify(exercise.title)];
  const tail = [using === undefined ? '' : `using ${using.text}`, after === undefined ? '' : `after ${after.text}`, '{'];
  const edits = solution === undefined ? answers(exercise, setting) : [];
  const statements = (solution?.exchange ?? exercise.given).statements.filter((each) => each.kind !== 'claims' || !each.trailing);
  const gaps = solution === undefined ? exercise.gaps : [];
  const parts = [
    ...statements.map(({ span, kind }) => ({ span, word: kind === 'claims' ? 'expect ' : '' })),
    ...gaps.map((span) => ({ span, word: '' })),
  ];
  const lines = parts.sort((a, b) => a.span.start - b.span.start).map(({ span, word }) => word + lineOf(span.start, span.end, edits, text));
  const isOpen = lines.some((line) => /^(?:…|\.\.\.)$|: \?|=\?|\bin \?/u.test(line));
  return isOpen
    ? undefined
    : `${[...head, ...tail].filter((word) => word !== '').join(' ')}\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** With the claims at its end. */
function lineOf(start: number, end: number, edits: readonly Edit[], text: string): string {
  const rest =
    /^[^\S\r\n]+expect[^\r\n;}]*/u
      .exec(text.slice(end))?.[0]
      .replace(/\/\/.*$/u, '')
      .trimEnd() ?? '';
  const stop = end + rest.length;
  const within = edits.filter(({ span }) => span.start >= start && span.end <= stop);
  const moved = within.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  return applied(text.slice(start, stop), moved);
}
