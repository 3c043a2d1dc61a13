import { describe, expect, it } from 'vitest';
import { answered, told } from './exercise.fixture.js';

const passed = (...of: Parameters<typeof answered>): boolean => answered(...of).passed;
const first = (...of: Parameters<typeof answered>): string => told(answered(...of))[1] ?? '';

const blanks = `exercise open "Three segments" {
  task "Fill in what is missing."
  points 6
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  expect B in ?
}
`;

describe('blanks', () => {
  const right = [
    ['ack=?', 'ack=101'],
    ['A -> B : ?', 'A -> B : ACK seq=101 ack=301'],
    ['B in ?', 'B in ESTABLISHED'],
  ] as const;

  it('are right by their meaning', () => {
    expect(passed(blanks, ...right)).toBe(true);
    expect(passed(blanks, ['ack=?', 'ack=0x65'], ['A -> B : ?', 'A -> B : ACK'], ['B in ?', 'B in ESTABLISHED'])).toBe(true);
    expect(passed(blanks, ['ack=?', 'ack=101'], ['A -> B : ?', 'A -> B : PSH+ACK len=20'], ['B in ?', 'B in ESTABLISHED'])).toBe(true);
  });

  it('have equal shares of the points', () => {
    expect(told(answered(blanks, ...right.slice(0, 2)))).toEqual(['4 of 6', 'This state is not filled in.']);
    expect(answered(blanks).points).toBe(0);
  });

  it('are told in the words of the checker', () => {
    const [points, loss] = told(answered(blanks, ['ack=?', 'ack=100'], ...right.slice(1)));
    expect(points).toBe('4 of 6');
    expect(loss).toContain('ack should be 101 in this SYN+ACK of B, not 100');
    expect(loss).toContain('a SYN takes one number');
  });

  it('are not answered by a new name, or by taking them out', () => {
    expect(first(blanks, ['ack=?', 'ack=z'], ...right.slice(1))).toContain('z is a new name');
    expect(first(blanks, [' ack=?', ''], ...right.slice(1))).toBe('ack was asked for but is left out.');
    expect(first(blanks, ['A -> B : ?', ''], right[0], right[2])).toBe('A given line is missing here: A -> B : ?');
  });

  it('may have names in a whole message, where numbers can be left out; each is one number all the same', () => {
    const whole = blanks.replace('B -> A : SYN+ACK seq=300 ack=?', 'B -> A : ?');
    const second = 'B -> A : ?';
    const third = (message: string) => ['A -> B : ?', `A -> B : ${message}`] as const;
    expect(passed(whole, [second, 'B -> A : SYN+ACK seq=y ack=n'], third('ACK seq=n ack=m'), right[2])).toBe(true);
    expect(first(whole, [second, 'B -> A : SYN+ACK seq=y ack=n'], third('ACK seq=n ack=y'), right[2])).toContain('ack should be y+1');
    expect(first(whole, [second, 'B -> A : SYN+ACK seq=y ack=n'], third('ACK seq=n+1 ack=m'), right[2])).toContain('seq should be');
  });

  it('leave the given lines as they are', () => {
    expect(first(blanks, ['seq=100', 'seq=99'], ['ack=?', 'ack=100'], ...right.slice(1))).toBe(
      'This line was given and has to stay: A -> B : SYN seq=100.',
    );
    expect(first(blanks, ['A -> B : ?', 'A -> B : ACK\n  A : close'], right[0], right[2])).toContain('Nothing can be added here');
    expect(first(blanks, ['  B -> A', '  expect error tcp/ack\n  B -> A'], ['ack=?', 'ack=7'], ...right.slice(1))).toContain(
      'does not count as an answer',
    );
  });

  it('are lost with a line that cannot be read', () => {
    expect(first(blanks, ...right.slice(1), ['ack=?', 'ack='])).toContain('Expected a value');
  });
});

const gap = `exercise close "Close it" {
  task "Both sides close, the client first."
  points 9
  host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
  host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
  A -> B : FIN+ACK
  …
  goal A in TIME_WAIT, B in CLOSED
  solution {
    A -> B : FIN+ACK
    B -> A : ACK
    B -> A : FIN+ACK
    A -> B : ACK
  }
}
`;

