/** Whatever the command line is given, it ends with 0, 1 or 2, and never with a mistake of its own. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './exercise/list-text.js';
import { foldersOf, studentsIn } from './exercise/students.js';
import { folder, handshake } from './io.fixture.js';

const COMMANDS = 'check trace render embed format exercise grade report import help --version'.split(' ');
const OPTIONS =
  '--format json text sarif svg mermaid words --fix --dry-run --jobs 2 0 --shard 1/2 9/2 --theme dark --scale 3 --until 1 --exchange open --check --diagram states --key --students --seed -o --help --nothing --format=json -- -'.split(
    ' ',
  );

const EXERCISE = `exercise numbers "Numbers" {
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  goal A in ESTABLISHED
  solution { A -> B : SYN seq=100; B -> A : SYN+ACK seq=300 ack=101; A -> B : ACK }
}
`;

/** The text with pieces taken out, doubled, or exchanged for others. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        length: fc.nat(12),
        by: fc.oneof(fc.constantFrom('{', '}', '?', '"', '-x', 'stray ', '\0', '\r', 'exercise', '한'), fc.string({ maxLength: 5 })),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) => edits.reduce((now, { at, length, by }) => now.slice(0, at) + by + now.slice(at + length), text));

function expectSound({ status, error }: { readonly status: number; readonly error: string }, input: string): void {
  expect([0, 1, 2], input).toContain(status);
  expect(error, input).not.toContain('mistake in handshake itself');
}

describe('the command line survives', () => {
  it('any options', async () => {
    const root = folder({
      'a.hsk': 'exchange open {\n  A -> B : SYN seq=1\n}\n',
      'n.md': '```handshake\nA -> B : SYN\n```\n',
      'e.hsk': EXERCISE,
    });
    const word = fc.oneof(
      fc.constantFrom(...OPTIONS),
      fc.constantFrom('a.hsk', 'n.md', 'e.hsk', 'out', 'absent.hsk').map((name) => path.join(root, name)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...COMMANDS), fc.array(word, { maxLength: 5 }), async (command, words) => {
        expectSound(await handshake([command, ...words], 'A -> B : SYN\n'), [command, ...words].join(' '));
      }),
      { numRuns: 60 },
    );
  });

  it('any hand-in', async () => {
    const root = folder({ 'key.hsk': EXERCISE });
    const handIn = path.join(root, 'in.hsk');
    await fc.assert(
      fc.asyncProperty(mutated(EXERCISE.replace(/ {2}solution.*\n/, '')), async (text) => {
        writeFileSync(handIn, text);
        expectSound(await handshake(['grade', '--key', path.join(root, 'key.hsk'), handIn]), text);
      }),
      { numRuns: 30 },
    );
  });

  it('any document, in every form', async () => {
    const root = folder({});
    const file = path.join(root, 'a.hsk');
    const forms = [
      ['check', '--format', 'sarif'],
      ['trace', '--format', 'json'],
      ['render', '--format', 'svg'],
      ['render', '--format', 'words'],
      ['render', '--format', 'tikz'],
      ['format', '--check'],
    ];
    await fc.assert(
      fc.asyncProperty(
        mutated('exchange a {\n  host A\n  A ~> B : SYN seq=1 as m\n  m arrives\n  B -x A : SYN+ACK ack=2\n  B : timeout\n}\n'),
        fc.constantFrom(...forms),
        async (text, form) => {
          writeFileSync(file, text);
          expectSound(await handshake([...form, file]), `${form.join(' ')}: ${text}`);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('any class list: a folder for each, and out of none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const folders = foldersOf(studentsIn(textOf(bytes)));
        expect(new Set(folders.map((each) => each.normalize('NFC').toLowerCase())).size).toBe(folders.length);
        for (const each of folders) expect(each).not.toMatch(/[/\\\0]|^\.{0,2}$/);
      }),
    );
  });
});
