/** Exercises that cannot be used as they are. */
import { bare, type Of, sentences } from './phrases.js';

export function exercise({ what, reason }: Of<'exercise'>): string {
  switch (what) {
    case 'solution':
      return sentences('This solution does not pass', reason);
    case 'trivial':
      return sentences(
        'This exercise is passed without doing anything',
        'Ask for something: a blank, a gap (…), or a goal that does not hold yet',
      );
    case 'goal':
      return sentences(`No exchange can reach this goal: ${bare(reason)}`);
  }
}
