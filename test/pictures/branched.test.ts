/** `either`, `opt` and `repeat` are one Mermaid picture, where what is the same on all ways can be told once. */
import { describe, expect, it } from 'vitest';
import { connected, everyFrame, inFrames } from './branched.js';

/** What stands between the lines that say who takes part and where they start, and the end. */
const bodyOf = (lines: string): readonly string[] => {
  const [only = '', ...others] = inFrames(`${connected}${lines}`);
  expect(others).toEqual([]);
  return only
    .split('\n')
    .filter((line) => line.includes('p0->>') || line.includes('p1') || /^ +(alt|else|opt|loop|end)/.test(line))
    .slice(2)
    .map((line) => line.trim());
};

describe('the ways through an exchange', () => {
  it('stand beside each other in one picture', () => {
    const drawn = bodyOf(
      'A -> B : PSH+ACK len=10\neither "the ACK arrives" { B -> A : ACK }\nor "the ACK is lost" { B -x A : ACK }\nA -> B : PSH+ACK len=5\n',
    );
    expect(drawn).toEqual([
      'p0->>p1: PSH+ACK seq=1 ack=1 len=10',
      'alt the ACK arrives',
      'p1->>p0: ACK seq=1 ack=11',
      'else the ACK is lost',
      'p1-xp0: ACK seq=1 ack=11',
      'end',
      'p0->>p1: PSH+ACK seq=11 ack=1 len=5',
    ]);
  });

  it('leave out a number that is another one on each way', () => {
    const drawn = bodyOf('opt "more" { B -> A : PSH+ACK len=7 }\nA -> B : ACK\n');
    expect(drawn).toEqual(['opt more', 'p1->>p0: PSH+ACK seq=1 ack=1 len=7', 'end', 'p0->>p1: ACK seq=1']);
  });

  it('are a loop where they go round', () => {
    expect(bodyOf('repeat 3 { A -> B : PSH+ACK len=10; B -> A : ACK }\n')).toEqual([
      'loop 3 times',
      'p0->>p1: PSH+ACK ack=1 len=10',
      'p1->>p0: ACK seq=1',
      'end',
    ]);
  });

  it('have titles that go on in the next line', () => {
    const long = 'the acknowledgment is lost on its long way through the network';
    expect(bodyOf(`opt "${long}" { B -> A : ACK }\n`)[0]).toBe('opt the acknowledgment is lost on<br/>its long way through the network');
  });

  it('have the names of ways where the author gives none', () => {
    expect(bodyOf('either { B -> A : ACK } or { A -> B : ACK }\n').filter((line) => /^(alt|else)/.test(line))).toEqual([
      'alt way 1',
      'else way 2',
    ]);
  });

  it('tell a state again that is not the same at the end of each', () => {
    const [drawn = ''] = inFrames('A -> B : SYN\neither "answer" { B -> A : SYN+ACK } or "none" { }\nA : close\n');
    expect(drawn.match(/ESTABLISHED|SYN_SENT|CLOSED|FIN_WAIT_1/g)?.length).toBeGreaterThan(2);
  });

  it('are pictures of their own where what follows differs in more than numbers', () => {
    expect(inFrames(`${connected}either "closed" { A -> B : FIN+ACK } or "open" { }\nA -> B : ACK\n`)).toHaveLength(2);
    expect(inFrames(`${connected}either { section "one"; A -> B : ACK } or { section "two"; B -> A : ACK }\n`)).toHaveLength(2);
  });

  it('keep to their frames in each other', () => {
    const [drawn = '', ...others] = inFrames(everyFrame);
    expect(others).toEqual([]);
    const words = drawn.match(/^ *(alt|opt|loop|rect|end)\b/gm)?.map((word) => word.trim()) ?? [];
    expect(words.filter((word) => word === 'end')).toHaveLength(words.length / 2);
    expect(words.filter((word) => word !== 'end').sort()).toEqual(['alt', 'alt', 'loop', 'loop', 'opt', 'rect', 'rect']);
  });
});
