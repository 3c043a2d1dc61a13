/** Of many exchanges, a key runs the one in which it was pressed: what is said is what a new analysis says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Parser } from '../parser/parse.js';
import { createHandshakeServices } from '../services.js';
import { sharedParser } from '../shared-parser.js';
import { Analyser } from './analyse.js';
import type { Analysis } from './analysis.js';

const exchange = (at: number, ack = 101 + at): string => `exchange e${at}${at % 5 === 4 ? ` after e${at - 1}` : ''} {
  ${at % 5 === 4 ? 'A -> B : PSH+ACK len=3' : `A -> B : SYN seq=${100 + at}`}
  ${at % 5 === 4 ? 'B -> A : ACK' : `B -> A : SYN+ACK seq=300 ack=${ack}`}
  A -> B : ACK
}
`;
const original = Array.from({ length: 12 }, (_, at) => exchange(at, at % 3 === 1 ? 7 : undefined)).join('\n');

const services = createHandshakeServices().Handshake;
const analyser = new Analyser(sharedParser());
const options = { source: 'memory', read: () => undefined };
const said = ({ exchanges, problems, references }: Analysis) =>
  JSON.stringify([
    problems,
    references,
    exchanges.map(({ trace }) => [trace.exchange.nameSpan, trace.start, trace.steps.map(({ rules: _, ...step }) => step)]),
  ]);
const again = (text: string, earlier: Analysis): Analysis =>
  analyser.analyseParsed(sharedParser().parse(text, text, earlier.parsed), options, { earlier });
const first = (): Analysis => analyser.analyseParsed(sharedParser().parse(original), options);

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 9 }),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '  A -> B : ACK\n',
    '7',
    ' after e1',
    ' using udp',
    '}',
    '{',
    'exchange x {\n',
    '?',
    'delay 3ms\n',
    '/*',
  ),
});

it('after any edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let [text, earlier] = [original, first()];
      for (const { at, remove, insert } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
        earlier = again(text, earlier);
        expect(said(earlier)).toBe(said(new Analyser(new Parser(services)).analyse(text, options)));
      }
    }),
    { numRuns: 5 },
  );
});

it('those before the key keep their runs', () => {
  const before = first();
  const place = original.indexOf('exchange e9') + 20;
  const after = again(`${original.slice(0, place)}  ${original.slice(place)}`, before);
  const isKept = after.exchanges.map(({ run }, at) => run === before.exchanges[at]?.run);
  expect(isKept.slice(0, 8)).toEqual(Array(8).fill(true));
  expect(isKept.slice(9)).toEqual([false, false, false]);
});

it('a key leaves the other exchanges as they are: neither read nor run again', () => {
  const text = Array.from(
    { length: 6 },
    (_, at) => `exchange e${at} {\n  A -> B : SYN seq=${at}\n  B -> A : SYN+ACK seq=300\n  A -> B : ACK\n}\n`,
  ).join('\n');
  const before = analyser.analyseParsed(sharedParser().parse(text), options);
  const after = again(text.replace('seq=2', 'seq=22'), before);
  expect(after.exchanges).toHaveLength(6);
  for (const at of [0, 1]) expect(after.exchanges[at]).toBe(before.exchanges[at]);
  const isDone = (at: number): boolean => Object.getOwnPropertyDescriptor(after.exchanges[at], 'run')?.get === undefined;
  expect([2, 3, 4, 5].map(isDone)).toEqual([true, false, false, false]);
  const behind = after.exchanges[5];
  const moved = before.exchanges[5];
  expect(behind?.trace.steps.map(({ states }) => states)).toEqual(moved?.trace.steps.map(({ states }) => states));
  expect(behind?.exchange.statements[0]?.span.start).toBe((moved?.exchange.statements[0]?.span.start ?? 0) + 1);
});

it('two files with one text have an exchange each', () => {
  const twice = 'exchange e {\n  A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK\n}\n';
  const files = { source: 'memory', read: (path: string) => ({ source: path, text: twice }) };
  const { problems, references } = analyser.analyse(
    'import "a"\nimport "b"\nexchange f after e {\n  A -> B : PSH+ACK len=3\n  B -> A : ACK\n}\n',
    files,
  );
  expect(problems).toEqual([]);
  expect(references.filter(({ what }) => what === 'exchange')).toMatchObject([{ target: { source: 'a' } }]);
});
