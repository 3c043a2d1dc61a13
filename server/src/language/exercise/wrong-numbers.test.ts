/** Which of several numbers is the wrong one, and how they may be written. */
import { describe, expect, it } from 'vitest';
import { analysed } from '../testing/check.js';
import { answered, told } from './exercise.fixture.js';
import { grade } from './grade.js';

const again = `exercise again "Sent again" {
  points 6
  host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
  A -x B : PSH+ACK seq=101 len=50
  A : timeout
  A -> B : PSH+ACK seq=? len=?
  B -> A : ACK ack=?
  goal nothing owed
  solution {
    A -x B : PSH+ACK seq=101 len=50
    A : timeout
    A -> B : PSH+ACK seq=101 len=50
    B -> A : ACK ack=151
  }
}
`;

describe('of a number, a length and its acknowledgment', () => {
  it.each([
    ['101 50 151', '6 of 6', []],
    ['101 50 150', '4 of 6', ['ack=150']],
    ['101 50 7', '4 of 6', ['ack=7']],
    ['101 9 151', '4 of 6', ['len=9']],
    ['101 9 9', '4 of 6', ['ack=9']],
    ['9 50 151', '4 of 6', ['seq=9']],
    ['9 9 9', '2 of 6', ['seq=9', 'ack=9']],
  ])('%s', (numbers, points, wrong) => {
    const [seq, len, ack] = numbers.split(' ');
    const written = [
      ['seq=?', `seq=${seq}`],
      ['len=?', `len=${len}`],
      ['ack=?', `ack=${ack}`],
    ] as const;
    const text = written.reduce((now, [part, by]) => now.replace(part, by), again);
    const verdict = answered(again, ...written);
    expect(told(verdict)[0]).toBe(points);
    const blamed = verdict.losses.filter(({ points: lost }) => lost > 0).map(({ span }) => text.slice(span.start, span.end));
    expect(blamed).toEqual(wrong);
  });

  it.each([
    ['１０１', '５０', '１５１', 6],
    ['١٠١', '5٠', '１5１', 6],
    ['１０１', '५०', '१५०', 4],
  ])('in digits of other scripts: %s, %s, %s', (seq, len, ack, points) => {
    const text = again.replace('seq=?', `seq=${seq}`).replace('len=?', `len=${len}`).replace('ack=?', `ack=${ack}`);
    const [found] = grade(analysed(again).exercises, text.replace(/ {2}solution[^}]*\}\n/, ''));
    expect(found?.verdict.points).toBe(points);
  });
});

describe('a question mark in a gap', () => {
  const gap = again.replace('A -> B : PSH+ACK seq=? len=?\n  B -> A : ACK ack=?', '…');

  it('is no answer', () => {
    expect(told(answered(gap, ['…', 'A -> B : PSH+ACK\n  B -> A : ACK']))[0]).toBe('6 of 6');
    expect(told(answered(gap, ['…', 'A -> B : PSH+ACK\n  B -> A : ?']))).toEqual(['0 of 6', 'This message is not filled in.']);
  });
});