describe('a gap', () => {
  const fill = (...lines: readonly string[]) => answered(gap, ['…', lines.join('\n')]);

  it('takes whatever reaches the goals', () => {
    expect(fill('B -> A : ACK', 'B -> A : FIN+ACK', 'A -> B : ACK').passed).toBe(true);
    expect(fill('B -> A : FIN+ACK', 'A -> B : ACK').passed).toBe(true);
    expect(fill('B -> A : ACK', 'B -x A : FIN+ACK', 'B : timeout', 'B -> A : FIN+ACK', 'A -> B : ACK').passed).toBe(true);
  });

  it('is worth nothing when it is empty', () => {
    expect(told(fill())).toEqual([
      '0 of 9',
      'Nothing was written in place of the dots.',
      'The goal A in TIME_WAIT is not reached: A is in FIN_WAIT_1 (has closed; waits for its FIN to be acknowledged).',
      'The goal B in CLOSED is not reached: B is in CLOSE_WAIT (the other side has closed; this one may go on sending until it closes too).',
    ]);
  });

  it('counts a mistake once, not what follows from it', () => {
    const verdict = fill('B -> A : ACK', 'B -> A : FIN+ACK', 'A -> B : ACK ack=1');
    expect(told(verdict)[0]).toBe('6 of 9');
    expect(verdict.losses).toHaveLength(1);
    expect(fill('B -> A : ACK', 'B -> A : FIN+ACK', 'A -> B : SYN').points).toBe(6);
  });

  it('has no room for what would take the machine its word', () => {
    expect(fill('host A in CLOSED', 'host B in CLOSED').passed).toBe(false);
    expect(fill('stray B -> A : FIN+ACK ack=2', 'stray A -> B : ACK').passed).toBe(false);
  });
});

const mistake = `exercise mistake "One number is wrong" {
  task "Mend it, or name it."
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=100
  A -> B : ACK     seq=101 ack=301
  solution {
    A -> B : SYN     seq=100
    B -> A : SYN+ACK seq=300 ack=101
    A -> B : ACK     seq=101 ack=301
  }
}
`;

describe('a mistake to be found', () => {
  it('is mended or named', () => {
    expect(passed(mistake)).toBe(false);
    expect(passed(mistake, ['ack=100', 'ack=101'])).toBe(true);
    expect(passed(mistake, ['  B -> A', '  expect error tcp/ack\n  B -> A'])).toBe(true);
  });

  it('is not named by chance', () => {
    expect(passed(mistake, ['  B -> A', '  expect error\n  B -> A'])).toBe(false);
    expect(passed(mistake, ['  B -> A', '  expect error tcp/seq\n  B -> A'])).toBe(false);
    expect(passed(mistake, ['  A -> B : ACK', '  expect error tcp/seq\n  A -> B : ACK'])).toBe(false);
    expect(first(mistake, ['seq=100', 'seq=99'])).toContain('This line was given and has to stay: A -> B : SYN seq=100');
  });

  it('is mended where it is, and the rest of its line stays', () => {
    for (const more of ['win=10', 'len=10', 'ts=5', 'takes 5ms', 'at 5ms'])
      expect(first(mistake, ['ack=100', `ack=101 ${more}`])).toContain('Correct what is wrong in this line, and leave the rest as it was');
    for (const more of ['len=0', '"mended"', 'as second']) expect(passed(mistake, ['ack=100', `ack=101 ${more}`])).toBe(true);
  });

  it('is to be mended where no errors are a goal', () => {
    const mend = mistake.replace('solution {', 'goal no errors\n  solution {');
    expect(passed(mend, ['ack=100', 'ack=101'])).toBe(true);
    expect(passed(mend, ['  B -> A', '  expect error tcp/ack\n  B -> A'])).toBe(false);
  });
});

const order = `exercise order "Four segments" {
  task "Put them in order."
  shuffle {
    A -> B : SYN
    B -> A : SYN+ACK
    A -> B : ACK
    A -> B : PSH+ACK len=5
  }
}
`;

