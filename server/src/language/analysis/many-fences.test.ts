/** Of many fences, a key runs the one in which it was pressed, and one in the prose none: what is said is what a new analysis says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableIn } from '../fences.js';
import { Parser } from '../parser/parse.js';
import { createHandshakeServices } from '../services.js';
import { sharedParser } from '../shared-parser.js';
import { Analyser } from './analyse.js';
import type { Analysis } from './analysis.js';

const fence = (at: number): string =>
  `Text ${at}.\n\n\`\`\`handshake\nA -> B : SYN seq=${at}\nB -> A : SYN+ACK seq=300${at % 3 === 2 ? ' ack=7' : ''}\nA -> B : ACK\n\`\`\`\n`;
const note = Array.from({ length: 6 }, (_, at) => fence(at)).join('\n');

const services = createHandshakeServices().Handshake;
const optionsOf = (markdown: string) => {
  const { text, sections } = readableIn(markdown);
  return { text, options: { source: 'note.md', read: () => undefined, sections } };
};
function analysed(analyser: Analyser, markdown: string, earlier?: Analysis): Analysis {
  const { text, options } = optionsOf(markdown);
  return analyser.again(earlier, markdown, options, text);
}
const said = ({ exchanges, problems, references }: Analysis) =>
  JSON.stringify([
    problems,
    references,
    exchanges.map(({ trace }) => [trace.exchange.span, trace.start, trace.steps.map(({ rules: _, ...step }) => step)]),
  ]);

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 9 }),
  insert: fc.constantFrom('', ' ', '\n', '7', 'A -> B : ACK\n', '```\n', '```handshake\n', 'delay 3ms\n', 'using udp\n', '/*', '<!--'),
});

it('after any edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const analyser = new Analyser(sharedParser());
      let [text, earlier] = [note, analysed(analyser, note)];
      for (const { at, remove, insert } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
        earlier = analysed(analyser, text, earlier);
        expect(said(earlier)).toBe(said(analysed(new Analyser(new Parser(services)), text)));
      }
    }),
    { numRuns: 5 },
  );
});

it('a key in the prose runs none', () => {
  const analyser = new Analyser(sharedParser());
  const before = analysed(analyser, note);
  const after = analysed(analyser, note.replace('Text 3', 'Text  3'), before);
  const isDone = (at: number): boolean => Object.getOwnPropertyDescriptor(after.exchanges[at], 'run')?.get === undefined;
  expect(after.exchanges).toHaveLength(6);
  expect(after.exchanges.slice(0, 2)).toEqual(before.exchanges.slice(0, 2));
  expect([3, 4].map(isDone)).toEqual([false, false]);
  expect(after.exchanges[4]?.exchange.statements[0]?.span.start).toBe((before.exchanges[4]?.exchange.statements[0]?.span.start ?? 0) + 1);
});
