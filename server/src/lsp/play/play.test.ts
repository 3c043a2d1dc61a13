/** Playing, over a real connection. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PlayAnswer, Played, PlayMove } from '../../../../contract/play.js';
import { Client } from '../client.fixture.js';

const uri = 'file:///played.hsk';
let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.close(uri));

const ask = (params: object = {}): Promise<PlayAnswer> => client.request<PlayAnswer>('handshake/play', { uri, ...params });

async function play(params: object = {}): Promise<Played> {
  const answer = await ask(params);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

const moveOf = ({ moves }: Played, line: string, kind?: PlayMove['kind']): PlayMove => {
  const found = moves.find((move) => move.line === line && (kind === undefined || move.kind === kind));
  if (found === undefined) throw new Error(`${line} is not among ${moves.map((move) => `${move.kind} ${move.line}`).join('; ')}`);
  return found;
};

/** Plays these lines one after the other. */
async function playing(lines: readonly (string | readonly [string, PlayMove['kind']])[], from: object = {}): Promise<Played> {
  let now = await play(from);
  for (const each of lines) {
    const [line, kind] = typeof each === 'string' ? [each, undefined] : each;
    now = await play({ lines: moveOf(now, line, kind).lines });
  }
  return now;
}

/** The document with what was played in it. */
async function withPlayed(text: string, lines: readonly string[]): Promise<string> {
  const { edits = [] } = await play({ lines, writes: true });
  const document = TextDocument.create(uri, 'handshake', 1, text);
  return TextDocument.applyEdits(
    document,
    edits.map(({ text: newText, ...at }) => ({ newText, range: { start: at, end: at } })),
  );
}

async function problemsOf(text: string, name = 'file:///after.hsk', language = 'handshake'): Promise<readonly unknown[]> {
  const { diagnostics } = await client.open(name, text, language);
  return diagnostics.map(({ code }) => code);
}

it('an empty document is played as a new connection: each move says what would change; the handshake is put in', async () => {
  await client.open(uri, '');
  const start = await play();
  expect(start.lines).toEqual(['host A in CLOSED', 'host B in LISTEN']);
  expect(start.back).toBeUndefined();
  const syn = moveOf(start, 'A -> B : SYN', 'message');
  expect([syn.host, syn.text]).toEqual(['A', 'A sends SYN seq=x to B']);
  expect(syn.changes).toEqual(expect.arrayContaining(['A: CLOSED → SYN_SENT', 'B: LISTEN → SYN_RECEIVED', 'B owes SYN+ACK']));
  const open = await playing(['A -> B : SYN', 'B -> A : SYN+ACK', 'A -> B : ACK']);
  expect(open.picture.steps.at(-1)?.states).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  expect(open.back).toEqual(['host A in CLOSED', 'host B in LISTEN', 'A -> B : SYN', 'B -> A : SYN+ACK']);
  const text = await withPlayed('', open.lines);
  expect(text).toMatch(/^exchange played \{\n[\s\S]*A -> B : ACK\n\}\n$/);
  expect(await problemsOf(text)).toEqual([]);
});

const OPEN = `exchange open "Handshake" {
  host A "Client"
  host B in LISTEN
  A -> B : SYN seq=100 // first
  B -> A : SYN+ACK seq=300 ack=101 expect B in SYN_RECEIVED
  A -> B : ACK
} // done

exchange later after open {
  A -> B : PSH+ACK len=10
  B -> A : ACK
}
`;

it('goes on from the exchange at the cursor, and back through it to its hosts; what is put in stands below it', async () => {
  await client.open(uri, OPEN);
  const start = await play({ line: 2 });
  expect(start.lines).toHaveLength(5);
  expect(start.hosts).toEqual(['host A "Client"', 'host B in LISTEN']);
  expect(start.back).toHaveLength(4);
  expect(start.picture.exchange).toBe(0);
  expect(start.picture.statements).toEqual([]);
  const closed = await playing(['A -> B : FIN+ACK'], { line: 2 });
  const text = await withPlayed(OPEN, closed.lines);
  expect(text).toContain('} // done\n\nexchange open_played "Handshake" {');
  expect(await problemsOf(text)).toEqual([]);
  const later = await play({ line: 9 });
  expect(later.lines).toEqual(['A -> B : PSH+ACK len=10', 'B -> A : ACK']);
  expect((await play({ line: 9, lines: [] })).picture.start).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
});

