/** What a student reads at the level `rule`: what is wrong and which rule it breaks, and nothing of what would be right. */
import { describe, expect, it } from 'vitest';
import { feedbackText } from '../../core/views/feedback.js';
import { analysed } from '../testing/check.js';
import { answered } from './exercise.fixture.js';
import { grade } from './grade.js';

const told = (...of: Parameters<typeof answered>): readonly string[] => answered(...of).losses.map((loss) => feedbackText(loss, 'rule'));

const exercise = (...lines: readonly string[]): string => `exercise e {\n  task "?"\n  ${lines.join('\n  ')}\n}\n`;

const handshake = exercise(
  'host A; host B in LISTEN',
  'A -> B : SYN seq=100',
  'B -> A : ?',
  'A -> B : ACK seq=? ack=?',
  'expect B in ?',
  'expect A.snd_nxt = ?',
  'B -> A : FIN+ACK',
  'A -> B : ACK',
  'expect B in ?',
);
const right = [
  ['B -> A : ?', 'B -> A : SYN+ACK seq=300'],
  ['seq=? ack=?', 'seq=101 ack=301'],
  ['B in ?', 'B in ESTABLISHED'],
  ['snd_nxt = ?', 'snd_nxt = 101'],
  ['B in ?', 'B in FIN_WAIT_2'],
] as const;
const but = (at: number, written: string): readonly string[] =>
  told(handshake, ...right.map(([part, own], index) => [part, index === at ? written : own] as const));

describe('a wrong answer is told with its rule', () => {
  it.each([
    [
      'a number',
      1,
      'seq=150 ack=301',
      'This is not right yet. The rule for seq: a segment without text carries SND.NXT, and uses up no number. RFC 9293 §3.4.',
    ],
    [
      'a number that looks like a slip',
      1,
      'seq=100 ack=301',
      'This is not right yet. This is the number of its own SYN, but a SYN takes one number. RFC 9293 §3.4.',
    ],
    ['a message', 0, 'B -> A : FIN', 'This is not right yet. B cannot send FIN here. RFC 9293 §3.10.7.4.'],
    [
      'a message whose slip tells the right one',
      0,
      'B -> A : ACK',
      'This is not right yet. First its own SYN has to be sent, together with the acknowledgment. RFC 9293 §3.10.7.4.',
    ],
    ['a state', 2, 'B in LISTEN', 'This is not right yet. Go through what B has sent and received up to here.'],
    ['a state whose slip tells the right one', 4, 'B in TIME_WAIT', 'This is not right yet.'],
    ['a variable', 3, 'snd_nxt = 102', 'This is not right yet. Go through what A has sent and received up to here.'],
    ['no state', 2, 'B in 대기', 'There is no state 대기. Known states:'],
    ['several states', 2, 'B in (ESTABLISHED, CLOSED)', 'Write one state, not several.'],
    ['one state or another', 2, 'B in ESTABLISHED or B in CLOSED', 'Write one state, not several.'],
    ['an arrow that was turned', 0, 'A -> B : SYN+ACK', 'This line was given and has to stay: B -> A : ?'],
  ] as const)('%s', (_, at, written, expected) => {
    const found = but(at, written);
    expect(found[0]).toContain(expected);
  });
});

it('a value of another protocol is told with its rule, also where the checker knows it by itself', () => {
  const ask = `exercise e using dns {
    host S is stub; host R is resolver; host Root is authority
    S -> R : Query id=1 name="example.org"
    R -> Root : Query id=50 name=?
    Root -> R : Answer id=?
  }
  `;
  expect(told(ask, ['name=?', 'name="example.com"'], ['id=?', 'id=50'])).toEqual([
    'This is not right yet. The rule for name: it belongs to what is under way, and carries its key. RFC 1034.',
  ]);
  expect(told(ask, ['name=?', 'name="example.org"'], ['id=?', 'id=51'])).toEqual([
    'This may be sent here, but the other host drops it: look at what that host waits for.',
  ]);
});