describe('lines to be put in order', () => {
  it('pass in an order that runs', () => {
    expect(passed(order)).toBe(true);
    expect(passed(order, ['A -> B : SYN\n    B -> A : SYN+ACK', 'B -> A : SYN+ACK\n    A -> B : SYN'])).toBe(false);
  });

  it('are the given ones', () => {
    expect(first(order, ['    A -> B : ACK\n', ''])).toContain('each of them once');
    expect(passed(order, ['A -> B : ACK\n', 'A -> B : ACK\n    A -> B : ACK\n'])).toBe(false);
  });
});

const redraw = `exercise redraw "The SYN+ACK is lost" {
  task "Redraw it: the second segment is lost, once."
  host A; host B in LISTEN
  A -> B : SYN
  B -> A : SYN+ACK
  A -> B : ACK
  goal message 2 lost
  goal A in ESTABLISHED, B in ESTABLISHED
}
`;

describe('an exchange to be drawn otherwise', () => {
  it('may be drawn in any way that reaches the goals', () => {
    const again = ['B -> A : SYN+ACK', 'B -x A : SYN+ACK\n  B : timeout\n  B -> A : SYN+ACK'] as const;
    expect(passed(redraw, again)).toBe(true);
    expect(passed(redraw, ['B -> A : SYN+ACK', 'B -x A : SYN+ACK\n  A : timeout\n  A -> B : SYN\n  B -> A : SYN+ACK'])).toBe(true);
    expect(passed(redraw, again, ['host A', 'host A in ESTABLISHED'])).toBe(false);
    expect(told(answered(redraw))).toEqual(['0 of 10', 'Nothing has been done yet.', 'Message 2 must be lost, but it is not lost.']);
  });
});

describe('goals', () => {
  const design = (goals: string): string => `exercise d "Design" {\n  task "Draw it."\n  host A; host B in LISTEN\n  ${goals}\n  …\n}\n`;
  const all = 'A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK';

  it.each([
    ['goal nothing owed', all, true],
    ['goal nothing owed', 'A -> B : SYN', false],
    ['goal B owes SYN+ACK', 'A -> B : SYN', true],
    ['goal A owes nothing', 'A -> B : SYN', true],
    ['goal at most 2 messages', all, false],
    ['goal at most 1 message', 'A -> B : SYN', true],
    ['goal exactly 1 message', all, false],
    ['goal at least 1 message', all, true],
    ['goal A sends 1 byte', all, false],
    ['goal with SYN without ACK lost', 'A -x B : SYN', true],
    ['goal with SYN without ACK lost', all, false],
    ['goal with B -> A : SYN+ACK seq=300', all.replace('+ACK', '+ACK seq=300'), true],
    ['goal with B -> A : SYN+ACK seq=300', all, false],
    ['goal B.rcv_nxt = 101', 'A -> B : SYN seq=100', true],
    ['goal B.rcv_nxt = 101', 'A -> B : SYN seq=101', false],
  ])('%s', (goals, answer, isReached) => {
    expect(passed(design(goals), ['…', answer])).toBe(isReached);
  });
});

describe('numbers that vary', () => {
  const text = `exercise v "From {isn}" {
  task "The SYN has number {isn}."
  vary isn in 100..9000 step 100, lost in {2, 3}
  host A; host B in LISTEN
  A -> B : SYN seq=isn
  B -> A : SYN+ACK ack=?
}
`;
  it('are those of the answer', () => {
    const drawn = [
      ['isn in 100..9000 step 100, lost in {2, 3}', 'isn in {700}, lost in {2}'],
      ['B ->', 'B -x'],
      ['seq=isn', 'seq=700'],
    ] as const;
    expect(passed(text, ...drawn, ['ack=?', 'ack=701'])).toBe(true);
    expect(passed(text, ...drawn, ['ack=?', 'ack=101'])).toBe(false);
    expect(first(text, ...drawn, ['700', '701'], ['700', '701'], ['ack=?', 'ack=702'])).toContain('numbers of this exercise were changed');
  });
});
