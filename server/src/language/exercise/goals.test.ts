/** Each kind of goal, with answers that reach it and others that do not. */
import { describe, expect, it } from 'vitest';
import { feedbackText, type Level } from '../../core/views/feedback.js';
import { answered, told } from './exercise.fixture.js';

const close = (goals: string): string => `exercise d "Design" {
  task "Draw it."
  points 8
  host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
  …
  ${goals}
}
`;
const LINES: Readonly<Record<string, string>> = {
  F: 'A -> B : FIN+ACK',
  a: 'B -> A : ACK',
  f: 'B -> A : FIN+ACK',
  A: 'A -> B : ACK',
  h: 'B -x A : ACK seq=301 len=250',
  i: 'B -> A : ACK seq=551 len=250',
  D: 'B -> A : PSH+ACK seq=301 len=500',
  d: 'B -> A : PSH+ACK len=500',
  l: 'B -x A : PSH+ACK len=500',
  t: 'B : timeout',
  T: 'A : timeout',
  c: 'B : crash',
  x: 'A : abort',
  r: 'B -> A : RST',
};
const lines = (letters: string): string => [...letters].map((letter) => LINES[letter]).join('\n');
const reached = (goal: string, letters: string): boolean => answered(close(`goal ${goal}`), ['…', lines(letters)]).passed;

const missed = (goal: string, letters: string, level: Level): readonly string[] =>
  answered(close(`goal ${goal}`), ['…', lines(letters)]).losses.flatMap((loss) =>
    loss.cause.kind === 'goal' ? feedbackText(loss, level) : [],
  );

