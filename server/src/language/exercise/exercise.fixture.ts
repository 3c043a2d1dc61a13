/** Exercises in texts: a key, an answer that is the key with some of its text replaced, and what comes of it in one line each. */
import { judge } from '../../core/exercise/judge.js';
import type { Judgement } from '../../core/exercise/verdict.js';
import { lossText } from '../../core/views/loss.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { analysed } from '../testing/check.js';

export function exerciseIn(text: string): AnalysedExercise {
  const [found] = analysed(text).exercises;
  if (found === undefined) throw new Error('the text holds no exercise');
  return found;
}

/** Each pair is a part of the key and what the student wrote in its place. */
export function answered(key: string, ...replacements: readonly (readonly [part: string, written: string])[]): Judgement {
  const text = replacements.reduce((now, [part, written]) => {
    if (!now.includes(part)) throw new Error(`the key has no ${part}`);
    return now.replace(part, written);
  }, key);
  const { exercise, setting } = exerciseIn(key);
  const { problems, exercises } = analysed(text);
  const answer = exercises[0]?.exercise;
  if (answer === undefined) throw new Error('the answer holds no exercise');
  return judge(exercise, { exercise: answer, problems: problems.filter(({ code }) => code === 'syntax') }, setting);
}

/** `6 of 10`, and the losses. */
export const told = ({ points, outOf, losses }: Judgement): readonly string[] => [
  `${points} of ${outOf}`,
  ...losses.map((loss) => lossText(loss)),
];
