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
