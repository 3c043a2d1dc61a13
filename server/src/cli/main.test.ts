import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';
import { mermaidSvg } from './mermaid/mermaid.js';

const good = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const wrong = good.replace('ack=101', 'ack=100');

describe('the command line', () => {
  it('explains itself', async () => {
    expect(await handshake(['--version'])).toEqual({ status: 0, out: '1.2.3\n', error: '' });
    const { status, out } = await handshake(['--help']);
    expect(status).toBe(0);
    for (const command of ['check', 'trace', 'render', 'serve']) {
      expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
      expect((await handshake([command, '--help'])).out).toMatch(new RegExp(`^handshake ${command} `));
    }
  });

  it.each([
    [[], 'no command given'],
    [['chekc'], "there is no command 'chekc'"],
    [['--frobnicate'], "there is no option '--frobnicate'"],
    [['check'], 'no PATH given'],
    [['check', '--frobnicate', '-'], "unknown option '--frobnicate'"],
    [['check', '--format'], "'--format <value>' argument missing"],
    [['check', '--format', 'yaml', '-'], "--format is one of text, json, sarif, junit, github, not 'yaml'"],
    [['render', '-', 'x.hsk'], 'render takes one file'],
    [['check', 'no/such.hsk'], 'cannot read no/such.hsk: no such file or folder'],
    [['check', '-', 'no/such.hsk'], 'no such file or folder'],
    [['check', 'package.json/x'], 'a part of its path is no folder'],
    [['render', '-o', 'no/such/folder/x.mmd', '-'], 'cannot write no/such/folder/x.mmd: no such file or folder'],
  ])('%j is answered in one line', async (argv, what) => {
    const { status, out, error } = await handshake(argv, good);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(what);
    expect(error).toMatch(/^handshake: [^\n]+\n$/);
  });

  it('serves', async () => {
    expect(await handshake(['serve', '--stdio'])).toEqual({ status: 0, out: 'serving', error: '' });
  });
});

describe('paths', () => {
  const files = {
    'b.hsk': good,
    'a/z.hsk': good,
    'a.md': '```handshake\nA -> B : SYN\n```\n',
    'plain.md': '# nothing\n',
    'note.txt': 'nonsense',
    'node_modules/x.hsk': 'nonsense',
    '.git/x.hsk': 'nonsense',
  };
  const checked = async (...paths: readonly string[]): Promise<readonly string[]> => {
    const { out } = await handshake(['check', '--format', 'json', ...paths]);
    return JSON.parse(out).files.map((file: { readonly path: string }) => file.path);
  };

  it('finds the documents of a folder, sorted', async () => {
    const root = folder(files);
    expect(await checked(root)).toEqual(['a/z.hsk', 'a.md', 'b.hsk'].map((name) => `${root}/${name}`));
    expect(await checked(`${root}/`, `${root}/b.hsk`)).toHaveLength(3);
  });

  it('takes files of any name', async () => {
    const root = folder(files);
    const { status, out } = await handshake(['check', path.join(root, 'note.txt')]);
    expect(status).toBe(1);
    expect(out).toContain('note.txt:1:1: error:');
  });

  it('reads standard input', async () => {
    const { status, out } = await handshake(['check', '--format', 'json', '-'], wrong);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ path: '-', problems: [{ code: 'tcp/ack', line: 2, column: 26, endColumn: 33 }] }],
      errors: 1,
    });
  });

  it('finds nothing in an empty folder', async () => {
    expect(await handshake(['check', '--format', 'json', folder({})])).toMatchObject({
      status: 0,
      out: expect.stringContaining('"files": []'),
    });
  });

  it('reads imports beside the file', async () => {
    const root = folder({
      'lib/open.hsk': `exchange open {\n${good}}\n`,
      'a.hsk': 'import "lib/open.hsk"\nexchange go after open {\nA -> B : FIN+ACK\nB -> A : ACK\n}\n',
    });
    expect(await handshake(['check', `${root}/a.hsk`])).toMatchObject({ status: 0 });
    expect((await handshake(['check', '-'], 'import "nowhere.hsk"\n')).out).toMatch(/^-:1:8: error: .*nowhere\.hsk/);
  });

  it('survives imports in a circle', async () => {
    const root = folder({ 'a.hsk': 'import "b.hsk"\n', 'b.hsk': 'import "a.hsk"\n' });
    expect((await handshake(['check', root])).out).toContain('[cycle]');
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['one byte', 'x'],
    ['one broken byte', Uint8Array.of(0xff)],
    ['NUL bytes', `\u0000${good}\u0000`],
    ['broken UTF-8', Buffer.concat([Buffer.from(good), Uint8Array.of(0x41, 0xe2, 0x82)])],
    ['ten megabytes on one line', 'A -> B : SYN '.repeat(800_000)],
    ['ten megabytes of one word', 'a'.repeat(10_000_000)],
    ['deep nesting', '('.repeat(50_000) + '{'.repeat(50_000)],
    ['ten thousand errors', 'A -> B : FOO bar\n'.repeat(10_000)],
  ])(
    '%s',
    async (_, input) => {
      for (const argv of input.length > 100_000
        ? [['check', '-']]
        : [
            ['check', '-'],
            ['trace', '-'],
            ['render', '--format', 'markdown', '-'],
          ]) {
        const { status, error } = await handshake(argv, input);
        expect([error, status < 2]).toEqual(['', true]);
      }
    },
    120_000,
  );

  it('says where the bytes are broken', async () => {
    const { out } = await handshake(['check', '-'], Buffer.concat([Buffer.from(`// ok\n// caf`), Uint8Array.of(0xe9), Buffer.from('\n')]));
    expect(out).toMatch(/^-:2:7: error: These bytes are not UTF-8/);
  });
});

describe('render', () => {
  it('writes a diagram of the whole document', async () => {
    const { status, out } = await handshake(['render', '-'], `exchange a "First" {\n${good}}\nexchange b after a {\nA -> B : FIN+ACK\n}\n`);
    expect(status).toBe(0);
    expect(out.match(/sequenceDiagram/g)).toHaveLength(1);
    await expect(mermaidSvg(out, 'light')).resolves.toContain('<svg');
    for (const part of ['First', 'SYN', 'FIN']) expect(out).toContain(part);
  });

  it('writes a page', async () => {
    const target = path.join(folder({}), 'page.md');
    expect(await handshake(['render', '--format', 'markdown', '-o', target, '-'], wrong)).toEqual({ status: 1, out: '', error: '' });
    const page = readFileSync(target, 'utf8');
    for (const part of ['```mermaid\nsequenceDiagram', '| 2 | `B -> A : SYN+ACK seq=300 ack=100` |', '- error `tcp/ack`, line 2: '])
      expect(page).toContain(part);
  });
});
