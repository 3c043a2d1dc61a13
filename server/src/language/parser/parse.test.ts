/** Whatever was edited: with what is taken over from an earlier version, a document reads as if it had never been seen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedServices } from '../shared-parser.js';
import { Parser } from './parse.js';
import type { Parsed } from './parsed.js';

const TEXT = `using tcp
exchange open "Opening" {
  host A "Client" // who connects
  A -> B : SYN seq=100 /* the first
  of three */ B -> A : SYN+ACK seq=300 ack=101; A -> B : ACK
  note "*/"
}
exercise "E" {
  task "…"
  A -> B : ?
  solution { A -> B : SYN }
}
protocol p {
  state S { send X -> S }
}
`;

const said = ({ lines, contents, blocks, problems }: Parsed) => ({
  lines: lines.map((line) => [
    line.kind,
    line.dropped,
    line.start,
    line.end,
    line.tokens.map(({ image, startOffset }) => [startOffset, image]),
  ]),
  contents: lines.map((line, at) => {
    const content = contents.at(at);
    return [content?.type, content?.name?.text, content?.statements.at(line.base)];
  }),
  blocks: blocks.map(({ node, head, close }) => [node.$type, head, close]),
  problems,
});

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 9 }),
  insert: fc.constantFrom('', '/*', '*/', '*/*', '/*/', '//', '\n', '\r', ';', '{', '}', '"', 'A -> B : ACK\n', 'x', ' '),
});

describe('a document', () => {
  const parser = new Parser(sharedServices());

  it('reads the same, edit after edit', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let parsed = parser.parse(TEXT);
        for (const { at, remove, insert } of edits) {
          const place = at % (parsed.text.length + 1);
          const text = parsed.text.slice(0, place) + insert + parsed.text.slice(place + remove);
          parsed = parser.parse(text, text, parsed);
          expect(said(parsed)).toEqual(said(new Parser(sharedServices()).parse(text)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
