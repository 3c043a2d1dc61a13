/** Any name is only a name: what every object inherits is the hardest of them. */
import { writeFileSync } from 'node:fs';
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

const COMMANDS = [
  ['check'],
  ['check', '--format', 'json'],
  ['trace'],
  ['trace', '--format', 'json'],
  ...['mermaid', 'markdown', 'svg', 'text', 'ascii', 'tikz'].map((format) => ['render', '--format', format]),
  ['render', '--diagram', 'states', '--format', 'mermaid'],
];

describe.each([
  ['an exchange', EXCHANGE],
  ['a protocol', PROTOCOL],
  ['an exercise', EXERCISE],
])('%s of such names', (_, text) => {
  it.each(COMMANDS)('%s %s %s', async (...command) => {
    const root = folder({ 'constructor.hsk': text });
    const { status, error } = await handshake([...command, path.join(root, 'constructor.hsk')]);
    expect(error).not.toContain('mistake in handshake itself');
    expect(status).toBeLessThan(2);
  });

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
