import { describe, it } from 'vitest';
import { check } from '../testing/check.js';

describe("the teacher's document", () => {
  it('says when a solution does not pass', () => {
    check(`exercise e "One" {
      task "?"
      A -> B : SYN seq=1
      ...
      goal A in ESTABLISHED
      solution {
      //at solution => exercise/solution The goal A in ESTABLISHED is not reached: A is in SYN_SENT
        A -> B : SYN seq=1
      }
    }`);
  });

  it('says when there is nothing to do, and when it cannot be done', () => {
    check(`exercise easy {
      task "?"
      A -> B : SYN seq=1
      B -> A : SYN+ACK
      goal B in SYN_RECEIVED
      //   ^^^^^^^^^^^^^^^^^ exercise/trivial
    }`);
    check(`exercise e {
      task "?"
      ...
      goal A in LISTEN, A in CLOSED
      //                ^^^^^^^^^^^ exercise/goal two states
    }`);
  });

  it('says which blocks it holds', () => {
    const other = 'syntax an exercise holds no blocks but solution { … } and shuffle { … }';
    check(`exercise e {
      task "?"
      answer {
      //at answer => ${other}
        A -> B : SYN
      }
      ...
      goal A in SYN_SENT
    }`);
    check(`exercise e {
      task "?"
      shuffle {
        A -> B : SYN
        shuffle {
        //at shuffle => ${other}
        }
      }
      goal A in SYN_SENT
    }`);
    check('verify {\n  A -> B : SYN\n  either {\n  //at either => syntax a verify block holds no other blocks\n  }\n}');
  });

  it('has words that can be names', () => {
    check('exercise exercise { task "x"; task -> goal : SYN; goal -> task : SYN+ACK; goal goal in ESTABLISHED; … }');
  });

  const three = (...lines: readonly string[]): string => `exercise e {
    task "?"
    host A; host B in LISTEN
    A -> B : SYN seq=100
    ${lines.join('\n')}
    …
    goal B in ESTABLISHED
    goal nothing owed
    solution {
      A -> B : SYN seq=100
      B -> A : SYN+ACK seq=y ack=101
      A -> B : ACK ack=y+1
    }
  }`;

  it('says where an answer is wrong, and not that the solution is', () => {
    check(three('B -> A : SYN+ACK seq=300 ack=100', '//at ack=100 => tcp/ack 101', 'A -> B : ?', '//at ? => blank'));
    check(three('B -> A : SYN', '//at SYN => illegal-send', 'A -> B : ?', '//at ? => blank'));
  });

  it.each(['SYN+ACK seq=300 ack=101 win=500', 'SYN+ACK'])('says nothing where a right answer is written otherwise: %s', (message) => {
    check(three(`B -> A : ${message}`, 'A -> B : ?', '//at ? => blank'));
  });

  it('says when its solution has another line than what is given', () => {
    const other = three('B -> A : SYN+ACK seq=300', 'A -> B : ?', '//at ? => blank').replace('seq=y', 'seq=301').replace('ack=y+1', '');
    check(other.replace('solution {', 'solution {\n//at solution => exercise/solution'));
  });
});
