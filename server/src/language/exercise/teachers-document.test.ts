import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.js';
import { lenses as lensesOf } from '../features/lenses.js';
import { check } from '../testing/check.js';
import { toldGently, withheld } from './withheld.js';

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

  it.each(['exercise e {\ntask "?"', 'verify {'])('says once of all branches of a choice that it has none: %s', (head) => {
    const choice = 'either {\n//at either => syntax\nB -> A : SYN+ACK\n} or "no" {\nB -> A : RST\n}\nor {\nopt {\nB -> A : RST\n}\n}';
    check(`${head}\nA -> B : SYN\n${choice}\n}`);
  });

  const solved = 'solution {\n A -> B : SYN seq=1\n B -> A : SYN+ACK seq=2 ack=2\n A -> B : ACK seq=2 ack=3\n }';

  it.each<readonly [line: string, part?: string, written?: string]>([
    ['either {\n//at either => syntax\nB -> A : SYN\n}'],
    ['shuffle {\nA -> B : ACK\nshuffle {\n//at shuffle => syntax\n}\n}'],
    ['A -> : ACK\n//at : => syntax'],
    ['expect A in\n//at in => syntax'],
    ['', 'B -> A', 'either {\n//at either => syntax\n}\nB -> A'],
    ['', 'ack=2', 'akk=2\n//at akk => unknown-name'],
    ['', 'seq=2 ack=2', 'ack=\n//at = => syntax'],
  ])('says once what cannot be read, and nothing of a solution that nobody can judge then: %s', (line, part = '', written = '') => {
    const found = check(`exercise e {
      task "?"
      host A; host B in LISTEN
      A -> B : SYN seq=1
      ${line}
      …
      goal B in ESTABLISHED
      goal nothing owed
      ${solved.replace(part, written)}
    }`);
    expect(lensesOf(found).filter(({ kind }) => kind === 'solution')).toEqual([]);
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

  it.each([
    ['B -> A : SYN+ACK seq=500 ack=101', 'A -> B : ?', '//at ? => blank'],
    ['B -> A : RST+ACK seq=0 ack=101', 'A -> B : ?', '//at ? => blank'],
  ])('says gently, while it is answered, that %s is another right answer than the solution', (...lines) => {
    const solved = three(...lines)
      .replace('seq=y', 'seq=300')
      .replace('ack=y+1', 'ack=301');
    const found = check(solved.replace('solution {', 'solution {\n//at solution => exercise/solution It has '));
    const severities = ({ problems }: Analysis): readonly unknown[] => problems.map(({ severity }) => severity);
    // of a document that nobody answers, it is a slip of its author
    expect(severities(found)).toEqual(['information', 'error']);
    expect(severities(withheld(found))).toEqual(['information', 'information']);
    expect(severities(toldGently(found))).toEqual(['information', 'information']);
    const lenses = lensesOf(withheld(found)).filter(({ kind }) => kind === 'solution');
    expect(lenses.map(({ text }) => text)).toEqual(['the solution passes']);
  });

  it('says of a solution that is wrong in itself that it does not pass, whatever was answered', () => {
    const wrong = three('B -> A : SYN+ACK seq=500 ack=101', 'A -> B : ?', '//at ? => blank').replace('ack=y+1', 'ack=7');
    const found = check(
      wrong
        .replace('solution {', 'solution {\n//at solution => exercise/solution does not pass')
        .replace('ack=7', 'ack=7\n//at ack=7 => tcp/ack'),
    );
    expect(withheld(found).problems.find(({ code }) => code === 'exercise/solution')?.severity).toBe('error');
  });
});
