import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../analysis/analysis.js';
import { analysed, changed, errorsOf } from '../cursor.fixture.js';
import { done, OPEN } from './actions.fixture.js';
import { actions } from './actions.js';

describe('each fix removes its problem', () => {
  const folder = path.resolve(import.meta.dirname, '../../../../../examples/broken');
  const count = ({ problems }: Analysis, code: string): number => problems.filter((problem) => problem.code === code).length;
  const errors = ({ problems }: Analysis): number => problems.filter(({ severity }) => severity === 'error').length;
  it.each(readdirSync(folder))('%s', (file) => {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^ *expect error.*\n/gm, '');
    const analysis = analysed(text);
    for (const problem of analysis.problems)
      for (const { title, edits, kind } of actions(analysis, problem.span, (each) => analysed(each), {
        wants: (each) => each === 'quickfix',
      })) {
        expect(kind).toBe('quickfix');
        const after = analysed(changed(text, edits));
        expect(
          errors(after),
          `${title}:
${after.text}
${errorsOf(after)}`,
        ).toBeLessThanOrEqual(errors(analysis));
        expect(count(after, 'syntax'), title).toBeLessThanOrEqual(count(analysis, 'syntax'));
        expect(count(after, 'no-error'), title).toBeLessThanOrEqual(count(analysis, 'no-error'));
      }
  });
});

describe('quick fixes', () => {
  it.each([
    [
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 <|>ack=100\n',
      'Set ack to 101',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\n',
    ],
    [
      'A -> B : SYN seq=100\nA -> B : <|>ACK seq=101\n',
      'Insert B -> A : SYN+ACK before it',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=x ack=101\nA -> B : ACK seq=101\n',
    ],
    [
      `${OPEN}B -> A : ACK seq=301 <|>ack=151\nA -> B : ACK seq=151 ack=301\n`,
      'Insert A -> B : ACK len=50 before it',
      `${OPEN}A -> B : ACK seq=101 ack=301 len=50\nB -> A : ACK seq=301 ack=151\nA -> B : ACK seq=151 ack=301\n`,
    ],
    [
      '  A -> B : SYN\n  A -> B : <|>ACK // what?\n',
      'Insert B -> A : SYN+ACK before it',
      '  A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK // what?\n',
    ],
    [
      `${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK\nB -> A : <|>FIN+ACK`,
      'Add A -> B : ACK seq=102 ack=302 at the end',
      `${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK\nB -> A : FIN+ACK\nA -> B : ACK seq=102 ack=302`,
    ],
    [
      `${OPEN}A -x B : PSH+ACK seq=101 len=50\nA : timeout\nA -> B : PSH+ACK <|>seq=200 len=50 "again"\n`,
      'Make it the retransmission of line 4',
      `${OPEN}A -x B : PSH+ACK seq=101 len=50\nA : timeout\nA -> B : PSH+ACK seq=101 len=50 "again"\n`,
    ],
    ['A -x B : SYN seq=100\nA -> B : SYN <|>seq=101 as s\n', 'Set seq to 100', 'A -x B : SYN seq=100\nA -> B : SYN seq=100 as s\n'],
    ['A -x B : SYN seq=1\nA : timeout\nA -> B : <|>ACK seq=1\n', 'Change to SYN', 'A -x B : SYN seq=1\nA : timeout\nA -> B : SYN seq=1\n'],
    ['A ~> B : SYN as <|>m1', 'Mark it as lost', 'A -x B : SYN as m1'],
    ['A ~> B : SYN as <|>m1', 'Add m1 arrives at the end', 'A ~> B : SYN as m1\nm1 arrives'],
    ['A -> B : SYN\nB -> <|>: SYN+ACK // half\n', 'Write B -> A : SYN+ACK // half', 'A -> B : SYN\nB -> A : SYN+ACK // half\n'],
    [
      'exchange a after b { A -> B : SYN }\nexchange b after <|>a { A -> B : SYN }\n',
      'Remove after a',
      'exchange a after b { A -> B : SYN }\nexchange b { A -> B : SYN }\n',
    ],
    [
      'host A\nhost B in LISTEN // the server\n<|>C -> B : SYN\n',
      'Declare host C',
      'host A\nhost B in LISTEN // the server\nhost C\nC -> B : SYN\n',
    ],
    ['A -> B : SYN\nexpect A in <|>SYN_SNT\n', 'Change SYN_SNT to SYN_SENT', 'A -> B : SYN\nexpect A in SYN_SENT\n'],
    [
      'exchange e {\n  A -> B : SYN seq=1\n  B -> A : SYN+ACK <|>ack=1\n}\n',
      'It is meant to be so: expect error tcp/ack',
      'exchange e {\n  A -> B : SYN seq=1\n  expect error tcp/ack\n  B -> A : SYN+ACK ack=1\n}\n',
    ],
    [
      'exchange e { A -> B : SYN seq=1; B -> A : SYN+ACK <|>ack=1 }',
      'It is meant to be so: expect error tcp/ack',
      'exchange e { A -> B : SYN seq=1; expect error tcp/ack; B -> A : SYN+ACK ack=1 }',
    ],
    ['expect error tcp/seq\nA -> B : <|>SYN\n', 'Remove expect error', 'A -> B : SYN\n'],
    [
      'A -> B : SYN seq=1\nexpect error tcp/seq\n<|>B -> A : SYN+ACK ack=1\n',
      'Expect tcp/ack',
      'A -> B : SYN seq=1\nexpect error tcp/ack\nB -> A : SYN+ACK ack=1\n',
    ],
  ])('%j: %s', (marked, title, expected) => {
    expect(done(marked, title)).toBe(expected);
  });

  it('all numbers at once', () => {
    const wrong = `<|>${OPEN.replace('ack=101', 'ack=100').replace('ack=301', 'ack=300')}`;
    expect(done(wrong, 'Fix all errors')).toBe(OPEN);
  });
});
