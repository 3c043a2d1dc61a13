/** What else passes, as teachers are told it; and that the goal that is proposed excludes it. */
import { describe, expect, it } from 'vitest';
import { fixes } from '../../core/views/fixes.js';
import { words } from '../../core/views/words.js';
import { applied } from '../features/actions/action.js';
import { analysed } from '../testing/check.js';

const HOSTS = 'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301\n  host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101';

const exercise = (given: string, solution: string, hosts = HOSTS): string => `exercise x {
  task "Go on."
  ${hosts}
  ${given}
  solution {
    ${solution.replaceAll(' | ', '\n    ')}
  }
}
`;

const othersIn = (text: string) => analysed(text).problems.filter(({ code }) => code === 'exercise/other');

const shown = (text: string): readonly string[] =>
  othersIn(text).map((problem) => words(problem).replace(/^Also passes: (.*?)\. The whole.*$/s, '$1'));

/** As its first fixes make it, until there is none. */
function mended(text: string): string {
  let now = text;
  for (let round = 0; round < 6; round++) {
    const [fix] = othersIn(now).flatMap(fixes);
    if (fix === undefined) return now;
    now = applied(now, fix.edits);
  }
  return now;
}

const CLOSE = 'A -> B : FIN+ACK | B -> A : FIN+ACK | A -> B : ACK';
const LAST_ACK_LOST = 'A -> B : FIN+ACK | B -> A : FIN+ACK | A -x B : ACK | B : timeout | B -> A : FIN+ACK | A -> B : ACK | A : timeout';
const REFUSED = 'A -> B : SYN seq=7 | B -> A : RST+ACK seq=0 ack=8';

describe('what else passes', () => {
  it.each([
    ['an abrupt end', exercise('…\n  goal B in CLOSED', CLOSE), ['A -> B : RST', 'B -> A : RST', 'A : abort', 'A : crash', 'B : abort']],
    ['nothing, where all is said', exercise('…\n  goal A in TIME_WAIT, B in CLOSED\n  goal closes gracefully', CLOSE), []],
    ['an early end', exercise('…\n  goal with A -> B : FIN\n  goal closes gracefully', CLOSE), []],
    [
      'an end in which something is owed',
      exercise('…\n  goal with A -> B : FIN\n  goal never crash\n  goal never abort\n  goal never with RST', CLOSE),
      ['an answer that ends after A -> B : FIN+ACK'],
    ],
    [
      'what the solution does not do itself',
      exercise('…\n  goal with B -> A : RST\n  goal A in CLOSED', REFUSED, 'host A; host B'),
      ['A : abort', 'A : crash'],
    ],
    [
      'nothing at blanks of numbers',
      exercise('A -> B : ACK seq=101 len=50\n  B -> A : ACK ack=?', 'A -> B : ACK seq=101 len=50 | B -> A : ACK ack=151'),
      [],
    ],
    [
      'an ACK sent once more that nobody asked for',
      exercise('…\n  goal A in CLOSED, B in CLOSED\n  goal closes gracefully', LAST_ACK_LOST),
      ['A -> B : ACK once more, unasked'],
    ],
    [
      'nothing sent again that the solution sends again, without its timer',
      exercise(
        '…\n  goal B.rcv_nxt = 181, A.snd_una = 181\n  goal A in ESTABLISHED, B in ESTABLISHED',
        'A -x B : ACK len=80 | A : timeout | A -> B : ACK len=80 | B -> A : ACK',
      ),
      [],
    ],
    ['nothing that is expected', exercise('…\n  expect error exercise/other\n  goal B in CLOSED', CLOSE), []],
  ])('is %s', (_, text, expected) => expect(shown(text)).toEqual(expected));

  it.each([
    exercise('…\n  goal B in CLOSED', CLOSE),
    exercise('…\n  goal with A -> B : FIN\n  goal never crash\n  goal never abort\n  goal never with RST', CLOSE),
    exercise('…\n  goal with B -> A : RST\n  goal A in CLOSED', REFUSED, 'host A; host B'),
    exercise('…\n  goal A in CLOSED, B in CLOSED\n  goal closes gracefully', LAST_ACK_LOST),
  ])('is excluded by the goals that are proposed: %s', (text) => {
    expect(othersIn(text).length).toBeGreaterThan(0);
    expect(othersIn(mended(text)).map(words)).toEqual([]);
    expect(analysed(mended(text)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is not told of a handout', () => expect(shown(exercise('blanks 0\n  …\n  goal B in CLOSED', CLOSE))).toEqual([]));
});
