/** The edges of the server: what clients do that they should not, and what foreign documents try. */
import { describe, expect, it } from 'vitest';
import { Client } from './client.fixture.js';
import { importedFrom } from './imports.js';

const uri = 'untitled:edges.hsk';

const EVIL = `protocol p "![x](http://evil/x.png) [click](command:quit)" {
  see "RFC [1](http://evil)"
  message Q (n) "**bold** <img src=x> [a](command:x)"
  field n : int "\`code\` ![i](http://evil/i.png)"
  var v : int = 0 "[v](command:v)"
  event go "[g](command:g)"
  initial state S "![x](http://evil/x.png) <script>" { send Q { set v = n }; receive Q; on go }
}
exchange x "[t](command:t)" using p {
  host A "![x](http://evil/x.png)"
  host B
  A -> B : Q n=1 "[l](command:l)"
  A : go
  expect A in S, A.v = 1
}
`;

describe('what a document says is text in a hover', () => {
  it('no pictures, no links, no commands, no HTML', async () => {
    const client = await Client.start();
    await client.open(uri, EVIL);
    const shown: string[] = [];
    for (const [line, text] of EVIL.split('\n').entries())
      for (let character = 0; character < text.length; character += 2) {
        const hover = await client.request<{ contents: { value: string } } | null>('textDocument/hover', {
          textDocument: { uri },
          position: { line, character },
        });
        if (hover) shown.push(hover.contents.value);
      }
    expect(shown.length).toBeGreaterThan(20);
    for (const text of new Set(shown)) {
      const plain = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
      expect(plain).not.toMatch(/(?<!\\)!?\[[^\]]*(?<!\\)\]\((?:http:\/\/evil|command)/);
      expect(plain).not.toMatch(/(?<!\\)<(?:img|script)/);
    }
  });
});

describe('an import that is not found', () => {
  it('is looked for again when its own file appears, and at no other change', async () => {
    const client = await Client.start();
    const text = 'import "base.hsk"\nA -> B : SYN seq=1\n';
    for (let at = 0; at < 20; at++) await client.open(`file:///missing/${at}.hsk`, text);
    await client.open('file:///missing/other.hsk', 'A -> B : SYN seq=1\n');
    const before = client.published.length;
    await client.change('file:///missing/other.hsk', { text: 'A -> B : SYN seq=2\n' });
    expect(client.published.slice(before).map(({ uri }) => uri)).toEqual(['file:///missing/other.hsk']);
    await client.open('file:///missing/base.hsk', 'protocol p { message M; state S { send M; receive M } }\n');
    await client.until(() =>
      client.published.findLast(
        ({ uri, diagnostics }) => uri === 'file:///missing/19.hsk' && diagnostics.every(({ code }) => code !== 'unknown-name'),
      ),
    );
  });
});

it('an import where only open files can be read says so, and works with the file open', async () => {
  const client = await Client.start();
  const folder = 'vscode-vfs://github/a/b';
  const said = async (uri: string, text: string) => (await client.open(uri, text)).diagnostics.map(({ message }) => message);
  const text = 'import "base.hsk"\nexchange next after first { A -> B : ACK }\n';
  expect((await said(`${folder}/a.hsk`, text))[0]).toContain(
    'The file base.hsk cannot be imported. Open it in the editor: here only open files can be read.',
  );
  await client.open(`${folder}/base.hsk`, 'exchange first { A -> B : SYN\nB -> A : SYN+ACK }\n');
  expect(await said(`${folder}/b.hsk`, text)).toEqual([]);
});

describe('addresses of imports', () => {
  it.each([
    ['file:///c%3A/notes/a.hsk', 'c:/base/x.hsk', '/c:/base/x.hsk'],
    ['file:///c%3A/notes/a.hsk', 'sub\\x.hsk', '/c:/notes/sub/x.hsk'],
    ['file:///notes/a.hsk', '../x.hsk', '/x.hsk'],
    ['file:///notes/a.hsk', 'c:/x.hsk', '/notes/c:/x.hsk'],
  ])('in %s, %s', (from, written, path) => expect(importedFrom(written, from).path).toBe(path));
});

describe('clients in another order', () => {
  it('a request for a document that is not open is refused, and answered when it is', async () => {
    const client = await Client.start();
    const params = { textDocument: { uri }, position: { line: 0, character: 10 } };
    await expect(client.request('textDocument/hover', params)).rejects.toThrow('is not open');
    await client.open(uri, 'A -> B : SYN seq=1\n');
    expect(await client.request('textDocument/hover', params)).not.toBeNull();
  });

  it('a file that goes away while it is open keeps its problems and its hover', async () => {
    const client = await Client.start();
    const file = 'file:///edges/gone.hsk';
    await client.open(file, 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=1\n');
    const before = client.published.length;
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 3 }] });
    expect(
      await client.request('textDocument/hover', { textDocument: { uri: file }, position: { line: 1, character: 10 } }),
    ).not.toBeNull();
    expect(client.published.length).toBe(before);
  });
});
