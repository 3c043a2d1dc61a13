/** Whatever the text is: an analysis comes back, in time, and every problem stands within the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import tcp from '../../library/tcp.hsk';
import { words } from '../core/views/words.js';
import { readableIn } from './fences.js';
import { sharedParser } from './shared-parser.js';
import { analysed } from './testing/check.js';

const MESSAGES =
  'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=2 "label"\nA ~> B : ACK as m1 expect A in ESTABLISHED\nm1 arrives\nA : close\n';
const BLOCKS = `import "other.hsk"\nexchange a "t" {\n  host A "A" in CLOSED\n  host B is x in LISTEN with snd_nxt=1, rcv_nxt=2\n  ${MESSAGES}}\nexchange b after a { note A "n"; section "s"; expect error tcp/ack; A -> B : FIN }\n`;
const PROTOCOL = tcp.slice(0, 6_000);
const TOKENS =
  'A B x SYN ACK seq ack 1 0x1F "s" "open -> -x ~> : + - = == , . ? ; { } ( ) < <= * / // /* */ \n \n exchange protocol using after host note section expect error stray as arrives in is with import state states role when send receive on always require owe not and or let field var int exercise either @ \u0000 é 가 \u3000 \\'.split(
    / /,
  );

function sound(text: string): void {
  const analysis = analysed(text, { 'other.hsk': 'exchange other { A -> B : SYN }' });
  for (const problem of analysis.problems) {
    expect(problem.span.start).toBeGreaterThanOrEqual(0);
    expect(problem.span.end).toBeGreaterThanOrEqual(problem.span.start);
    expect(problem.span.end).toBeLessThanOrEqual(text.length);
    expect(words(problem)).not.toBe('');
  }
}

interface HostileEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit = fc.record<HostileEdit>({
  at: fc.nat(10_000),
  remove: fc.nat(12),
  insert: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 3 }), fc.constant('')),
});

const edited = (text: string, edits: readonly HostileEdit[]): string =>
  edits.reduce((before, { at, remove, insert }) => {
    const start = at % (before.length + 1);
    return before.slice(0, start) + insert + before.slice(start + remove);
  }, text);

describe('any text', () => {
  it('of random characters', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), sound), { numRuns: 80 }));

  it('of random tokens', () => {
    const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 80 }).map((tokens) => tokens.join(' '));
    fc.assert(fc.property(soup, sound), { numRuns: 130 });
  });

  it.each([MESSAGES, BLOCKS])('with a few edits (%#)', (text) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => sound(edited(text, edits))),
      { numRuns: 40 },
    );
  });

  it('of a protocol with a few edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => sound(edited(PROTOCOL, edits))),
      { numRuns: 40 },
    );
  });

  it('cut off anywhere', () => {
    for (let end = 0; end < BLOCKS.length; end += 3) sound(BLOCKS.slice(0, end));
  });
});

const HOSTILE: Readonly<Record<string, string>> = {
  'very many unknown fields on a line': `A -> B : SYN seq=1 ${'a=1 '.repeat(400)}\n`,
  'very many semicolons in brackets': `A -> B : SYN seq=1 (${'; a'.repeat(100_000)})\n`,
  'ten megabytes of fields on one line': `A -> B : SYN ${'x=1 '.repeat(2_500_000)}`,
  'ten megabytes of NUL': '\0'.repeat(10_000_000),
  'ten megabytes of blank lines': '\n'.repeat(10_000_000),
  'a string without an end': `note "${'a\\'.repeat(90_000)}`,
  'deep parentheses': `protocol p {\nlet a = ${'('.repeat(1_900)}\n}`,
  'many negations': `protocol p {\nlet a = ${'not '.repeat(1_900)}x\n}`,
  'deep blocks': `protocol p {\n${'states g {\n'.repeat(20_000)}`,
  'closed deep blocks': `protocol p {\n${'states g {\n'.repeat(200)}${'}\n'.repeat(201)}`,
  braces: '{'.repeat(20_000),
  'closing braces': '}\n'.repeat(20_000),
  'open exchanges': 'exchange {\n'.repeat(5_000),
  'comments without an end': '/* a\n'.repeat(20_000),
  'many comments': '/* a */\n'.repeat(200_000),
  'lines that break off': 'A -> B : SYN seq=\n'.repeat(10_000),
  'lines of nothing': 'A B\n'.repeat(10_000),
  'strange characters': '@\n'.repeat(20_000),
  'expect error without an end': 'expect error syntax\n'.repeat(3_000),
  'a huge number': `A -> B : SYN seq=${'9'.repeat(100_000)}`,
  'a long chain of exchanges': Array.from({ length: 1_000 }, (_, i) => `exchange e${i} after e${i + 1} { }`).join('\n'),
  'a long chain of protocols': Array.from({ length: 1_000 }, (_, i) => `protocol p${i} extends p${i + 1} { }`).join('\n'),
  'a long chain of definitions': `protocol p {\n${Array.from({ length: 1_000 }, (_, i) => `let a${i} = a${i + 1} + a${i + 1}`).join('\n')}\nstate S { always when a0 == 1 }\n}\nexchange e using p { A -> B : x }`,
  'an action that breaks off at a brace': `protocol p {\naction go {\nset a} = 1\n}\nlet b}c = 2\n}`,
  'not within not': `protocol p {\nvar a : int\nstate S { always when ${'not ('.repeat(30)}a == 1${')'.repeat(30)} -> S }\n}\nexchange e using p { A : x }`,
  'a wide sum': `protocol p {\nstate S { always -> S when ${'a + '.repeat(900)}1 == 1 }\nvar a : int\n}\nexchange e using p { A -> B : x }`,
};

it('a document of more lines than fit into memory is read up to a place, and says so there', () => {
  const text = `${'//\n'.repeat(400_000)}\n`;
  expect(analysed(text).problems).toEqual([]);
  const { problems } = analysed(`${text}A -> B : ACK\n`);
  expect(problems.map((problem) => [problem.span.start, words(problem)])).toEqual([
    [text.length, 'This document has more than 400000 lines: the rest is not read. Split it into several documents.'],
  ]);
});

it('so is one of fences', () => {
  const text = `\`\`\`handshake\n${'//\n'.repeat(400)}\`\`\`\n`.repeat(1_001);
  const { text: readable, sections } = readableIn(text);
  const parsed = sharedParser().parseSections(text, readable, sections);
  expect(parsed.problems.map(({ facts }) => facts)).toMatchObject([{ fault: { fault: 'many-lines', most: 400_000 } }]);
});

describe('a hostile text', () => {
  it.each(Object.keys(HOSTILE))('%s', (name) => {
    const text = HOSTILE[name] ?? '';
    const { problems } = analysed(text);
    expect(problems.filter(({ code }) => code === 'syntax').length).toBeLessThanOrEqual(1_000);
  });
});
