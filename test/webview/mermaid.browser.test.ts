import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mermaidText } from '../../server/src/core/views/escape.js';
import { type ToldExchange, told, traceOf } from '../../server/src/core/views/sequence.fixture.js';
import { sequenceDiagram } from '../../server/src/core/views/sequence.js';
import { bareDrawing, type DrawBare } from './bare.js';
import { browser, useBrowser } from './browser.js';

let draw: DrawBare;

useBrowser();
beforeAll(async () => {
  draw = await bareDrawing(browser);
});

const kindOf = (kind: string): string => (kind === 'message' || kind === 'arrival' ? 'message' : 'note');

describe('records', () => {
  test.each(Object.entries(told))('%s: each mark finds its record, and what it is', async (_, what: ToldExchange) => {
    const { text, marks } = sequenceDiagram(traceOf(what), { nowrap: true });
    const { records } = await draw(text);
    const drawn = new Map(records.map(([record, kind]) => [record, kind]));
    expect(marks.map(({ record, kind }) => [record, kind, drawn.get(record)])).toEqual(
      marks.map(({ record, kind }) => [record, kind, kindOf(kind)]),
    );
    expect(records.length).toBe(marks.length);
  });
});

/** One message, label, host name, note and section of one text. */
function everywhere(text: string): ToldExchange {
  const quoted = text.replaceAll('"', "'").replaceAll('|', 'I').replaceAll('\n', ' ');
  return {
    hosts: [
      ['A', text],
      ['B', 'B'],
    ],
    start: 'CLOSED LISTEN',
    title: text,
    lines: [`section "${quoted}"`, `A -> B : SYN "${quoted}"`, `note A "${quoted}"`],
  };
}

const traps = [
  '',
  ';',
  '#',
  '#59;',
  '%%',
  '%%{init: {"theme":"forest"}}%%',
  '$$x^2$$',
  '<b>x</b>',
  '<img src=x onerror=alert(1)>',
  'end',
  'end\nA->>B: x',
  ':wrap: x',
  '`x` **y** __z__ ~~w~~',
  'a\\b',
  '{ x } [ y ] ( z )',
  'ﬂ°°60¶ß',
  '&lt;script&gt;',
  'style a:#b;',
  'as b',
  'p0->>p1: x',
  '\u202Eabc',
  '한국어 日本語 العربية 👩‍💻',
  '@{ "type": "actor" }',
  'x'.repeat(300),
  '\u0000\u0007',
  '-->',
  'classDef a:#b;',
];

describe('text', () => {
  const check = async (text: string): Promise<void> => {
    const { records, hosts, foreign } = await draw(sequenceDiagram(traceOf(everywhere(text)), { nowrap: true, title: text }).text);
    expect(foreign).toEqual([]);
    expect(hosts.length).toBe(2);
    expect(records.length).toBe(5);
  };
  test.each(traps)('%j stays text', check);

  test('any text stays text, and says what it said', async () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'#;:<>&"%$\\{}`*_~@-+|x end\nas()[]'), maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        await check(text);
        const { records } = await draw(`sequenceDiagram\nparticipant p0\nparticipant p1\np0->>p1:nowrap:${mermaidText(text)}\n`);
        const plain = (said: string): string =>
          said
            .replaceAll('\u200B', '')
            .replace(/[\s\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
            .trim();
        expect(plain(records[0]?.[2] ?? '')).toBe(plain(text));
      }),
      { numRuns: 100 },
    );
  });
});