it('relative numbers are told as such, also where nobody knows the first number', () => {
  const data = exercise(
    'host A in ESTABLISHED with snd_nxt=1001, rcv_nxt=5001',
    'host B in ESTABLISHED with snd_nxt=5001, rcv_nxt=1001',
    'A -> B : PSH+ACK seq=1001 len=240',
    'B -> A : PSH+ACK seq=? ack=? len=10',
  );
  const relative =
    'This is not right yet. The numbers of this exchange are larger: this one looks relative, as if counted from 0 or 1. RFC 9293 §3.4.';
  expect(told(data, ['seq=?', 'seq=1'], ['ack=?', 'ack=241'])).toEqual([relative, relative]);
  expect(told(data, ['seq=?', 'seq=5001'], ['ack=?', 'ack=1242'])[0]).not.toContain('relative');
});

describe('a mistake to be found', () => {
  const find = exercise(
    'host A; host B in LISTEN',
    'A -> B : SYN seq=700',
    'B -> A : SYN+ACK seq=40 ack=700',
    'A -> B : ACK seq=701 ack=41',
    `solution {\n A -> B : SYN seq=700\n B -> A : SYN+ACK seq=40 ack=701\n A -> B : ACK seq=701 ack=41\n}`,
  );
  const line = '  B -> A : SYN+ACK seq=40 ack=700\n';
  const named = (code: string, own = line): readonly string[] => told(find, [line, `  expect error ${code}\n${own}`]);

  it('is named with another code', () =>
    expect(named('tcp/seq')).toContain('This is not right yet. This line is wrong, but not in this way.'));
  it('is named with no code', () =>
    expect(named('ack')).toContain('This is not right yet. There is no code ack: a code is written like illegal-send.'));
  it('is named at another line', () =>
    expect(told(find, ['  A -> B : ACK', '  expect error tcp/ack\n  A -> B : ACK'])).toContain(
      'This is not right yet. Nothing is wrong with this line.',
    ));
  it('is named and mended', () =>
    expect(named('tcp/ack', line.replace('ack=700', 'ack=701'))).toContain(
      'Correct this line, or name its mistake with expect error, not both.',
    ));
  it('is lost, or has a line beside it', () => {
    expect(told(find, ['B -> A', 'B -x A'])).toContain(
      'Correct what is wrong in this line, and leave the rest as it was given: B -> A : SYN+ACK seq=40 ack=700.',
    );
    expect(told(find, [line, `${line}  B -> A : SYN+ACK seq=40 ack=701\n`]).join()).toContain('correct the line that is wrong');
  });
});

describe('the answer never is to move, remove or insert what was given', () => {
  const whole = (...of: Parameters<typeof answered>): string =>
    answered(...of)
      .losses.map((loss) => feedbackText(loss, 'answer'))
      .join();
  const closing = exercise(
    'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301',
    'host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101',
    'A -> B : PSH+ACK seq=101 len=50',
    'B -> A : ACK ack=151',
    'A -> B : PSH+ACK seq=? len=50',
  );

  it('nor a message that would make a wrong number right', () => {
    expect(whole(closing, ['seq=?', 'seq=152'])).toMatch(/^seq should be 151/);
    expect(whole(closing, ['seq=?', 'seq=101'])).not.toMatch(/too many|missing|swapped/);
  });
  it('but what was written in a gap may be moved', () => {
    const gap = exercise('host A; host B in LISTEN', '…', 'expect B in ESTABLISHED');
    const lines = ['A -> B : SYN seq=100', 'A -> B : ACK seq=101 ack=301', 'B -> A : SYN+ACK seq=300 ack=101'];
    expect(whole(gap, ['…', lines.join('\n')])).toContain('swapped');
  });
});

it('a line that cannot be read is told of its own exercise only', () => {
  const [one, other] = [exercise('A -> B : SYN seq=1'), exercise('A -> B : SYN seq=2').replace('exercise e', 'exercise f')];
  const graded = grade(analysed(`${one}${other}`).exercises, one.replace('seq=1', 'seq='));
  const texts = graded.map(({ verdict }) => verdict.losses.map((loss) => feedbackText(loss, 'rule')).join());
  expect(texts[0]).toContain('Expected a value');
  expect(texts[1]).toBe('There is no answer to f here.');
});
