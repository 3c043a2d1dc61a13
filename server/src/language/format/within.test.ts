/** A range is formatted as it is in the whole document, and no more is read than the blocks around it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysed } from '../features/cursor.fixture.js';
import { formatDocument, formatWithin } from './document.js';

const block = (at: number): string =>
  `exchange   e${at}  {\n\n host A "a" \n${at % 2 ? '  A->B:SYN+ECE+CWR   seq=1 // one\n' : ''}A -> B :ACK+SYN seq = 2\n\n\nB->A: SYN+ACK\n }\n`;
const blocks = Array.from({ length: 12 }, (_, at) => block(at)).join('\n\n');
const texts = [
  blocks,
  `import "x"\n\n\n${blocks}\n\n`,
  `language   ko\n${blocks}// end`,
  blocks.replace('exchange   e4', '} exchange   e4'),
  blocks.replace('exchange   e7', '/* a\n b */ exchange   e7'),
  blocks.replace('\n\nexchange   e5', '\nA->B : SYN\nexchange   e5'),
  'A->B:SYN\n\n\n B->A : SYN+ACK seq=1\nA  -> B : ACK',
  blocks.replaceAll('\n', '\r\n'),
];

describe('formatting of a range', () => {
  it.each(texts)('has the edits of the whole that begin in it (%#)', (text) => {
    const analysis = analysed(text);
    const all = formatDocument(analysis, text);
    expect(all.length).toBeGreaterThan(2);
    const starts = text.split('\n').reduce<number[]>(
      (found, line) => {
        found.push((found.at(-1) ?? 0) + line.length + 1);
        return found;
      },
      [0],
    );
    fc.assert(
      fc.property(fc.nat({ max: starts.length - 2 }), fc.nat({ max: 12 }), (first, more) => {
        const range = { start: starts[first] ?? 0, end: (starts[Math.min(first + more + 1, starts.length - 1)] ?? 0) - 1 };
        expect(formatWithin(analysis, text, range)).toEqual(all.filter(({ span }) => span.start >= range.start && span.start <= range.end));
      }),
      { numRuns: 25 },
    );
  });
});
