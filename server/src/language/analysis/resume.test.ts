/** Whatever was edited: taken up again from an earlier version, an analysis says the same as one from scratch. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Parser } from '../parser/parse.js';
import { createHandshakeServices } from '../services.js';
import { sharedParser } from '../shared-parser.js';
import { Analyser } from './analyse.js';
import type { Analysis } from './analysis.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const documents = ['examples/close-with-loss.hsk', 'examples/out-of-order.hsk', 'examples/window.hsk', 'test/captures/http_like.hsk'].map(
  (file) => readFileSync(path.join(root, file), 'utf8'),
);
const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';

/** Text, acknowledged piece by piece; each fifth line has another number. */
function mistaken(pieces: number): string {
  const sent = (at: number) => 101 + 10 * at;
  const lines = Array.from({ length: pieces }, (_, at) => [
    `A -> B : PSH+ACK seq=${sent(at) + (at % 5 === 3 ? at : 0)} ack=301 len=10`,
    `B -> A : ACK seq=301 ack=${sent(at + 1) + (at % 5 === 1 ? 7 : 0)}`,
  ]);
  return `${OPEN}${lines.flat().join('\n')}\n`;
}
documents.push(mistaken(30));

const services = createHandshakeServices().Handshake;
const analyser = new Analyser(sharedParser());
const options = { source: 'memory', read: () => undefined };
const said = ({ exchanges, problems }: Analysis) =>
  JSON.stringify([problems, exchanges.map(({ trace }) => [trace.start, trace.steps.map(({ rules: _, ...step }) => step)])]);

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 12 }),
  insert: fc.constantFrom('', ' ', '\n', 'A -> B : ACK\n', 'seq=7', '+FIN', 'as x', '?', 'B -> A : ', '101', 'expect A in CLOSED\n'),
});

it.each(documents.map((text, i) => [i, text] as const))('document %i', (_, original) => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let text = original;
      let earlier = analyser.analyseParsed(sharedParser().parse(text), options);
      for (const { at, remove, insert } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
        const parsed = sharedParser().parse(text, text, earlier.parsed);
        const again = analyser.analyseParsed(parsed, options, { earlier });
        expect(said(again)).toBe(said(new Analyser(new Parser(services)).analyse(text, options)));
        earlier = again;
      }
    }),
    { numRuns: original.startsWith(OPEN) ? 3 : 12 },
  );
});

it('a number that changes in the first line leaves all lines behind its answer as they were', () => {
  const text = mistaken(1) + 'A -> B : FIN+ACK seq=111 ack=301\nB -> A : ACK seq=301 ack=112\n'.repeat(2);
  const analysis = analyser.analyse(text, options);
  const [before] = analysis.exchanges;
  const [after] = analyser.again(analysis, text.replace('seq=100', 'seq=1007'), options).exchanges;
  expect(after?.trace.problems[0]?.meant?.repairs).toMatchObject([{ kind: 'replace', at: 0 }]);
  expect(before?.run.worlds.slice(3).map((world, at) => world === after?.run.worlds[at + 3])).toEqual(Array(6).fill(true));
});
