/** Any name is only a name: what every object inherits is the hardest of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './cli/io.fixture.js';
import { Client } from './lsp/client.fixture.js';
import plugin from './markdown.js';

const EXCHANGE = `exchange constructor "x" {
  host constructor "C"
  host __proto__ "P" in LISTEN
  constructor -> __proto__ : SYN seq=toString
  __proto__ ~> constructor : SYN+ACK seq=valueOf ack=toString+1 as hasOwnProperty
  hasOwnProperty arrives
  constructor -> __proto__ : ACK seq=toString+1 ack=valueOf+1
  note constructor, __proto__ "hi"
  expect constructor in ESTABLISHED, __proto__ in ESTABLISHED
}
exchange toString after constructor {
  constructor -> __proto__ : FIN+ACK
  __proto__ -> constructor : ACK
}
`;

const PROTOCOL = `protocol constructor "p" {
  message toString (valueOf)
  message __proto__
  field valueOf : int
  var hasOwnProperty : int = 0
  event isPrototypeOf
  initial state toLocaleString {
    send toString -> constructor
    receive toString { set hasOwnProperty = valueOf; owe __proto__ }
    send __proto__
    receive __proto__
    on isPrototypeOf
  }
  state constructor { receive __proto__ -> toLocaleString }
}
exchange valueOf using constructor {
  toString -> __proto__ : toString valueOf=3
  expect __proto__.hasOwnProperty = 3
  __proto__ -> toString : __proto__
  toString : isPrototypeOf
}
`;

const EXERCISE = `exercise constructor "What is the number?" {
  host toString
  host valueOf in LISTEN
  toString -> valueOf : SYN seq=100
  valueOf -> toString : SYN+ACK seq=300 ack=?
  goal toString in ESTABLISHED
  solution {
    toString -> valueOf : SYN seq=100
    valueOf -> toString : SYN+ACK seq=300 ack=101
  }
}
`;

const VERIFICATION = `verify constructor "x" {
  host toString
  host valueOf in LISTEN
  toString -> valueOf : SYN seq=100
  may toString : close
  never toString in CLOSED and valueOf in ESTABLISHED
  finally valueOf in ESTABLISHED
}
`;

const ALL_COMMANDS = [
  ...['text', 'json', 'sarif', 'junit', 'github'].map((format) => ['check', '--format', format]),
  ['check', '--fix', '--dry-run'],
  ['trace'],
  ['trace', '--format', 'json'],
  ...['mermaid', 'markdown', 'svg', 'text', 'ascii', 'tikz', 'words', 'html', 'png', 'pdf', 'pcap', 'packetdrill'].map((format) => [
    'render',
    '--format',
    format,
  ]),
  ['render', '--diagram', 'states', '--format', 'mermaid'],
  ['verify'],
  ['verify', '--format', 'json'],
  ['exercise', 'solve'],
  ['exercise', 'coverage'],
  ['exercise', 'sheet'],
];

const NAMES = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString', '__defineGetter__'];
const ORDINARY = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/** The same text with each of these names exchanged for the other of its place. */
const renamed = (text: string, from: readonly string[], to: readonly string[]): string =>
  text.replace(/"[^"]*"|\b\w+\b/g, (word) => to[from.indexOf(word)] ?? word);

const places = (out: string): readonly string[] =>
  (JSON.parse(out) as { files: { problems: { line: number; code: string }[] }[] }).files.flatMap(({ problems }) =>
    problems.map(({ line, code }) => `${line} ${code}`),
  );

const checked = async (text: string): Promise<readonly string[]> => {
  const root = folder({ 'x.hsk': text });
  return places((await handshake(['check', '--format', 'json', path.join(root, 'x.hsk')])).out);
};

describe('a shipped document is judged alike when its hosts have such names', () => {
  it.each([
    'close.hsk',
    'time-wait-last-ack.hsk',
    'simultaneous-open.hsk',
    'exercises/13-which-is-lost.hsk',
    'exercises/07-too-early.hsk',
    'broken/number.hsk',
    'broken/illegal-send.hsk',
  ])('%s', async (name) => {
    const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
    const hostile = renamed(text, ORDINARY, NAMES);
    expect(hostile).not.toBe(text);
    expect(await checked(hostile)).toEqual(await checked(text));
  });
});

const TEXTS: readonly (readonly [string, string])[] = [
  ['an exchange', EXCHANGE],
  ['a protocol', PROTOCOL],
  ['an exercise', EXERCISE],
];

describe.each([...TEXTS, ['a verification', VERIFICATION] as const])('%s of such names', (_, text) => {
  it.each(ALL_COMMANDS)('does not differ from others: %s %s %s', async (...command) => {
    const root = folder({ 'such.hsk': text, 'others.hsk': renamed(text, NAMES, ORDINARY) });
    const such = await handshake([...command, path.join(root, 'such.hsk')]);
    const others = await handshake([...command, path.join(root, 'others.hsk')]);
    expect(such.error).not.toContain('mistake in handshake itself');
    expect([such.status, such.out.length > 0]).toEqual([others.status, others.out.length > 0]);
    if (command.includes('check') && command.includes('json')) expect(places(such.out)).toEqual(places(others.out));
  });
});

describe.each(TEXTS)('%s of such names', (_, text) => {
  it('is drawn in Markdown', () => {
    const html = new MarkdownIt().use(plugin).render(`\`\`\`handshake\n${text}\`\`\`\n`);
    expect(html).toContain('<svg');
    expect(html).not.toContain('could not be drawn');
  });

  it('is answered in the editor', async () => {
    const client = await Client.start();
    const uri = 'untitled:constructor.hsk';
    await client.open(uri, text);
    const lines = text.split('\n');
    const end = { line: lines.length, character: 0 };
    for (const [line, content] of lines.entries())
      for (const character of [4, content.length - 1, content.length].filter((each) => each >= 0))
        for (const method of ['hover', 'completion', 'codeAction', 'references'])
          await client.request(`textDocument/${method}`, {
            textDocument: { uri },
            position: { line, character },
            range: { start: { line, character }, end: { line, character } },
            context: { diagnostics: [], includeDeclaration: true },
          });
    for (const method of ['inlayHint', 'documentSymbol', 'codeLens', 'semanticTokens/full'])
      await client.request(`textDocument/${method}`, { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end } });
    for (const cursor of lines.keys()) await client.request('handshake/picture', { uri, cursor: { line: cursor, character: 0 } });
  });
});

it('students and files of such names are handed out and graded', async () => {
  const root = folder({ 'toString.hsk': EXERCISE, 'students.txt': 'constructor\n__proto__\nvalueOf\n' });
  const out = path.join(root, 'out');
  const given = await handshake([
    'exercise',
    'handout',
    path.join(root, 'toString.hsk'),
    '--students',
    path.join(root, 'students.txt'),
    '-o',
    out,
  ]);
  expect(given.error).toBe('');
  expect(given.status).toBe(0);
  writeFileSync(path.join(root, '__proto__.hsk'), EXERCISE.replace('ack=?', 'ack=101'));
  const graded = await handshake(['grade', '--key', path.join(root, 'toString.hsk'), path.join(root, '__proto__.hsk')]);
  expect(graded.error).not.toContain('mistake in handshake itself');
});
