/** Exercises that cannot be used as they are. */
import { bare, type Of, sentences } from './phrases.js';

export function exercise({ what, reason }: Of<'exercise'>): string {
  switch (what) {
    case 'solution':
      return sentences('This solution does not pass', reason);
    case 'other-line':
      return sentences(
        'This solution is right in itself, but the exercise has another line',
        reason,
        'That is no mistake if the line answers a blank or a gap; a line that was given has to stand in the solution, too',
      );
    case 'trivial':
      return sentences('This exercise passes without an answer', 'Ask for something: a blank, a gap (…), or a goal that does not hold yet');
    case 'goal':
      return sentences(`No exchange can reach this goal: ${bare(reason)}`);
  }
}

/** An answer of another kind. */
/** What another answer does that the solution does not. */
export function otherwise({ how, different }: Pick<Of<'other-answer'>, 'how' | 'different'>): string {
  if (how === 'early') return `an answer that ends after ${different}`;
  return how === 'again' ? `${different} once more, unasked` : different;
}

export function otherAnswer({ answer, goal, ...other }: Of<'other-answer'>): string {
  return sentences(
    `Also passes: ${otherwise(other)}`,
    `The whole answer: ${answer.join(' · ')}`,
    goal === undefined
      ? 'Add a goal that excludes it, or expect error exercise/other if it is right, too'
      : `The line ${goal.text} excludes it`,
  );
}
