/** What was given is what an answer is judged by, whatever was done to it. */
import { describe, expect, it } from 'vitest';
import { answered, told } from './exercise.fixture.js';

const toldOf = (...of: Parameters<typeof answered>): readonly string[] => told(answered(...of));

const numbers = `exercise open "The numbers" {
  task "Fill in what is missing."
  points 8
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
  expect B in SYN_RECEIVED
  A -> B : ACK     seq=? ack=?
  expect B in ?
}
`;

const right = [
  ['ack=?', 'ack=101'],
  ['seq=? ack=?', 'seq=101 ack=301'],
  ['B in ?', 'B in ESTABLISHED'],
] as const;

const given = (line: string) => `This line was given and has to stay: ${line}${line.endsWith('?') ? '' : '.'}`;

describe('a given line that was changed', () => {
  it('is told once, and the blanks are judged by what was given', () => {
    expect(toldOf(numbers, ['seq=100', 'seq=500'], ...right)).toEqual(['6 of 8', given('A -> B : SYN seq=100')]);
    const [points, ...losses] = toldOf(numbers, ['seq=100', 'seq=500'], ['ack=?', 'ack=501'], ...right.slice(1));
    expect(points).toBe('6 of 8');
    expect(losses).toEqual([given('A -> B : SYN seq=100'), expect.stringContaining('ack should be 101')]);
  });

  it('may hold a blank, which is judged as well', () => {
    expect(toldOf(numbers, ['seq=300', 'seq=900'], ...right)).toEqual(['6 of 8', given('B -> A : SYN+ACK seq=300 ack=?')]);
    expect(toldOf(numbers, ['seq=300', 'seq=900'], right[0], ['seq=? ack=?', 'seq=101 ack=901'], right[2])).toEqual([
      '4 of 8',
      given('B -> A : SYN+ACK seq=300 ack=?'),
      expect.stringContaining('ack should be 301'),
    ]);
  });

  it('may be of any kind', () => {
    expect(toldOf(numbers, ['B in SYN_RECEIVED', 'B in ESTABLISHED'], ...right)).toEqual(['6 of 8', given('expect B in SYN_RECEIVED')]);
    expect(toldOf(numbers, ['host B in LISTEN', 'host B in CLOSED'], ...right)).toEqual(['6 of 8', given('host B in LISTEN')]);
    expect(toldOf(numbers, ['B -> A', 'B -x A'], ...right)[0]).toBe('6 of 8');
    expect(toldOf(numbers, ['A -> B : SYN ', 'A -> B : RST '], ...right)).toEqual(['6 of 8', given('A -> B : SYN seq=100')]);
  });

  it('may be one that cannot be read any more', () => {
    const [points, ...losses] = toldOf(numbers, ['SYN     seq=100', 'SYN     seq=100 seq='], ...right);
    expect(points).toBe('6 of 8');
    expect(losses).toHaveLength(1);
  });

  it('carries what was put into it only for itself', () => {
    expect(toldOf(numbers, ['seq=100', 'seq=100 len=5'], ...right)).toEqual(['6 of 8', given('A -> B : SYN seq=100')]);
  });
});

describe('a given line that is gone', () => {
  it('is told once, and the blanks are judged as if it stood there', () => {
    expect(toldOf(numbers, ['  A -> B : SYN     seq=100\n', ''], ...right)).toEqual([
      '6 of 8',
      'A given line is missing here: A -> B : SYN seq=100.',
    ]);
    expect(toldOf(numbers, ['  host A; host B in LISTEN\n', ''], ...right)[0]).toBe('6 of 8');
    expect(toldOf(numbers, ['  B -> A : SYN+ACK seq=300 ack=?\n', ''], ...right.slice(1))).toEqual([
      '6 of 8',
      'A given line is missing here: B -> A : SYN+ACK seq=300 ack=?',
    ]);
  });

  const around = `exercise around "Around a gap" {
    task "The client closes, and says so once more."
    points 6
    host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
    host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
    A -> B : FIN+ACK
    …
    B -> A : FIN+ACK
    A -> B : ACK
    goal A in TIME_WAIT
    goal B in CLOSED
    goal with B -> A : ACK without FIN
  }
  `;

  it('is no other line that was written in the gap beside it', () => {
    const before = around.replace('A -> B : FIN+ACK\n', 'A -> B : PSH+ACK len=5\n    B -> A : ACK ack=6\n    A -> B : FIN+ACK\n');
    const gone = ['    A -> B : FIN+ACK\n    …\n', '    B -> A : ACK\n'] as const;
    expect(toldOf(before, gone).slice(1)).toContain('A given line is missing here: A -> B : FIN+ACK.');
  });

  it('stands where it stood: after what was written in the gap before it', () => {
    expect(toldOf(around, ['…', 'B -> A : ACK'])).toEqual(['6 of 6']);
    const [points, ...losses] = toldOf(around, ['…', 'B -> A : ACK'], ['    A -> B : ACK\n', '']);
    expect(losses).toEqual(['A given line is missing here: A -> B : ACK.']);
    expect(points).toBe('3 of 6');
  });
});

