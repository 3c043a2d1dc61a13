/** Each kind of goal, with answers that reach it and others that do not. */
import { describe, expect, it } from 'vitest';
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
