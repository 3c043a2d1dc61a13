import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../analysis/analysis.js';
import { analysed, atCursor, changed, errorsOf } from '../cursor.fixture.js';
import { type Action, actions } from './actions.js';

const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const offered = (marked: string, kind = ''): readonly Action[] => {
  const { analysis, offset } = atCursor(marked);
  return actions(
    analysis,
    { start: offset, end: offset },
    (text) => analysed(text),
    (each) => each.startsWith(kind),
  );
};
const done = (marked: string, title: string): string => {
  const all = offered(marked);
  const found = all.find((action) => action.title === title);
  expect(all.map((action) => action.title)).toContain(title);
  return changed(atCursor(marked).analysis.text, found?.edits ?? []);
};

describe('each fix removes its problem', () => {
  const folder = path.resolve(import.meta.dirname, '../../../../../examples/broken');
  const count = ({ problems }: Analysis, code: string): number => problems.filter((problem) => problem.code === code).length;
  const errors = ({ problems }: Analysis): number => problems.filter(({ severity }) => severity === 'error').length;
  it.each(readdirSync(folder))('%s', (file) => {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^ *expect error.*\n/gm, '');
    const analysis = analysed(text);
    for (const problem of analysis.problems)
      for (const { title, edits, kind } of actions(
        analysis,
        problem.span,
        (each) => analysed(each),
        (each) => each === 'quickfix',
      )) {
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
      '  A -> B : SYN\n  A -> B : <|>ACK // what?\n',
      'Insert B -> A : SYN+ACK before it',
      '  A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK // what?\n',
    ],
    [
      `${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK\nB -> A : <|>FIN+ACK`,
      'Add A -> B : ACK seq=102 ack=302 at the end',
      `${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK\nB -> A : FIN+ACK\nA -> B : ACK seq=102 ack=302`,
    ],
    ['A ~> B : SYN as <|>m1', 'Mark it as lost', 'A -x B : SYN as m1'],
    ['A ~> B : SYN as <|>m1', 'Add m1 arrives at the end', 'A ~> B : SYN as m1\nm1 arrives'],
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
    const wrong = `<|>${OPEN.replace('ack=101', 'ack=100').replace('seq=101 ack=301', 'seq=100 ack=300')}`;
    expect(done(wrong, 'Set all wrong numbers right')).toBe(OPEN);
  });
});

