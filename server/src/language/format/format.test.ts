import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysed } from '../features/cursor.fixture.js';
import { fencedText } from '../fences.js';
import { sharedParser } from '../shared-parser.js';
import { formatted } from './format.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const files = ['examples', 'server/library'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hsk'))
    .map((file) => path.join(folder, file)),
);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What the parser sees: lines of tokens; and the comments. */
function seen(text: string): unknown {
  const { lines, pieces } = sharedParser().layout(text);
  const seenLines = lines.map((line) => [line.kind, line.dropped, line.tokens.map((token) => `${token.tokenType.name} ${token.image}`)]);
  return [seenLines, pieces.flatMap(({ piece }) => piece.comments.map(({ image }) => image.trimEnd()))];
}

describe('format', () => {
  it.each([
    [
      'columns',
      'A->B:SYN seq=x\n  B  -> A :ACK+SYN seq=y ack=x+1\nA -> B:ACK   seq = x + 1   ack=y+1',
      'A -> B : SYN     seq=x\nB -> A : ACK+SYN seq=y   ack=x+1\nA -> B : ACK     seq=x+1 ack=y+1\n',
    ],
    [
      'wide letters',
      '클라이언트 -> 서버 : SYN seq=1\n서버 -> 클라이언트 : SYN+ACK seq=1\n',
      '클라이언트 -> 서버       : SYN     seq=1\n서버       -> 클라이언트 : SYN+ACK seq=1\n',
    ],
    [
      'blocks',
      'exchange e "T"   using tcp {\n\n\nhost A   "x"\nA -> B : SYN\n\n\n\nA : close   "now"\n\n}',
      'exchange e "T" using tcp {\n  host A "x"\n  A -> B : SYN\n\n  A : close "now"\n}\n',
    ],
    [
      'groups',
      'A -> B : SYN seq=1 ack=1\nA -> B : SYN+ACK seq=100 ack=1\n\nA -> B : SYN seq=1 ack=1\n',
      'A -> B : SYN     seq=1   ack=1\nA -> B : SYN+ACK seq=100 ack=1\n\nA -> B : SYN     seq=1 ack=1\n',
    ],
    [
      'each block for itself',
      'exchange e {\nA -> B : SYN+ACK seq=1\nsection "s"\nA -> B : SYN seq=1\n}\nexchange f {\nA -> B : SYN seq=1\n}\n',
      'exchange e {\n  A -> B : SYN+ACK seq=1\n  section "s"\n  A -> B : SYN     seq=1\n}\nexchange f {\n  A -> B : SYN seq=1\n}\n',
    ],
    [
      'lists',
      'A->B:Request  v=( v1 ,"v2" )  o=(mru = 1500,magic)\nB->A:Ack v=(v1)',
      'A -> B : Request v=(v1, "v2") o=(mru=1500, magic)\nB -> A : Ack     v=(v1)\n',
    ],
    [
      'labels behind fields',
      'A -> B : PSH+ACK len=40 "GET /"\nB -> A : PSH+ACK len=500 "200 OK"\nA -> B : ACK',
      'A -> B : PSH+ACK len=40  "GET /"\nB -> A : PSH+ACK len=500 "200 OK"\nA -> B : ACK\n',
    ],
    [
      'hosts side by side',
      'host C "Client" is client\nhost S1 "One"\nhost host\n\nhost D in S\nhost : timeout\n',
      'host C  "Client" is client\nhost S1 "One"\nhost host\n\nhost D in S\nhost : timeout\n',
    ],
    [
      'comments',
      '// one\nA -> B : SYN // two   \nlonger -> B : SYN seq=1 // three\n/* four\n   five */\nA -> B : /* six */   SYN\n',
      '// one\nA      -> B : SYN        // two\nlonger -> B : SYN seq=1  // three\n/* four\n   five */\nA -> B : /* six */   SYN\n',
    ],
    [
      'claims',
      'expect A  in S ,B . snd_nxt=101,C.x == y + 1\nA -> B : SYN   expect A in S',
      'expect A in S, B.snd_nxt = 101, C.x == y+1\nA -> B : SYN expect A in S\n',
    ],
    ['codes', 'expect   error tcp/ack-flag\nexpect error   in-flight', 'expect error tcp/ack-flag\nexpect error in-flight\n'],
    ['hosts', 'host A in S with   snd_nxt = 1 ,rcv_nxt=2', 'host A in S with snd_nxt=1, rcv_nxt=2\n'],
    ['one line', 'exchange e { A -> B : SYN;  B -> A : ACK }\n', 'exchange e { A -> B : SYN;  B -> A : ACK }\n'],
    ['a lost one', 'A -x B : SYN\nA ->B : SYN seq=y -1', 'A -x B : SYN\nA -> B : SYN seq=y-1\n'],
    [
      'errors',
      'exchange e {\nA -> B :\nA   - > B\n   what is   this\nA -> B : SYN seq=\n§ A\n',
      'exchange e {\n  A -> B :\n  A   - > B\n  what is   this\n  A -> B : SYN seq=\n§ A\n',
    ],
    [
      'protocols',
      'protocol p {\nflags X ,Y\nstate   S {\nsend X -> S { owe Y;  do z }\n}\n}',
      'protocol p {\n  flags X ,Y\n  state   S {\n    send X -> S { owe Y;  do z }\n  }\n}\n',
    ],
    ['Windows', 'A->B:SYN\r\nB->A:ACK\r\n', 'A -> B : SYN\r\nB -> A : ACK\r\n'],
    ['a mark of the byte order', '\uFEFFA->B:SYN\n', '\uFEFFA -> B : SYN\n'],
    ['nothing', '', ''],
    [
      'stray ones',
      'A -> longer : SYN+ACK seq=1\nstray A   ~> B:SYN   seq=1 as   m1\n',
      'A -> longer : SYN+ACK seq=1\nstray A ~> B : SYN seq=1 as m1\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it('flags in their canonical order', () => {
    expect(formatted('A -> B : ACK+SYN seq=1 "l"\nA -> B : ACK+FOO', { flagsAt: () => ['SYN', 'ACK'] })).toBe(
      'A -> B : SYN+ACK seq=1 "l"\nA -> B : ACK+FOO\n',
    );
  });

  it('no columns if not wanted', () => {
    expect(formatted('exchange e {\nA -> B : SYN seq=1\nA -> B : SYN+ACK seq=1\n}\n', { align: false })).toBe(
      'exchange e {\n  A -> B : SYN seq=1\n  A -> B : SYN+ACK seq=1\n}\n',
    );
  });

  it('Markdown: the fences alone, where they stand', () => {
    const text =
      '#  Notes\n\n\n\n> ```handshake\n>   A->B:SYN\n> ```\n\n- ```handshake\n  exchange e {\n  A->B:SYN\n\n  }\n  ```\n\nA->B:SYN\n';
    expect(formatted(text, { readable: fencedText(text) })).toBe(
      '#  Notes\n\n\n\n> ```handshake\n> A -> B : SYN\n> ```\n\n- ```handshake\n  exchange e {\n    A -> B : SYN\n\n  }\n  ```\n\nA->B:SYN\n',
    );
  });

  it.each(files)('%s keeps its meaning, and is formatted once and for all', (file) => {
    const text = read(file);
    const once = formatted(text);
    expect(formatted(once)).toBe(once);
    expect(seen(once)).toEqual(seen(text));
  });

  it('whatever the text', () => {
    const texts = files.map(read).filter((text) => text.length < 2_000);
    const junk = fc.constantFrom(
      ' ',
      '\t',
      '\n',
      '{',
      '}',
      '"',
      '//',
      '/*',
      '*/',
      '-',
      '+',
      '=',
      '-x',
      '.',
      ',',
      ';',
      ':',
      '?',
      'A',
      'é',
      '한',
      '§',
      '0x',
      '->',
      '\r\n',
      'expect ',
      'protocol ',
    );
    const mutated = fc
      .record({ text: fc.constantFrom(...texts), at: fc.array(fc.tuple(fc.nat(), fc.nat(3), junk), { maxLength: 6 }) })
      .map(({ text, at }) =>
        at.reduce((now, [place, length, put]) => {
          const start = place % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + length);
        }, text),
      );
    fc.assert(
      fc.property(mutated, (text) => {
        const once = formatted(text);
        expect(seen(once)).toEqual(seen(text));
        expect(formatted(once)).toBe(once);
      }),
      { numRuns: 70 },
    );
  });

  it('changes no problem and no state', () => {
    for (const file of files.filter((each) => !each.includes('library'))) {
      const [before, after] = [
        analysed(read(file)),
        analysed(formatted(read(file), { flagsAt: () => ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK', 'ECE', 'CWR'] })),
      ];
      const told = ({ problems, exchanges }: typeof before) => [
        problems.map(({ code, facts }) => [code, facts]),
        exchanges.map(({ trace }) => trace.steps.map(({ states }) => states)),
      ];
      expect(told(after), file).toEqual(told(before));
    }
  });
});
