/** One mistake is one error: what follows only from it is not told as well. Each text has its one error marked by `// !CODE`. */
import { describe, expect, it } from 'vitest';
import { analysed } from './testing/check.js';

const OPEN = `host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
`;

const told = (text: string): string[] =>
  analysed(text)
    .problems.filter((p) => p.severity === 'error')
    .map((p) => `${text.slice(0, p.span.start).split('\n').length} ${p.code}`);

const marked = (text: string): string[] =>
  text.split('\n').flatMap((line, i) => [...line.matchAll(/\/\/ !(\S+)/g)].map(([, code]) => `${i + 1} ${code}`));

const cases = (texts: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(texts))('%s', (_, text) => expect(told(text)).toEqual(marked(text)));
};

describe('a segment that nobody sent', () => {
  cases({
    'its line left out': `${OPEN}B ~> A : PSH+ACK seq=301 ack=101 len=5 as m2
m1 arrives // !unknown-name
m2 arrives
A ~> B : ACK seq=111 ack=306 as m3
B ~> A : ACK seq=306 ack=111 as m4
m3 arrives
m4 arrives
`,
    'its line left out, which shows before it arrives': `${OPEN}A ~> B : ACK seq=111 ack=301 len=10 as m2 // !tcp/seq
m2 arrives
B -> A : ACK seq=301 ack=101
m1 arrives
B -> A : ACK seq=301 ack=121
`,
    'it arrives twice': `${OPEN}p arrives // !unknown-name
p arrives
B -> A : ACK ack=111
`,
    'it arrives before it is sent': `${OPEN}m3 arrives // !unknown-name
A ~> B : FIN+ACK seq=101 ack=301 as m3
B -> A : ACK seq=301 ack=102
`,
    'the first of all': `host A
host B in LISTEN
m1 arrives // !unknown-name
B ~> A : SYN+ACK seq=300 ack=101 as m2
m2 arrives
A -> B : ACK seq=101 ack=301
`,
    'the last of all': `${OPEN}B -> A : FIN+ACK seq=301 ack=101
A -> B : FIN+ACK seq=101 ack=302
m5 arrives // !unknown-name
expect B in TIME_WAIT, A in CLOSED
`,
  });
});

describe('a number that is counted wrongly from there on', () => {
  cases({
    'FIN counts as nothing': `${OPEN}A -> B : FIN+ACK seq=101 ack=301
B -> A : ACK seq=301 ack=101 // !tcp/ack
B -> A : FIN+ACK seq=301 ack=101
A -> B : ACK seq=101 ack=301
expect A in TIME_WAIT, B in CLOSED
`,
  });
});

describe('a name that does not exist', () => {
  cases({
    'a flag, in place of a FIN': `${OPEN}A -> B : F // !unknown-name
B -> A : FIN+ACK
A -> B : ACK
expect A in TIME_WAIT
`,
    'a flag, in place of a SYN+ACK': `A -> B : SYN
B -> A : S // !unknown-name
A -> B : ACK seq=501 ack=901
expect A.iss = 500, B.iss = 900
`,
    'an event': `A -> B : SYN seq=100
B : cl // !unknown-name
B -> A : SYN+ACK seq=300 ack=101
A -> B : ACK
expect B in FIN_WAIT_1
`,
    'an event, of a timer': `${OPEN}A -> B : FIN+ACK
B -> A : FIN+ACK
A -> B : ACK
A : tim // !unknown-name
expect A in CLOSED
`,
  });
});

describe('a host whose state nobody knows', () => {
  cases({
    'is where it has to be': `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in OPEN with snd_nxt=1, rcv_nxt=1 // !unknown-name
A -> B : PSH+ACK len=4
B -> A : ACK
`,
    'also on a line that breaks off': `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in // !syntax
A -> B : PSH+ACK len=4
B -> A : FIN+ACK seq=1 ack=5
A -> B : ACK
`,
  });
});

it('a host whose state nobody knows is most likely where the other one is', () => {
  const { problems } = analysed('host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in NOWHERE\nA -> B : ACK\n');
  expect(problems.map(({ code }) => code)).toEqual(['unknown-name']);
});

