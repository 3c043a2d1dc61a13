/** Each blank is judged by the run that the given and the right parts determine. */
import { describe, expect, it } from 'vitest';
import { answered, told } from './exercise.fixture.js';

const toldOf = (...of: Parameters<typeof answered>): readonly string[] => told(answered(...of));

describe('a message in place of a ?', () => {
  const key = `exercise flags {
    task "Which messages?"
    points 6
    host A; host B in LISTEN
    A -> B : SYN seq=100
    B -> A : ?
    A -> B : ACK seq=? ack=301
    expect B in ?
    A -> B : ?
    expect A.snd_nxt = ?
    B -> A : ACK ack=?
    solution {
      A -> B : SYN seq=100
      B -> A : SYN+ACK seq=300
      A -> B : ACK seq=101 ack=301
      expect B in ESTABLISHED
      A -> B : PSH+ACK len=20
      expect A.snd_nxt = 121
      B -> A : ACK ack=121
    }
  }
  `;
  const answer = (first: string, second: string) =>
    toldOf(
      key,
      ['B -> A : ?', `B -> A : ${first}`],
      ['seq=?', 'seq=101'],
      ['B in ?', 'B in ESTABLISHED'],
      ['A -> B : ?', `A -> B : ${second}`],
      ['snd_nxt = ?', 'snd_nxt = 121'],
      ['ack=?', 'ack=121'],
    );

  it('is right by itself', () => expect(answer('SYN+ACK seq=300', 'PSH+ACK len=20')).toEqual(['6 of 6']));

  it('costs itself alone where it cannot be sent', () => {
    for (const first of ['ACK', 'FIN', 'RST', 'SYN+FIN']) {
      const [points, ...losses] = answer(first, 'PSH+ACK len=20');
      expect([first, points, losses.length]).toEqual([first, '5 of 6', 1]);
    }
  });

  it('costs itself alone where another one is asked for', () => {
    const [points, ...losses] = answer('SYN+ACK seq=300', 'RST seq=101');
    expect(losses).toEqual([expect.stringContaining('not the one asked for')]);
    expect(points).toBe('5 of 6');
  });
});

describe('a number that may be sent, but not before what comes after it', () => {
  const key = `exercise again {
    task "Which numbers?"
    points 3
    host A in ESTABLISHED with snd_nxt=1000, rcv_nxt=5000
    host B in ESTABLISHED with snd_nxt=5000, rcv_nxt=1000
    A -x B : PSH+ACK seq=? len=50
    A : timeout
    A -> B : PSH+ACK seq=? len=50
    B -> A : ACK ack=?
  }
  `;
  const answer = (second: number, ack: number) => toldOf(key, ['seq=?', 'seq=1000'], ['seq=?', `seq=${second}`], ['ack=?', `ack=${ack}`]);

  it('is the false one, not the one after it', () => {
    expect(answer(1000, 1050)).toEqual(['3 of 3']);
    const another = expect.stringContaining('it makes the line another message than the one asked for');
    expect(answer(1050, 1050)).toEqual(['2 of 3', another]);
    expect(answer(1000, 1100)[0]).toBe('2 of 3');
  });

  it('is false also where what follows goes along with it, and alone pays for that', () => {
    expect(answer(1050, 1000)[0]).toBe('1 of 3');
    expect(answer(1050, 1100)[0]).toBe('1 of 3');
  });

  it('is not what is sent once more where something new is asked for', () => {
    const next = `exercise next {
      task "Which numbers?"
      points 2
      host A in ESTABLISHED with snd_nxt=1000, rcv_nxt=5000
      host B in ESTABLISHED with snd_nxt=5000, rcv_nxt=1000
      A -> B : PSH+ACK seq=1000 len=50
      A -> B : PSH+ACK seq=? len=50
      B -> A : ACK ack=?
    }
    `;
    const told = (seq: number, ack: number) => toldOf(next, ['seq=?', `seq=${seq}`], ['ack=?', `ack=${ack}`]);
    expect(told(1050, 1100)).toEqual(['2 of 2']);
    expect(told(1000, 1100)).toEqual(['1 of 2', expect.stringContaining('the other host drops it')]);
  });

  it('is not one that the receiver drops', () => {
    const ask = `exercise ask using dns {
      task "Which number?"
      points 1
      host S is stub; host R is resolver
      S -> R : Query id=1 name="example.org"
      R -> S : NXDomain id=1
      S -> R : Query id=2 name="example.net"
      R -> S : Answer id=?
    }
    `;
    expect(toldOf(ask, ['id=?', 'id=2'])).toEqual(['1 of 1']);
    expect(toldOf(ask, ['id=?', 'id=1'])[0]).toBe('0 of 1');
  });
});
