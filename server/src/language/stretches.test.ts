/** `measure`, `highlight`, `box`: drawn, and nothing else. */
import { describe, expect, it } from 'vitest';
import { ladder } from '../core/views/ladder/layout.js';
import { text } from '../core/views/renderers/text.js';
import { sequenceDiagram } from '../core/views/sequence.js';
import { analyse } from './analysis/analyse.js';
import { formatted } from './format/format.js';

const OPEN = `host A "Client"
host B "Server" in LISTEN
delay 40ms
`;
const SYNS = `A -> B : SYN seq=100
B -> A : SYN+ACK seq=300 ack=101
`;

const analysed = (written: string) => analyse(written, { source: 'x.hsk', read: () => undefined });

function traceOf(written: string) {
  const [exchange] = analysed(written).exchanges;
  if (exchange === undefined) throw new Error('no exchange');
  return exchange.trace;
}

const wordsOf = (labels: readonly { readonly runs: readonly { readonly text: string }[] }[]): string =>
  labels.map(({ runs }) => runs.map((run) => run.text).join('')).join(' ');

const problemsOf = (written: string) => analysed(written).problems.map(({ code, span }) => [code, written.slice(span.start, span.end)]);

describe('a measure', () => {
  const measured = `${OPEN}measure A "RTT" {
${SYNS}}
A -> B : ACK
`;

  it('is a bracket from the first to the last thing at its host, and tells the time between them', () => {
    const { brackets, arrows } = ladder(traceOf(measured));
    expect(brackets.map(({ from, to, labels }) => [from, to, wordsOf(labels)])).toEqual([[arrows[0]?.from.y, arrows[1]?.to.y, 'RTT 80ms']]);
  });

  it('changes nothing', () => {
    const without = traceOf(`${OPEN}${SYNS}A -> B : ACK\n`);
    expect(problemsOf(measured)).toEqual(problemsOf(`${OPEN}${SYNS}A -> B : ACK\n`));
    expect(traceOf(measured).steps.map(({ states }) => states)).toEqual(without.steps.map(({ states }) => states));
  });

  it('of a host that does not exist is an error at the name', () => {
    expect(problemsOf('measure Z "RTT" {\nA -> B : SYN seq=1\n}\n').filter(([code]) => code !== 'unanswered')).toEqual([
      ['unknown-name', 'Z'],
    ]);
  });

  it.each([
    ['measure A B {', 'B'],
    ['highlight A {', 'A'],
    ['measure "RTT" "RTO" {', '"RTO"'],
  ])('says what has no place in %s', (head, what) => {
    expect(problemsOf(`${head}\nA -> B : SYN seq=1\n}\nB -> A : SYN+ACK\nA -> B : ACK\n`)).toEqual([['syntax', what]]);
  });

  it('is nested, of no host, on one line, and in a branch', () => {
    const nested = traceOf('measure { A -> B : SYN; measure B "inner" { B -> A : SYN+ACK; A -> B : ACK } }\n');
    expect(ladder(nested).brackets).toHaveLength(2);
    const ways = analysed('A -> B : SYN\neither "one" { measure A { B -> A : SYN+ACK } }\nor "two" { B -x A : SYN+ACK }\n').exchanges;
    expect(ways.map(({ trace }) => ladder(trace).brackets.length)).toContain(1);
  });
});

it.each([
  ['measure    A    "RTT"   {\nA->B:SYN seq=1\n}', 'measure A "RTT" {\n  A -> B : SYN seq=1\n}'],
  ['highlight{\nA -> B : SYN\n}', 'highlight {\n  A -> B : SYN\n}'],
  ['either   "x"{\nA -> B : SYN\n}\nor   "y"   {\n}', 'either "x" {\n  A -> B : SYN\n}\nor "y" {\n}'],
  ['box   A,B   "all"', 'box A, B "all"'],
])('is formatted: %j', (written, shape) => expect(formatted(written).trimEnd()).toBe(shape));

it('keeps its words as names', () => {
  const named = ['measure', 'highlight', 'box'].map((name) => `${name} -> B : SYN\nB -> ${name} : SYN+ACK\n${name} -> B : ACK\n`);
  expect(named.flatMap(problemsOf)).toEqual([]);
});

it('draws bands that never cross, for Mermaid', () => {
  const crossing = `section "one"\nhighlight "lit" {\nA -> B : SYN\nsection "two"\nB -> A : SYN+ACK\n}\nA -> B : ACK\n`;
  const lines = sequenceDiagram(traceOf(crossing))
    .text.split('\n')
    .map((line) => line.trim());
  let depth = 0;
  const depths = lines.map((line) => {
    depth += line.startsWith('rect') ? 1 : line === 'end' ? -1 : 0;
    return depth;
  });
  expect(Math.min(...depths)).toBe(0);
  expect(depths.at(-1)).toBe(0);
});

it('boxes hosts that stand side by side', () => {
  const boxed = traceOf('host A\nhost B\nhost C\nbox A, C "apart"\nbox A, B, C "all"\n');
  expect(ladder(boxed).boxes.map(({ label }) => wordsOf(label))).toEqual(['all', 'apart', 'apart']);
  expect(sequenceDiagram(boxed).text).toContain('  box transparent all\n');
});

it('tells in characters where a measure begins and ends', () => {
  const drawn = text(traceOf(`${OPEN}measure A "RTT" {\n${SYNS}}\n`), { signs: 'ascii' });
  expect(drawn).toContain('+- RTT ');
  expect(drawn).toContain('+- RTT 80ms');
});