describe('a line left out', () => {
  cases({
    'before a claim': `${OPEN}expect A in FIN_WAIT1, B in CLOSE_WAIT // !claim
B -> A : ACK
expect A in FIN_WAIT2
`,
    'before a claim, and what follows needs it': `host A in SYN_SENT with iss=10
host B in SYN_RCVD with iss=20, irs=10
expect A in ESTABLISHED, B in SYN_RECV // !claim
A -> B : ACK seq=11 ack=21
expect B in ESTABLISHED
`,
    'a lost one, sent again': `${OPEN}A -x B : PSH+ACK seq=101 len=10
A -x B : PSH+ACK seq=111 len=10
A : timeout
A -> B : PSH+ACK seq=111 len=10
B -> A : ACK ack=121 // !tcp/ack
A -> B : PSH+ACK seq=121 len=10
B -> A : ACK ack=131
`,
  });
});

describe('two lines that changed places', () => {
  cases({
    'a claim stands behind one': `A -> B : SYN seq=100
A -> B : FIN+ACK seq=101 ack=301 expect B in CLOSE_WAIT // !illegal-send
B -> A : SYN+ACK seq=300 ack=101
B -> A : ACK
`,
    'a claim behind them shows it': `${OPEN}B -> A : FIN+ACK
A -> B : FIN+ACK
A -> B : ACK
expect A in TIME_WAIT // !claim
B -> A : SYN seq=5000
A -> B : SYN+ACK seq=9000 ack=5001
B -> A : ACK
expect A in ESTABLISHED, B in ESTABLISHED
`,
    'the timer runs out too early': `${OPEN}A -> B : FIN+ACK seq=101 ack=301
B -> A : ACK seq=301 ack=102
B -> A : FIN+ACK seq=301 ack=102
A : timeout
A -> B : ACK seq=102 ack=302 // !illegal-send
expect A in CLOSED, B in CLOSED
`,
  });
});

describe('a wrong number that only later lines contradict', () => {
  cases({
    'of a forged SYN': `host A
host B in LISTEN
A ~> B : SYN seq=100 as first
stray A -> B : SYN seq=91
B -> A : SYN+ACK seq=300 ack=91 // !tcp/ack
A -> B : RST seq=91
first arrives
B -> A : SYN+ACK seq=400 ack=101
A -> B : ACK seq=101 ack=401
`,
    'of a retransmission': `${OPEN}A -x B : ACK seq=101 len=10
A -x B : ACK seq=111 len=10
A : timeout
A -> B : ACK seq=102 len=15
B -> A : ACK ack=116 // !tcp/ack
A -> B : ACK seq=116 len=5
B -> A : ACK ack=121
`,
  });
});

describe('a length too long, and segments acknowledged one by one', () => {
  cases({
    'by segments drawn after all of them': `${OPEN}A -> B : ACK len=11
A -> B : ACK len=10
B -> A : ACK ack=111 // !tcp/ack
B -> A : ACK ack=121
`,
  });
});

describe('a connection that TIME_WAIT lets begin anew', () => {
  const CLOSED = `${OPEN}A -> B : FIN+ACK
B -> A : FIN+ACK
A -> B : ACK
expect A in TIME_WAIT
`;
  cases({
    'its SYN left out': `${CLOSED}A -> B : SYN+ACK seq=9000 ack=5001 // !illegal-send
B -> A : ACK
expect A in ESTABLISHED, B in ESTABLISHED
`,
    'half of its SYN': `${CLOSED}B -> A : SYN s // !syntax
A -> B : SYN+ACK seq=9000 ack=5001
B -> A : ACK
expect A in ESTABLISHED, B in ESTABLISHED
`,
    'a number that is too low': `${CLOSED}B -> A : SYN seq=100
A -> B : SYN+ACK seq=9000 ack=101 // !illegal-send
B -> A : ACK
`,
  });
});

