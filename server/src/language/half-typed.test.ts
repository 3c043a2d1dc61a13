/** A half-typed line damages that line alone: the others keep their meaning, their states and their problems. */
import { describe, expect, it } from 'vitest';
import { analysed } from './testing/check.js';

const BEFORE = ['exchange open "Open" {', '  host A "Client"', '  host B in LISTEN', '  A -> B : SYN seq=100'];
const AFTER = [
  '  B -> A : SYN+ACK seq=300 ack=101',
  '  expect A in ESTABLISHED, B in SYN_RECEIVED',
  '  A -> B : ACK seq=101 ack=300',
  '  expect A in ESTABLISHED, B in ESTABLISHED',
  '}',
  'exchange close after open {',
  '  A -> B : FIN+ACK seq=101 ack=301',
  '  expect A in FIN_WAIT_1, B in CLOSE_WAIT',
  '  B -> A : ACK seq=301 ack=102',
  '}',
];

const LINES = [
  'A',
  'A ',
  'A -',
  'A ->',
  'A -> B',
  'A -x',
  'A ~>',
  'A -xB : ACK',
  'A => B : ACK',
  'A B',
  'A :',
  'A ::',
  'A : timeout "x',
  'A : 5',
  'A -> : ACK',
  '-> B : ACK',
  ': ACK',
  'A . B',
  'A, B -> A : ACK',
  'stray',
  'stray A',
  'stray A ->',
  'stray A : close',
  'host',
  'host A is',
  'host A in',
  'host A with',
  'host A with snd_nxt',
  'host A with snd_nxt=',
  'host A with snd_nxt=1,',
  'host 5',
  'expect',
  'expect A',
  'expect A in',
  'expect A.',
  'expect A.snd_nxt',
  'expect A.snd_nxt =',
  'expect A in CLOSED,',
  'expect A in CLOSED, B',
  'expect error tcp/',
  'expect error tcp/ack x',
  'note',
  'note A',
  'note A,',
  'note "half',
  'note "bad \\q"',
  'section',
  'section half',
  'm1 arrive',
  'm1 arrives now',
  'using tcp',
  'import "x.hsk"',
  'exchange',
  'exchange q',
  'exchange q "t',
  'exchange q after',
  'protocol',
  'protocol p',
  '{',
  'A -> B : ACK {',
  '/* half',
  '"half',
  '5',
  '@@@',
  '\u0000',
  'either "x"',
  'delay',
  'delay 50',
  'delay 50 ms',
  'wait 200sec',
  'wait 1.s',
  'exercise r15',
  '((((',
  '}}',
] as const;

/** The states after each step, without those of the line in question. */
function meaning(lines: readonly string[], skipped: number): readonly string[] {
  const text = lines.join('\n');
  const analysis = analysed(text);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const states = analysis.exchanges.flatMap(({ exchange, trace }) =>
    trace.steps
      .filter(({ span }) => lineOf(span.start) !== skipped)
      .map((step) => `${exchange.name} ${lines[lineOf(step.span.start)]} ${JSON.stringify(step.states)}`),
  );
  const problems = analysis.problems
    .filter(({ span }) => lineOf(span.start) !== skipped)
    .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
  return [...states, ...problems];
}

const FULL = meaning([...BEFORE, ...AFTER], -1);

describe('a half-typed line', () => {
  it.each(LINES)('%j damages that line alone', (line) => {
    const lines = [...BEFORE, `  ${line}`, ...AFTER];
    expect(meaning(lines, BEFORE.length)).toEqual(FULL);
    const text = lines.join('\n');
    const own = analysed(text).problems.filter(({ span }) => text.slice(0, span.start).split('\n').length - 1 === BEFORE.length);
    expect(own.map(({ code }) => code)).toEqual(['syntax']);
  });

  it('stands among five steps and one mistake', () => expect(FULL).toHaveLength(6));
});

/** Messages and events whose line breaks off later mean what can be read of them. */
const READABLE = [
  'B -> A :',
  'B -> A : SYN+',
  'B -> A : SYN+ACK seq',
  'B -> A : SYN+ACK seq=',
  'B -> A : SYN+ACK seq=300 ack=',
  'B -> A : SYN+ACK seq=300 ack=101 "half',
  'B -> A : SYN+ACK seq=300 ack=101 as',
  'B -> A : SYN+ACK seq=300 ack=101 at',
  'B -> A : SYN+ACK seq=300 ack=101 takes 5',
  'B -> A : SYN+ACK seq=300 ack=101 expect',
  'B -> A : SYN+ACK seq=300 ack=101 expect A in',
  'B -> A : SYN+ACK seq=300 ack=101 5',
  'B -> A : SYN+ACK seq=3 00',
  'B -> A : SYN+ACK seq=300 ack=x+',
  'B -> A',
];

describe('a message that breaks off', () => {
  it.each(READABLE)('%j is sent as far as it can be read', (line) => {
    const lines = [...BEFORE, `  ${line}`, ...AFTER.slice(1)];
    const analysis = analysed(lines.join('\n'));
    expect(analysis.problems.map(({ code }) => code)).toEqual(['syntax', 'tcp/ack']);
    expect(analysis.exchanges[0]?.trace.steps.at(-1)?.states).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  });
});