describe('refactorings', () => {
  const SHORT = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300\nA -> B : ACK\n';
  it.each([
    [`<|>${SHORT}`, 'Fill in the numbers that are left out', OPEN],
    [`<|>${OPEN}`, 'Leave out the numbers that follow of themselves', SHORT],
    [
      'A -> B : <|>SYN seq=100',
      'Complete the exchange with what is owed',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=x ack=101\nA -> B : ACK seq=101 ack=x+1',
    ],
    [
      'A -> B : <|>SYN\nB -> A : SYN+ACK\n',
      'Add the claims that hold here',
      'A -> B : SYN\nexpect A in SYN_SENT, B in SYN_RECEIVED\nB -> A : SYN+ACK\n',
    ],
    ['A -> B : SYN seq=7\nB -> A : SYN+ACK ack=<|>?\n', 'Show the answer', 'A -> B : SYN seq=7\nB -> A : SYN+ACK ack=8\n'],
    ['A -> B : SYN seq=7\nB -> A : <|>?\n', 'Show the answer', 'A -> B : SYN seq=7\nB -> A : SYN+ACK\n'],
    ['A -> B : SYN seq=7\nexpect A in <|>?\n', 'Show the answer', 'A -> B : SYN seq=7\nexpect A in SYN_SENT\n'],
    [
      'A -> B : <|>SYN\nB -> A : SYN+ACK // two\n',
      'Put it into an exchange block',
      'exchange main {\n  A -> B : SYN\n  B -> A : SYN+ACK // two\n}\n',
    ],
    [
      'exchange main {\n  A -> B : <|>SYN\n  B -> A : SYN+ACK // two\n}\n',
      'Take it out of its block',
      'A -> B : SYN\nB -> A : SYN+ACK // two\n',
    ],
  ])('%j: %s', (marked, title, expected) => {
    expect(done(marked, title)).toBe(expected);
  });

  const TALK =
    'protocol talk {\n  message Ask\n  message Answer\n  initial state IDLE { send Ask -> WAIT; receive Ask { owe Answer }; send Answer -> DONE }\n' +
    '  state WAIT { receive Answer -> DONE }\n  state DONE\n}\n';
  const END = ', until A in CLOSED, B in CLOSED';
  it.each([
    [
      `<|>${OPEN}`,
      `Run to the end: A -> B : FIN+ACK …${END}`,
      `${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=102\nB -> A : FIN+ACK seq=301 ack=102\n` +
        'A -> B : ACK seq=102 ack=302\nA : timeout\n',
    ],
    [
      'exchange e { A -> B : <|>SYN }\n',
      `Run to the end: B -> A : SYN+ACK …${END}`,
      'exchange e { A -> B : SYN; B -> A : SYN+ACK; A -> B : ACK; A -> B : FIN+ACK; B -> A : ACK; B -> A : FIN+ACK; A -> B : ACK; A : timeout }\n',
    ],
    [
      `${OPEN}A ~> B : FIN+ACK seq=101 ack=301 as f\nB -> A : <|>FIN+ACK seq=301 ack=101`,
      `Run to the end: f arrives …${END}`,
      `${OPEN}A ~> B : FIN+ACK seq=101 ack=301 as f\nB -> A : FIN+ACK seq=301 ack=101\nf arrives\n` +
        'A -> B : ACK seq=102 ack=302\nB -> A : ACK seq=302 ack=102\nA : timeout\nB : timeout',
    ],
    [
      `${TALK}exchange e using talk {\n  <|>A -> B : Ask\n}\n`,
      'Run to the end: B -> A : Answer',
      `${TALK}exchange e using talk {\n  A -> B : Ask\n  B -> A : Answer\n}\n`,
    ],
  ])('%j: %s', (marked, title, expected) => {
    expect(done(marked, title)).toBe(expected);
    expect(errorsOf(analysed(expected))).toEqual([]);
  });

  it('nothing runs to the end that other exchanges go on after', () => {
    const titles = offered(`exchange e {\n<|>${OPEN}}\nexchange f after e {\n  A -> B : FIN+ACK\n}\n`).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('Run'))).toEqual([]);
  });

  const BLOCK = 'exchange e "T" {\n  A -> B : SYN seq=100\n\n  // two\n  section "s"\n  B -> A : <|>SYN+ACK\n  A -> B : ACK\n}\n';
  it.each([
    [
      BLOCK,
      'exchange e "T" {\n  A -> B : SYN seq=100\n}\n\nexchange e_rest after e {\n  // two\n  section "s"\n  B -> A : SYN+ACK\n  A -> B : ACK\n}\n',
    ],
    [
      `${BLOCK}exchange f after e { A -> B : FIN+ACK }\nexchange e_rest { A -> B : SYN }\n`,
      'exchange e "T" {\n  A -> B : SYN seq=100\n}\n\nexchange e_rest2 after e {\n  // two\n  section "s"\n  B -> A : SYN+ACK\n  A -> B : ACK\n}\n' +
        'exchange f after e_rest2 { A -> B : FIN+ACK }\nexchange e_rest { A -> B : SYN }\n',
    ],
    [
      'A -> B : SYN\r\nB -> A : <|>SYN+ACK\r\n',
      'exchange main {\r\n  A -> B : SYN\r\n}\r\n\r\nexchange main_rest after main {\r\n  B -> A : SYN+ACK\r\n}\r\n',
    ],
    [
      'exchange {\n  A ~> B : SYN seq=x as m1\n  m1 <|>arrives // now\n  B -> A : SYN+ACK ack=x+1\n}',
      'exchange main {\n  A ~> B : SYN seq=x as m1\n}\n\nexchange main_rest after main {\n  m1 arrives // now\n  B -> A : SYN+ACK ack=x+1\n}',
    ],
    [
      'exchange e {\n  A -> B : SYN seq=1\n  expect error illegal-send\n  <|>A -> B : FIN+ACK\n  B -> A : SYN+ACK\n}\n',
      'exchange e {\n  A -> B : SYN seq=1\n}\n\nexchange e_rest after e {\n  expect error illegal-send\n  A -> B : FIN+ACK\n  B -> A : SYN+ACK\n}\n',
    ],
  ])('split %j', (marked, expected) => {
    expect(done(marked, 'Split the exchange here')).toBe(expected);
    expect(errorsOf(analysed(expected))).toEqual(errorsOf(atCursor(marked).analysis));
  });

  it.each([
    'exchange e {\n  <|>A -> B : SYN\n  B -> A : SYN+ACK\n}\n',
    // as A may have mistyped its number, which nobody can tell from the second half
    'exchange e {\n  A -> B : SYN seq=1\n  <|>B -> A : SYN+ACK ack=1\n}\n',
    'exchange e {\n  A -> B : SYN; B -> A : <|>SYN+ACK\n}\n',
    'exchange e {\n  delay 50ms\n  A -> B : SYN\n  B -> A : <|>SYN+ACK\n}\n',
    'host A\nhost B in LISTEN\nA -> B : SYN\n<|>B -> A : SYN+ACK\nhost C\n',
    'exercise e {\n  A -> B : SYN\n  B -> A : <|>SYN+ACK\n  task "t"\n}\n',
  ])('does not split %j', (marked) => {
    expect(offered(marked, 'refactor').map(({ title }) => title)).not.toContain('Split the exchange here');
  });

  it('are not offered where there is nothing to do', () => {
    expect(offered(`<|>${OPEN}`, 'refactor').map(({ title }) => title)).toEqual([
      'Leave out the numbers that follow of themselves',
      'Add the claims that hold here',
      'Put it into an exchange block',
      `Run to the end: A -> B : FIN+ACK …${END}`,
      `Run to the end: B -> A : FIN+ACK …${END}`,
    ]);
    expect(offered('<|>')).toEqual([]);
  });
});