describe('a goal', () => {
  it.each([
    ['closes gracefully', ['FafA', 'FfA', 'FafAT', 'FadAfA'], ['Fa', 'FaAc', 'x', 'Fac', 'r', 'Fafr']],
    ['never crash', ['F', 'Fx'], ['c', 'Fc']],
    ['never A : abort', ['Fc'], ['x']],
    ['never with RST', ['F'], ['r']],
    ['never with B -> A : FIN', ['Fa'], ['Ff', 'f']],
    ['A passes FIN_WAIT_2', ['Fa', 'FafA', 'FfA'], ['F']],
    ['A passes FIN_WAIT2', ['Fa'], ['F']],
    ['B sends 500 bytes', ['d', 'ltd', 'hitD'], ['F', 'dAd', 'h']],
    ['at least 3 messages', ['FfA', 'FafA'], ['Fa']],
    ['exactly 3 messages', ['FfA'], ['FafA', 'Fa']],
    ['with PSH received', ['d', 'ltd'], ['l']],
    ['with PSH lost before B : timeout', ['lt', 'ltd'], ['l', 'd']],
    ['with PSH before FIN', ['dAF'], ['F', 'Fad', 'd']],
    ['message 2 is ACK', ['Fa'], ['F', 'c', 'l']],
    ['message 1 is PSH and lost', ['l'], ['d', 'F']],
    ['hidden A in FIN_WAIT_2', ['Fa'], ['F']],
    ['breaks never A in FIN_WAIT_2', ['Fa', 'FafA'], ['F']],
    ['breaks always A in ESTABLISHED or A in FIN_WAIT_1', ['Fa'], ['F']],
    ['breaks never B receives FIN', ['F'], ['c', 'd']],
    // what does not go on to its end shows nothing
    ['breaks finally B in CLOSED', ['Fa', 'FadA'], ['F', 'FafAT', 'Faf']],
    ['breaks A in FIN_WAIT_2 leads to B in CLOSED', ['Fa'], ['FafA', 'F']],
    ['at most 1 loss', ['l', 'lt', 'Fa'], ['ltl']],
    ['exactly 2 disturbances', ['ltl'], ['l', 'Fa']],
    ['at least 1 stray', [], ['Fa']],
  ])('%s', (goal, right, wrong) => {
    expect([...right, ...wrong].filter((letters) => reached(goal, letters))).toEqual(right);
  });

  it.each([
    ['never crash', 'c', 'crash must never happen, but it does.'],
    ['never A : abort', 'x', 'A : abort must never happen, but it does.'],
    ['never with B -> A : RST', 'r', 'There must be no message RST from B to A, but there is one.'],
    ['closes gracefully', 'r', 'Everybody must close gracefully, without an abort, a crash or a reset, but B sends RST.'],
    ['closes gracefully', 'x', 'Everybody must close gracefully, without an abort, a crash or a reset, but A : abort happens.'],
    ['A passes FIN_WAIT_2', 'F', 'A must pass through FIN_WAIT_2, but it never gets there.'],
    ['B sends 500 bytes', 'F', 'B must send 500 bytes, but it sends 0.'],
    ['exactly 3 messages', 'F', 'There must be exactly 3 messages, but there is 1.'],
    ['at most 1 messages', 'Fa', 'There must be at most 1 message, but there are 2.'],
    ['with PSH received', 'l', 'There must be a message PSH that is received, but there is none.'],
    ['with PSH lost before B : timeout', 'l', 'There must be a message PSH that is lost before B : timeout, but there is no B : timeout.'],
    ['with PSH before FIN', 'Fad', 'There must be a message PSH before a message FIN, but it comes later.'],
    ['message 2 is ACK', 'F', 'Message 2 must be ACK, but there is only 1 message.'],
    ['message 1 is PSH and lost', 'd', 'Message 1 must be PSH and lost, but it is not lost.'],
    ['message 1 is PSH and lost', 'F', 'Message 1 must be PSH and lost, but it is FIN+ACK.'],
    ['nothing owed', 'F', 'Nothing may be owed at the end, but B owes ACK.'],
    ['B owes ACK', 'Fa', 'B must owe ACK at the end, but nothing is owed.'],
    ['breaks never A in FIN_WAIT_2', 'F', 'The exchange must break “never A in FIN_WAIT_2”, but that holds all the way.'],
    ['exactly 2 disturbances', 'l', 'The network must cause exactly 2 disturbances, but it causes 1 loss.'],
    ['that A in CLOSED or A in TIME_WAIT', 'F', 'The goal A in CLOSED or A in TIME_WAIT is not reached: this does not hold.'],
    ['A.snd_una = 102', 'F', 'The goal A.snd_una = 102 is not reached: A.snd_una is 101.'],
  ])('%s, by %s, says what is missing', (goal, letters, expected) => {
    for (const level of ['rule', 'answer'] as const) expect(missed(goal, letters, level)).toEqual([expected]);
  });

  it.each([
    ['A.snd_una = 102', 'F', 'A hidden goal is not reached: it is about A.snd_una at the end.'],
    ['A in CLOSED', 'F', 'A hidden goal is not reached: it is about the state of A at the end.'],
    ['never crash', 'c', 'A hidden goal is not reached.'],
  ])('hidden %s, by %s, does not say what it asks for', (goal, letters, expected) => {
    expect(missed(`hidden ${goal}`, letters, 'rule')).toEqual([expected]);
    expect(missed(`hidden ${goal}`, letters, 'answer')).toEqual(missed(goal, letters, 'rule'));
  });

  it('counts copies and delays', () => {
    const sent = (goal: string, ...answer: readonly string[]): boolean => answered(close(`goal ${goal}`), ['…', answer.join('\n')]).passed;
    const held = ['B ~> A : PSH+ACK len=500 as m1', 'B -> A : PSH+ACK len=500', 'm1 arrives'];
    expect(sent('exactly 1 delay', ...held)).toBe(true);
    expect(sent('exactly 1 delay', held[0] ?? '', 'm1 arrives')).toBe(false);
    expect(sent('exactly 1 delay', held[0] ?? '', 'B : timeout', 'm1 arrives')).toBe(true);
    expect(sent('exactly 1 duplicate', held[0] ?? '', 'm1 arrives', 'm1 arrives')).toBe(true);
    expect(sent('at most 0 duplicates', held[0] ?? '', 'm1 arrives')).toBe(true);
  });

  it('that is to break something lets messages of an earlier talk arrive', () => {
    const stray = 'stray A -> B : ACK seq=1 ack=1 len=9';
    expect(answered(close('goal breaks never B receives ACK'), ['…', stray]).passed).toBe(true);
    expect(answered(close('goal at least 1 stray'), ['…', stray]).passed).toBe(false);
  });

  it('counts what its points say, and the others share what is left', () => {
    const text = close('goal A in TIME_WAIT points 6\n  goal B in CLOSED');
    expect(told(answered(text, ['…', lines('Fac')]))).toEqual([
      '2 of 8',
      expect.stringMatching(/^The goal A in TIME_WAIT is not reached: A is in FIN_WAIT_2 \(.*FIN/),
    ]);
  });
});
