/** Exercises that cannot be used as they are. */
import { bare, type Of, sentences } from './phrases.js';

export function exercise({ what, reason }: Of<'exercise'>): string {
  switch (what) {
    case 'solution':
      return sentences('This solution does not pass', reason);
    case 'trivial':
      return sentences('This exercise passes without an answer', 'Ask for something: a blank, a gap (…), or a goal that does not hold yet');
    case 'goal':
      return sentences(`No exchange can reach this goal: ${bare(reason)}`);
  }
}

/** An answer of another kind. */
export function otherAnswer({ how, different, answer, goal }: Of<'other-answer'>): string {
  const what = how === 'early' ? `an answer that ends after ${different}` : how === 'again' ? `${different} once more, unasked` : different;
  return sentences(
    `Also passes: ${what}`,
    `The whole answer: ${answer.join(' · ')}`,
    goal === undefined
      ? 'Add a goal that excludes it, or expect error exercise/other if it is right, too'
      : `The line ${goal.text} excludes it`,
  );
}
