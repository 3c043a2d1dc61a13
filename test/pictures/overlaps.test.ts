/** In no picture do words lie on words, or lines go through words. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { ladder } from '../../server/src/core/views/ladder/layout.js';
import { overlapsIn } from '../../server/src/core/views/ladder/overlaps.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { analysisOf, documentsIn } from '../examples/documents.js';

const shipped = documentsIn('examples').map((file) => ({
  name: path.basename(file),
  traces: analysisOf(file).exchanges.map(({ trace }) => trace),
}));

const amiss = (traces: readonly Trace[]): readonly string[] => traces.flatMap((trace) => overlapsIn(ladder(trace)).map(({ what }) => what));

describe('words have room in', () => {
  it.each(shipped)('$name', ({ traces }) => expect(amiss(traces)).toEqual([]));
});

const label = fc.constantFrom('', ' "a label"', ' "a label of some more words than usual"', ' "한국어 이름표"');
const message = fc
  .tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('A', 'B', 'C'), fc.constantFrom('->', '-x', '~>'), label, fc.boolean())
  .filter(([from, to]) => from !== to)
  .map(([from, to, arrow, said, stray]) => `${stray ? 'stray ' : ''}${from} ${arrow} ${to} : PSH+ACK seq=101 ack=301 len=5${said}`);
const other = fc.constantFrom(
  'A : timeout',
  'B : close',
  'note A "something to say of this host"',
  'note "a note across all hosts"',
  'section "Then"',
  'B => A',
  'measure A "a measure" { A -> B : PSH; B -> A : ACK "a label" }',
  'measure B "of the host in the middle" { A -> B : PSH; A : timeout }',
  'highlight "some lines" { A -> C : PSH; C -> A : ACK }',
  'box A, B "Data centre"',
);

const traceOf = (lines: readonly string[]): readonly Trace[] =>
  analyse(`${lines.join('\n')}\n`, { source: 'x', read: () => undefined }).exchanges.map(({ trace }) => trace);

describe('words have room', () => {
  it.each([
    ['beside a timer of a host in the middle', ['C -> A : PSH', 'A -> B : PSH', 'note A "something to say of this host"', 'A : timeout']],
    ['in the heading that such a timer passes', ['C -> A : PSH', 'A -> B : PSH', 'section "Then"', 'A : timeout', 'C -> A : PSH']],
    ['in states that it passes', ['stray C ~> A : PSH', 'stray B -> A : PSH', 'B : close', 'stray B -> C : PSH "a label"', 'A : timeout']],
    ['in the heading of a single host', ['A : timeout', 'section "Then"']],
    ['beside the state in which a host in the middle begins', ['host A; host B; host C in LISTEN', 'B : connect', 'B -> C : SYN']],
    [
      'below a state of a host in the middle that answers by the clock',
      ['host A; host B; host C in LISTEN', 'delay 20ms', 'B -> C : SYN', 'C -> B : SYN+ACK', 'B -> C : ACK', 'B -> C : PSH+ACK len=9'],
    ],
  ])('%s', (_, lines) => expect(amiss(traceOf(lines))).toEqual([]));
});

describe('a picture is no larger than it needs to be', () => {
  it('where a host in the middle answers by the clock', () => {
    const [trace] = traceOf(['host A; host B; host C; host D in LISTEN', 'delay 20ms', 'C -> D : SYN', 'D -> C : SYN+ACK', 'C -> D : ACK']);
    expect(trace && ladder(trace).width).toBeLessThan(1100);
  });

  it('where no place is free: a line through words is less than a picture of twice the size', () => {
    const segments = Array.from({ length: 20 }, (_, index) => `A ~> B : ACK seq=${index * 10} len=10 as s${index}`);
    const arrivals = Array.from({ length: 19 }, (_, index) => `s${index + 1} arrives`);
    const hosts = ['A', 'B'].map((host) => `host ${host} in ESTABLISHED with snd_nxt=0, rcv_nxt=0`);
    const [trace] = traceOf([...hosts, ...segments, ...arrivals, 's0 arrives']);
    expect(trace && ladder(trace).height).toBeLessThan(1000);
  });

  it('a heading stands between the lifelines', () => {
    const [trace] = traceOf(['A -> B : SYN', `section "${'many words '.repeat(12)}"`, 'B -> A : SYN+ACK']);
    const { bands = [], lifelines = [] } = trace === undefined ? {} : ladder(trace);
    const widest = Math.max(...bands.flatMap(({ label }) => label.map(({ width }) => width)));
    expect(widest).toBeGreaterThan(100);
    expect(widest).toBeLessThan((lifelines[1]?.x ?? 0) - (lifelines[0]?.x ?? 0));
  });

  it('what is lost comes down beside what is sent at its time, and does not cross it', () => {
    const lines = Array.from({ length: 4 }, (_, at) => `A -${at === 2 ? 'x' : '>'} B : PSH+ACK len=9 at ${at}ms takes 80ms`);
    const [trace] = traceOf([...['A', 'B'].map((host) => `host ${host} in ESTABLISHED with snd_nxt=1, rcv_nxt=1`), ...lines]);
    const slopes = (trace === undefined ? [] : ladder(trace).arrows).map(({ from, to }) => (to.y - from.y) / (to.x - from.x));
    expect(slopes).toHaveLength(4);
    expect(slopes[2]).toBeGreaterThan(Math.min(...slopes.filter((_, at) => at !== 2)) * 0.95);
  });

  it('why a segment is dropped stands near the tip of its arrow', () => {
    const hosts = ['A', 'B'].map((host) => `host ${host} in ESTABLISHED with snd_nxt=1, rcv_nxt=1`);
    const [trace] = traceOf([
      ...hosts,
      'stray A ~> B : SYN seq=9 as old',
      'A -x B : PSH+ACK len=10',
      'A -x B : PSH+ACK len=10',
      'old arrives',
    ]);
    const { arrows = [], notes = [] } = trace === undefined ? {} : ladder(trace);
    const tip = Math.max(...arrows.flatMap(({ end, to }) => (end === 'arrives' ? [to.y] : [])));
    expect(notes.map(({ y }) => y - tip)).toEqual([expect.closeTo(3, 0)]);
  });
});

describe('words have room in generated pictures', () => {
  it('of messages, events, notes and sections', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: message }, other), { minLength: 1, maxLength: 12 }), (lines) => {
        expect(amiss(traceOf(lines))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('with times, in which much is under way at once', () => {
    const timed = fc.tuple(fc.boolean(), fc.nat(9), fc.integer({ min: 1, max: 9 }), label);
    fc.assert(
      fc.property(fc.array(timed, { minLength: 1, maxLength: 10 }), (all) => {
        const hosts = ['A', 'B'].map((host) => `host ${host} in ESTABLISHED with snd_nxt=1, rcv_nxt=1`);
        const lines = all.map(
          ([back, at, takes, said]) => `${back ? 'B -> A' : 'A -> B'} : ACK seq=1 ack=1${said} at ${at * 10}ms takes ${takes * 10}ms`,
        );
        expect(amiss(traceOf([...hosts, ...lines]))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});