describe('lines that are gone together', () => {
  const lines = numbers.slice(numbers.indexOf('  A -> B : SYN'), numbers.lastIndexOf('}'));

  it('are told together, and each blank costs its own share', () => {
    const found = answered(numbers, [lines, '']);
    expect(told(found)).toEqual([
      '0 of 8',
      'Given lines are missing here: A -> B : SYN seq=100; B -> A : SYN+ACK seq=300 ack=?; expect B in SYN_RECEIVED; A -> B : ACK seq=? ack=?; and 1 more.',
    ]);
    expect(found.losses.map(({ points }) => points)).toEqual([8]);
    expect(found.items.filter(({ passed }) => passed)).toEqual([]);
  });

  it('are told at each place where they are missing', () =>
    expect(toldOf(numbers, ['  A -> B : SYN     seq=100\n', ''], ['  expect B in SYN_RECEIVED\n', ''], ...right)).toEqual([
      '4 of 8',
      'A given line is missing here: A -> B : SYN seq=100.',
      'A given line is missing here: expect B in SYN_RECEIVED.',
    ]));
});

it('each blank of a line is left out for itself', () =>
  expect(toldOf(numbers, right[0], ['seq=? ack=?', ''], right[2])).toEqual([
    '4 of 8',
    'seq was asked for but is left out.',
    'ack was asked for but is left out.',
  ]));

describe('hosts that were given other names', () => {
  const renamed = (names: Readonly<Record<string, string>>, from = numbers): string =>
    from.replace(/\b[AB]\b/g, (name) => names[name] ?? name).replace(/^exercise \S+/, 'exercise open');

  it('are told once, and all else is judged', () => {
    const answer = right.reduce((text, [part, own]) => text.replace(part, own), numbers);
    expect(toldOf(numbers, [numbers, renamed({ A: 'Client' }, answer)])).toEqual(['6 of 8', given('host A')]);
    expect(toldOf(numbers, [numbers, renamed({ A: 'Client', B: '서버' }, answer)])).toEqual([
      '6 of 8',
      given('host A'),
      given('host B in LISTEN'),
    ]);
    expect(toldOf(numbers, [numbers, renamed({ A: 'Client' }, answer.replace('ack=301', 'ack=300'))])[0]).toBe('4 of 8');
  });

  it('also where no host is declared', () => {
    const without = numbers.replace('  host A; host B in LISTEN\n', '');
    const answer = right.reduce((text, [part, own]) => text.replace(part, own), without);
    expect(toldOf(without, [without, answer])).toEqual(['8 of 8']);
    expect(toldOf(without, [without, renamed({ B: 'Server' }, answer)])).toEqual(['6 of 8', given('A -> B : SYN seq=100')]);
  });
});

it('an error that was given as expected is expected though its line was changed', () => {
  const expecting = `exercise known "The mistake is known" {
    task "What comes after it?"
    host A; host B in LISTEN
    A -> B : SYN     seq=100
    expect error tcp/ack
    B -> A : SYN+ACK seq=300 ack=7
    A -> B : ACK     seq=101 ack=?
  }
  `;
  expect(toldOf(expecting, ['ack=?', 'ack=301'])).toEqual(['10 of 10']);
  for (const changed of ['ack=101', 'ack=8'])
    expect(toldOf(expecting, ['ack=7', changed], ['ack=?', 'ack=301']).slice(1)).toEqual([given('B -> A : SYN+ACK seq=300 ack=7')]);
  expect(toldOf(expecting, ['    expect error tcp/ack\n', ''], ['ack=?', 'ack=301']).slice(1)).toHaveLength(1);
  expect(toldOf(expecting, ['    B -> A : SYN+ACK seq=300 ack=7\n', ''], ['ack=?', 'ack=301']).slice(1)).toHaveLength(1);
});
