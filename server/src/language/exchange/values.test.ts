import { describe, expect, it } from 'vitest';
import { formatted } from '../format/format.js';
import { check } from '../testing/check.js';

describe('a sum of numbers in a claim', () => {
  it('is checked', () => {
    check(`
      host A in CLOSED; host B in LISTEN
      A -> B : SYN seq=100
      expect A.snd_nxt = 100+1, B.rcv_nxt == 0x64 + 1
      B -> A : SYN+ACK seq=300 ack=101 expect A.rcv_nxt >= 300+2-1
      A -> B : ACK ack=301
      A -> B : PSH+ACK seq=101 len=120
      B -> A : ACK
      expect B.rcv_nxt = 101+120 and A.snd_nxt != 100+120`);
  });

  it('may begin with a number before a name', () => {
    check(`
      A -> B : SYN seq=x
      expect B.rcv_nxt = 1+x
      expect B.rcv_nxt = 3+x-2
      B -> A : SYN+ACK
      A -> B : ACK`);
  });

  it('is told as it was written', () => {
    check(`
      A -> B : SYN seq=100
      expect A.snd_nxt = 100+2
      //     ^^^^^^^^^^^^^^^^^ claim A.snd_nxt is 101 here, not 100+2
      B -> A : SYN+ACK
      A -> B : ACK`);
  });

  it('is formatted like other sums', () => {
    const text = 'expect A.snd_nxt = x  + 1\nexpect A.snd_nxt = 100 +2\n';
    expect(formatted(text)).toBe('expect A.snd_nxt = x+1\nexpect A.snd_nxt = 100+2\n');
  });
});
