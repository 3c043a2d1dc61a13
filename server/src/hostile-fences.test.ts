/** Whatever stands in a fence or on its line, the page around it is rendered, and nothing of a document becomes markup. */
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import handshake from './markdown.js';

const PIECES = [
  'A -> B : SYN seq=1',
  'B -> A : SYN+ACK seq=1 ack=2',
  'host <img/src=x> in LISTEN',
  'note A "<script>alert(1)</script>"',
  'exchange "a<b>&amp;" {',
  '}',
  'host constructor in __proto__',
  'A -x toString : FIN',
  'protocol p {',
  'either {',
  'or',
  'import "/dev/zero"',
  '// <!--',
  '"]]>',
  '\u202e\u0007',
  '~~~',
];
const INFO = ['handshake', 'handshake ladder', 'handshake states width=<b>', 'handshake width=-1 states=off', 'handshake "onload=x', 'hsk'];

const page = fc.array(
  fc.record({
    info: fc.oneof(
      fc.constantFrom(...INFO),
      fc.string({ maxLength: 12 }).map((text) => `handshake ${text.replace(/[`\r\n]/g, '')}`),
    ),
    lines: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 30 })), { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const text = (fences: readonly { readonly info: string; readonly lines: readonly string[] }[]): string =>
  fences
    .map(({ info, lines }, at) => `before ${at}\n\n\`\`\`\`${info}\n${lines.join('\n').replaceAll('````', '')}\n\`\`\`\`\n\nafter ${at}\n`)
    .join('\n');

describe('a page survives', () => {
  it('any fences', () => {
    const md = new MarkdownIt().use(handshake);
    fc.assert(
      fc.property(page, (fences) => {
        const html = md.render(text(fences));
        for (const at of fences.keys()) expect(html).toMatch(new RegExp(`<p>before ${at}</p>[^]*<p>after ${at}</p>`));
        expect(html).not.toMatch(/<script|<img|<iframe|\son\w+=|javascript:/i);
      }),
      { numRuns: 80 },
    );
  });
});
