/** What only follows from a mistake is not told of given lines, and costs nothing. */
import { describe, expect, it } from 'vitest';
import { answered, told } from './exercise.fixture.js';

const toldOf = (...of: Parameters<typeof answered>): readonly string[] => told(answered(...of));

const slip = `exercise slip "One number is wrong" {
  points 4
  host A; host B in LISTEN
  A -> B : SYN     seq=700
  B -> A : SYN+ACK seq=300 ack=700
  A -> B : ACK     seq=701 ack=301
  expect B.rcv_nxt = 701
  solution {
    A -> B : SYN     seq=700
    B -> A : SYN+ACK seq=300 ack=701
    A -> B : ACK     seq=701 ack=301
    expect B.rcv_nxt = 701
  }
}
`;
const wrong = '  B -> A : SYN+ACK seq=300 ack=700\n';

describe('a line with a mistake', () => {
  it('that was taken out leaves no given line to blame', () =>
    expect(toldOf(slip, [wrong, ''])).toEqual(['0 of 4', 'A given line is missing here: B -> A : SYN+ACK seq=300 ack=700.']));

  it('that was made a stray one neither', () =>
    expect(toldOf(slip, ['B -> A', 'stray B -> A'])).toEqual([
      '0 of 4',
      'Nobody sends a stray message: it does not count as an answer here.',
    ]));

  it('is still told where something else was changed instead', () => {
    const [points, ...losses] = toldOf(slip, ['seq=700', 'seq=699']);
    expect(points).toBe('0 of 4');
    expect(losses.join()).toContain('ack should be 701');
  });
});

const refused = `exercise refused "Nobody listens" {
  points 4
  host A; host B
  …
  goal with A -> B : SYN
  goal with B -> A : RST
  goal A in CLOSED
  solution {
    A -> B : SYN     seq=100
    B -> A : RST+ACK seq=0 ack=101
  }
}
`;
const instead = (...lines: readonly string[]) => toldOf(refused, ['…', lines.join('\n  ')])[0];

describe('a goal', () => {
  it('is not missed by a message with a wrong number alone', () =>
    expect(instead('A -> B : SYN seq=100', 'B -> A : RST+ACK seq=0 ack=100')).toBe('2.67 of 4'));

  it('is missed by one that cannot be sent', () => expect(instead('A -> B : SYN seq=100', 'B -> A : FIN+ACK')).toBe('1.33 of 4'));
});

describe('a line that can be read only in part', () => {
  it('is told with what cannot be read', () => {
    const [points, ...losses] = toldOf(slip, ['ack=700', 'ack=700*2']);
    expect(points).toBe('0 of 4');
    expect(losses).toEqual([expect.stringMatching(/^Expected .*, not \*\.$/)]);
  });
});

const varied = `exercise upload "{n} bytes" {
  points 4
  vary isn in 1000..9000 step 500, n in {100, 200}
  host A in ESTABLISHED with snd_nxt=isn, rcv_nxt=1
  host B in ESTABLISHED with snd_nxt=1, rcv_nxt=isn
  A -> B : PSH+ACK seq=isn len=n
  B -> A : ACK ack=?
  expect A.snd_una = ?
}
`;
const own = (vary: string, ack: number) =>
  [
    ['vary isn in 1000..9000 step 500, n in {100, 200}', vary],
    ['snd_nxt=isn', 'snd_nxt=4500'],
    ['rcv_nxt=isn', 'rcv_nxt=4500'],
    ['seq=isn len=n', 'seq=4500 len=200'],
    ['ack=?', `ack=${ack}`],
    ['snd_una = ?', `snd_una = ${ack}`],
  ] as const;

describe('numbers that vary', () => {
  it.each([
    ['taken out', ''],
    ['changed', 'vary isn in {4501}, n in {200}'],
  ])('are read from the given lines where they were %s', (_, vary) => {
    const [points, ...losses] = toldOf(varied, ...own(vary, 4700));
    expect(points).toBe('2 of 4');
    expect(losses.length).toBeGreaterThan(0);
    expect(losses.filter((loss) => !loss.startsWith('The numbers of this exercise were changed: '))).toEqual([]);
  });

  it('are the first where the lines hold none of them', () =>
    expect(toldOf(varied, ['n in {100, 200}', 'n in {7}'], ['ack=?', 'ack=1100'], ['snd_una = ?', 'snd_una = 1100'])).toEqual([
      '2 of 4',
      'The numbers of this exercise were changed: n is not one of those handed out.',
    ]));
});