it('the network loses, delays, delivers and copies, also what has arrived without a name', async () => {
  await client.open(uri, OPEN);
  const start = await play({ exchange: 0, lines: ['host A', 'host B in LISTEN'] });
  const kinds = start.moves.filter(({ host }) => host === '').map(({ kind, line }) => `${kind} ${line}`);
  expect(kinds).toEqual(expect.arrayContaining(['loss A -x B : SYN', 'delay A ~> B : SYN as m1']));
  const late = await playing(['A ~> B : SYN as m1'], { exchange: 0, lines: start.lines });
  expect(moveOf(late, 'm1 arrives').changes).toContain('B: LISTEN → SYN_RECEIVED');
  const lost = await play({ exchange: 0, lines: moveOf(late, 'A -x B : SYN', 'loss').lines });
  expect(lost.lines.at(-1)).toBe('A -x B : SYN');
  const sent = await playing(['A -> B : SYN'], { exchange: 0, lines: start.lines });
  const copied = await play({ exchange: 0, lines: moveOf(sent, 'm1 arrives', 'copy').lines });
  expect(copied.lines.slice(-2)).toEqual(['A -> B : SYN as m1', 'm1 arrives']);
  for (const { lines } of [late, lost, copied]) expect(await problemsOf(await withPlayed(OPEN, lines))).toEqual([]);
});

it('every move of every moment of a handshake can be played, without a mistake', async () => {
  await client.open(uri, OPEN);
  const { lines, moves } = await play({ exchange: 0 });
  for (let end = 2; end <= lines.length; end++) {
    const now = await play({ exchange: 0, lines: lines.slice(0, end) });
    for (const move of now.moves) {
      const after = await play({ exchange: 0, lines: move.lines });
      expect([move.line, after.picture.problems.map(({ code }) => code)]).toEqual([move.line, []]);
    }
  }
  expect(moves.length).toBeGreaterThan(10);
}, 60_000);

it('claims, notes and sections of the exchange stay as they are in what is put in', async () => {
  const text = OPEN.replace(
    '  A -> B : ACK\n',
    '  expect A in ESTABLISHED, B.snd_nxt = 301\n  section "The last one"\n  A -> B : ACK\n  expect B in ESTABLISHED\n  note A "Done"\n',
  );
  await client.open(uri, text);
  const closed = await playing(['A -> B : FIN+ACK'], { line: 2 });
  expect(closed.lines).toEqual(
    expect.arrayContaining(['expect A in ESTABLISHED, B.snd_nxt = 301', 'expect B in ESTABLISHED', 'note A "Done"']),
  );
  expect(await problemsOf(await withPlayed(text, closed.lines))).toEqual([]);
});

it('a mistake that the exchange expects is shown as expected, and as nothing else', async () => {
  const text = OPEN.replace(
    '  B -> A : SYN+ACK seq=300 ack=101 expect B in SYN_RECEIVED\n',
    '  expect error tcp/ack\n  B -> A : SYN+ACK seq=300 ack=100\n',
  );
  await client.open(uri, text);
  const { picture, lines } = await play({ line: 2 });
  expect(lines).toContain('expect error tcp/ack');
  expect(picture.problems.map(({ code, expected }) => [code, expected])).toEqual([['tcp/ack', true]]);
});

it('begins before the first mistake', async () => {
  await client.open(uri, OPEN.replace('ack=101', 'ack=100'));
  expect((await play({ line: 0 })).lines.at(-1)).toBe('A -> B : SYN seq=100');
});