describe('a mistake in another notation is told like any', () => {
  cases({
    'a number behind such a line': `A => B : SYN seq=100 // !syntax
B -> A : SYN+ACK seq=300 ack=100 // !tcp/ack
A -> B : ACK seq=101 ack=301
`,
    'a number on such a line': `A → B : [SYN] Seq=100 // !syntax
B → A : [SYN, ACK] Seq=300, Ack=100 // !syntax // !tcp/ack
A → B : [ACK] Seq=101, Ack=301 // !syntax
`,
    'an arrow turned round': `A => B : SYN // !syntax
A => B : SYN+ACK // !syntax // !illegal-send
A => B : ACK // !syntax
`,
    'a state': `A -> B : SYN
[A: SYN_RECEIVED] // !syntax // !claim
B -> A : SYN+ACK
`,
    'nothing, where all is right': `A => B : SYN seq=100 // !syntax
B => A : SYN+ACK seq=300 ack=101 // !syntax
A => B : ACK seq=101 ack=301 // !syntax
`,
  });
});

describe('half a line that can be read', () => {
  cases({
    'of a retransmission': `${OPEN}A -x B : ACK seq=101 len=10
A -> B : ACK seq=1 // !tcp/seq
B -> A : ACK ack=111
A -> B : ACK seq=111 len=10
B -> A : ACK ack=121
`,
    'of one that cannot be read': `${OPEN}A -x B : ACK seq=101 len=10
A -> B : ACK seq=101 l // !syntax
B -> A : ACK ack=111
A -> B : ACK seq=111 len=10
B -> A : ACK ack=121
`,
    'of one on its way': `${OPEN}A ~> B : FIN+ACK seq=101
m3 arrives // !unknown-name
B -> A : ACK seq=301 ack=102
`,
  });
});

describe('a mistake on purpose', () => {
  cases({
    'another error beside the one expected counts': `A -> B : SYN seq=100
expect error
B -> A : ACK seq=300 ack=101
expect error unanswered
B -> A : SYN+ACK seq=300 ack=101
`,
  });
});

describe('the same mistake, again and again', () => {
  const turned = (line: string): string => line.replace('B -> A', 'A -> B');
  const text = (count: number): string =>
    `${OPEN}${Array.from({ length: count }, (_, i) => [
      `A -> B : PSH+ACK seq=${101 + 10 * i} ack=301 len=10`,
      i % 2 === 0 ? `${turned(`B -> A : ACK seq=301 ack=${111 + 10 * i}`)} // !tcp/seq` : `B -> A : ACK seq=301 ack=${111 + 10 * i}`,
    ])
      .flat()
      .join('\n')}\n`;
  const errors = (count: number) => analysed(text(count)).problems.filter(({ severity }) => severity === 'error');

  it('is told each time as it was meant', () => {
    expect(told(text(20))).toEqual(marked(text(20)));
    expect(errors(20).map(({ meant }) => meant?.repairs.map(({ kind }) => kind))).toEqual(Array(10).fill(['replace']));
  });

  it('costs little where numbers are off by nothing in common, but some by the same amount', () => {
    const offs = [50, 26, 35, 61, 13, 26, 26, 44, 57, 29, 29, 17];
    const { problems, exchanges } = analysed(
      `${OPEN}${offs.map((off, i) => `A -> B : PSH+ACK seq=${101 + 10 * i + off} ack=301 len=10`).join('\n')}\n`,
    );
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(offs.map(() => 'tcp/seq'));
    expect(exchanges[0]?.run.context.budget.spent).toBeLessThan(10 * offs.length);
  });

  it('is found out once', () => {
    const spent = (count: number): number => analysed(text(count)).exchanges[0]?.run.context.budget.spent ?? 0;
    expect(spent(40) - spent(20)).toBeLessThan(10 * 40);
  });
});

describe('a line that cannot be read', () => {
  it.each(['foo bar "ten"', 'A = B hello', 'note for A "ten"'])('%s: what follows is taken as it stands', (line) => {
    const { problems } = analysed(`host A\nhost B in LISTEN\n${line}\nA -> B : SYN seq=1\n`);
    expect(problems.map(({ code }) => code)).toEqual(['syntax', 'unanswered']);
  });
});
