import { describe, expect, it } from 'vitest';
import { analysed, atCursor, errorsOf } from '../cursor.fixture.js';
import { done, OPEN, offered } from './actions.fixture.js';
import { actions } from './actions.js';

/** Without numbers: the next ones are the same lines. */
const DATA = 'A -> B : PSH+ACK len=10 "a line of text, and more text"\nB -> A : ACK\n';

describe('refactorings', () => {
  const SHORT = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300\nA -> B : ACK\n';
  it.each([
    [`<|>${SHORT}`, 'Fill in the missing numbers', OPEN],
    [`<|>${OPEN}`, 'Leave out the numbers that follow from the rest', SHORT],
    [
      'A -> B : <|>SYN seq=100',
      'Complete the exchange with the messages owed',
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
      'Wrap it in an exchange block',
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
    '  state WAIT { receive Answer -> DONE }\n  final state DONE\n}\n';
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
      `${OPEN}B -> A : <|>FIN+ACK expect A in CLOSE_WAIT\nexpect B in FIN_WAIT_1 // so far\n`,
      `Run to the end: A -> B : ACK …${END}`,
      `${OPEN}B -> A : FIN+ACK expect A in CLOSE_WAIT\nexpect B in FIN_WAIT_1 // so far\nA -> B : ACK seq=101 ack=302\n` +
        'A -> B : FIN+ACK seq=101 ack=302\nB -> A : ACK seq=302 ack=102\nB : timeout\n',
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

  const SYMBOLS = 'A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK seq=x+1 ack=y+1\n';
  const MIDST = (own: string, other: string, next: string): string =>
    `exchange e {\n  host A in ESTABLISHED with snd_nxt=${own}, rcv_nxt=${other}\n  host B in ESTABLISHED with snd_nxt=${other}, rcv_nxt=${own}\n` +
    `  A -x B : PSH+ACK seq=${own} ack=${other} len=10\n  A : timeout\n  A -> B : PSH+ACK seq=${own} len=10\n  B -> A : ACK seq=${other} ack=${next}\n` +
    `  expect A.snd_una = ${next}, B.rcv_nxt = ${next}\n}\nexchange f after e {\n  B -> A : PSH+ACK seq=${other} ack=${next} len=5\n}\n`;
  const DUPLICATE = (seq: string, old: string, ack: string): string =>
    `A ~> B : SYN seq=${seq} as m1\nstray A -> B : SYN seq=${old}\nB -> A : SYN+ACK ack=${ack}\nA -> B : RST seq=${ack}\n`;
  it.each([
    [OPEN, SYMBOLS],
    [MIDST('100', '300', '110'), MIDST('x', 'y', 'x+10')],
    [DUPLICATE('100', '90', '91').replace('ack=91', 'seq=300 ack=91'), DUPLICATE('x', 'x-10', 'x-9').replace('ack=x-9', 'seq=y ack=x-9')],
  ])('%j and symbols', (numbers, symbols) => {
    expect(done(`<|>${numbers}`, 'Use symbols for the sequence numbers')).toBe(symbols);
    expect(done(`<|>${symbols}`, 'Use numbers for the symbols')).toBe(numbers);
  });

  it.each([
    ['Use symbols for the sequence numbers', SYMBOLS],
    ['Use symbols for the sequence numbers', 'A -> B : SYN\nB -> A : SYN+ACK\n'],
    ['Use numbers for the symbols', OPEN],
    ['Use numbers for the symbols', 'A -> B : SYN\nB -> A : SYN+ACK\n'],
  ])('no %s in %j', (title, text) => {
    expect(offered(`<|>${text}`).map((action) => action.title)).not.toContain(title);
  });

  it('numbers: another name stands for what it names, and many bytes need much room', () => {
    expect(done(`<|>${SYMBOLS}A -> B : ACK seq=w len=1000\nB -> A : ACK ack=w+1000\n`, 'Use numbers for the symbols')).toBe(
      'A -> B : SYN seq=10000\nB -> A : SYN+ACK seq=30000 ack=10001\nA -> B : ACK seq=10001 ack=30001\n' +
        'A -> B : ACK seq=10001 len=1000\nB -> A : ACK ack=11001\n',
    );
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
    [
      'exchange e {\n  A -> B : SYN\n  expect A in <|>SYN_SENT\n  B -> A : SYN+ACK\n}\n',
      'exchange e {\n  A -> B : SYN\n}\n\nexchange e_rest after e {\n  expect A in SYN_SENT\n  B -> A : SYN+ACK\n}\n',
    ],
  ])('split %j', (marked, expected) => {
    expect(done(marked, 'Split the exchange here')).toBe(expected);
    expect(errorsOf(analysed(expected))).toEqual(errorsOf(atCursor(marked).analysis));
  });

  it.each([
    'exchange e {\n  <|>A -> B : SYN\n  B -> A : SYN+ACK\n}\n',
    'exchange e {\n  A -> B : SYN; B -> A : <|>SYN+ACK\n}\n',
    'exchange e {\n  delay 50ms\n  A -> B : SYN\n  B -> A : <|>SYN+ACK\n}\n',
    'host A\nhost B in LISTEN\nA -> B : SYN\n<|>B -> A : SYN+ACK\nhost C\n',
    'exercise e {\n  A -> B : SYN\n  B -> A : <|>SYN+ACK\n  task "t"\n}\n',
  ])('does not split %j', (marked) => {
    expect(offered(marked, 'refactor').map(({ title }) => title)).not.toContain('Split the exchange here');
  });

  it('are not offered where there is nothing to do', () => {
    expect(offered(`<|>${OPEN}`, 'refactor').map(({ title }) => title)).toEqual([
      'Leave out the numbers that follow from the rest',
      'Add the claims that hold here',
      'Wrap it in an exchange block',
      'Use symbols for the sequence numbers',
      `Run to the end: A -> B : FIN+ACK …${END}`,
      `Run to the end: B -> A : FIN+ACK …${END}`,
    ]);
    expect(offered('<|>')).toEqual([]);
  });

  it('of a long document are worked out when they are chosen: the same ones, with the same edits', () => {
    const { analysis, offset } = atCursor(`${OPEN}<|>${DATA.repeat(60)}`);
    let tries = 0;
    const count = (text: string) => {
      tries++;
      return analysed(text);
    };
    const found = (isLater: boolean) => [
      ...actions(analysis, { start: offset, end: offset }, count, { wants: (kind) => kind === 'refactor', isLater }),
    ];
    const later = found(true);
    expect(tries).toBe(0);
    const now = found(false);
    expect(later.map(({ title }) => title)).toEqual(now.map(({ title }) => title));
    expect(later.map((action) => action.later?.() ?? action.edits)).toEqual(now.map(({ edits }) => edits));
  });

  it('are not tried out in documents of any length', () => {
    const { analysis } = atCursor(`<|>${OPEN}${'A -> B : PSH+ACK len=10\nB -> A : ACK\n'.repeat(2_000)}`);
    let tries = 0;
    const count = (text: string) => {
      tries++;
      return analysed(text);
    };
    const found = [...actions(analysis, { start: 0, end: 0 }, count, { wants: () => true })].map(({ title }) => title);
    expect(found).toContain('Add the claims that hold here');
    expect(tries).toBe(0);
  });
});
