/** An exercise as the exchange that answers it. Its numbers are to be drawn already. */

import { type FixEdit, judge, type Statement, wording } from '../../core/index.js';
import { sharedAnalyser } from '../analysis/analyse.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { applied } from '../features/actions/action.js';
import { answers } from './answers.js';
import { othersThan } from './others.js';
import { exercisesIn } from './read.js';

/** `undefined` where no answer is known. */
export function solved(found: AnalysedExercise, text: string): string | undefined {
  const { exercise, setting } = found;
  const [solution] = exercise.solutions;
  if (solution !== undefined) return exchangeText(found, solution.exchange.statements, [], text);
  const edits = answers(exercise, setting);
  return isAnswer(found, applied(text, edits)) ? exchangeText(found, exercise.given.statements, edits, text) : undefined;
}

/** What passes as well and is of another kind: each as an exchange, headed by what is different. @param answer the known one, as an exchange */
export function otherTexts(found: AnalysedExercise, answer: string): readonly string[] {
  const [known] = sharedAnalyser().unit(answer).exchanges;
  if (known === undefined) return [];
  const [head = '', ...lines] = answer.split('\n');
  const hosts = lines.filter((line) => /^ *host\b/.test(line));
  return othersThan(known.exchange, found).map(({ how, different, answer: own }) => {
    return [`// ${wording().terminal.alsoPasses(different, how)}`, head, ...hosts, ...own.map((line) => `  ${line}`), '}', ''].join('\n');
  });
}

/** What the machine makes of it may miss a goal. */
function isAnswer({ exercise, setting }: AnalysedExercise, text: string): boolean {
  const own = exercisesIn(text).exercises.find(({ span }) => span.start >= exercise.span.start);
  const isDone = own !== undefined && judge(exercise, { exercise: own, problems: [] }, setting).passed;
  return isDone && own.name === exercise.name;
}

function exchangeText(
  { exercise, using, after }: AnalysedExercise,
  statements: readonly Statement[],
  edits: readonly FixEdit[],
  text: string,
): string {
  const head = ['exchange', exercise.name, exercise.title === '' ? '' : JSON.stringify(exercise.title)];
  const tail = [using === undefined ? '' : `using ${using.text}`, after === undefined ? '' : `after ${after.text}`, '{'];
  const parts = [
    ...statements
      .filter((each) => each.kind !== 'claims' || !each.trailing)
      .map(({ span, kind }) => ({ span, word: kind === 'claims' ? 'expect ' : '' })),
    ...edits.filter(({ span }) => exercise.gaps.includes(span)).map(({ span }) => ({ span, word: '' })),
  ];
  const lines = parts.sort((a, b) => a.span.start - b.span.start).map(({ span, word }) => word + lineOf(span.start, span.end, edits, text));
  return `${[...head, ...tail].filter((word) => word !== '').join(' ')}\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** With the claims at its end. */
function lineOf(start: number, end: number, edits: readonly FixEdit[], text: string): string {
  const stop = end + (/^[^\S\r\n]+expect[^\r\n;}]*/u.exec(text.slice(end))?.[0].replace(/\s*(?:\/\/.*)?$/u, '').length ?? 0);
  const within = edits.filter(({ span }) => span.start >= start && span.end <= stop);
  const moved = within.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  return applied(text.slice(start, stop), moved);
}