it('bare statements become a block beside what was played', async () => {
  const bare = 'A -> B : SYN\nB -> A : SYN+ACK\n';
  await client.open(uri, bare);
  const now = await playing(['A -> B : ACK']);
  const text = await withPlayed(bare, now.lines);
  expect(text).toMatch(/^exchange \{\nA -> B : SYN\n[\s\S]*exchange played \{/);
  // what was open before is so still
  expect(await problemsOf(text)).toEqual(['unanswered']);
});

it('in a quoted fence it keeps the margin; a page without a fence gets one', async () => {
  const quoted = '> ```handshake\n> exchange q {\n>   A -> B : SYN\n>   B -> A : SYN+ACK\n>   A -> B : ACK\n> }\n> ```\n';
  const page = 'file:///page.md';
  await client.open(page, quoted, 'markdown');
  const { edits = [], lines } = await play({ uri: page, writes: true });
  expect(lines.slice(2)).toEqual(['A -> B : SYN', 'B -> A : SYN+ACK', 'A -> B : ACK']);
  expect(
    edits[0]?.text
      .split('\n')
      .slice(1)
      .every((line) => line.startsWith('>')),
  ).toBe(true);
  await client.close(page);
});

it('what a document says of an exercise that is worked on is not played; nor are lines that are none', async () => {
  const text = 'exercise e "E" {\n  points 1\n  A -> B : SYN\n  B -> A : ?\n  solution {\n    A -> B : SYN\n    B -> A : SYN+ACK\n  }\n}\n';
  await client.open(uri, text);
  expect(await ask()).toEqual({ refused: expect.stringContaining('exercise') });
  await client.close(uri);
  await client.open(uri, OPEN);
  for (const lines of [['A -> B\n: SYN'], [1], 'A', Array.from({ length: 401 }, () => 'A')])
    await expect(ask({ lines })).rejects.toThrow('not lines of an exchange');
  const odd = await play({ lines: ['} exchange x {', 'A -> '] });
  expect(odd.moves).toBeInstanceOf(Array);
});

const BLOCK = `verify opens "Whatever is lost" {
  host A
  host B in LISTEN
  stray A ~> B : SYN seq=90
  may A : connect
  never B in ESTABLISHED
} // the end
`;

it('a verification at the line is played from its hosts and statements; what was on its way without a name may arrive', async () => {
  await client.open(uri, OPEN + BLOCK);
  const line = OPEN.split('\n').length;
  const start = await play({ line });
  expect(start.lines).toEqual(['host A', 'host B in LISTEN', 'stray A ~> B : SYN seq=90 as m1']);
  expect([start.exchange, start.verification]).toEqual([-1, { index: 0 }]);
  const arrived = await play({ verification: { index: 0 }, lines: moveOf(start, 'm1 arrives').lines });
  const { edits = [] } = await play({ verification: { index: 0 }, lines: arrived.lines, writes: true });
  const [{ text = '', line: at = 0 } = {}] = edits;
  expect([at, text]).toEqual([OPEN.split('\n').length + 5, expect.stringContaining('exchange opens_played "Whatever is lost" {')]);
  expect((await play({ exchange: 0, line })).verification).toBeUndefined();
});

it('the hosts that only the lines of a verification speak of are there; after an exchange it goes on from its end', async () => {
  await client.open(uri, 'verify v {\n  may A : connect\n}\n');
  expect((await play({ line: 1 })).lines).toEqual(['host A in CLOSED', 'host B in LISTEN']);
  await client.close(uri);
  await client.open(uri, `${OPEN}verify v after open {\n  may A : close\n}\n`);
  const after = await play({ verification: { index: 0 } });
  expect([after.lines, after.picture.start]).toEqual([[], { A: 'ESTABLISHED', B: 'ESTABLISHED' }]);
});

it('what is no index of a verification is refused, and one that there is not is an exchange', async () => {
  await client.open(uri, OPEN);
  await expect(ask({ verification: { index: -1 } })).rejects.toThrow('not lines of an exchange');
  expect((await play({ line: 2, verification: { index: 7, way: 3 } })).exchange).toBe(0);
});
