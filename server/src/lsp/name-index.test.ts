/** Names in a folder of files that nobody has opened: found by reading, as the files are now, and given up when nobody waits. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, type Location, type WorkspaceEdit, type WorkspaceSymbol } from 'vscode-languageserver';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'handshake-names-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
const uriOf = (name: string): string => pathToFileURL(path.join(root, name)).href;
const start = () => Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);

const BASE = 'exchange opened {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';
const later = (name: string): string => `import "./base.hsk"\n\nexchange ${name} after opened {\n  A -> B : FIN+ACK\n}\n`;

const symbols = async (client: Client, query: string): Promise<readonly string[]> =>
  (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(({ name }) => name).sort();

describe('names in closed files', () => {
  it('are those that the files have now', async () => {
    write('base.hsk', BASE);
    write('closed.hsk', later('closed'));
    const client = await start();
    expect(await symbols(client, '')).toEqual(['closed', 'opened']);
    write('closed.hsk', later('closed_again'));
    write('more.hsk', later('more'));
    rmSync(path.join(root, 'base.hsk'));
    expect(await symbols(client, '')).toEqual(['closed_again', 'more']);
  });

  it('are found and renamed wherever they are mentioned, hosts through imports, too', async () => {
    write('base.hsk', BASE);
    for (const name of ['one', 'two']) write(`${name}.hsk`, later(name));
    write('other.hsk', BASE.replace('opened', 'another'));
    const client = await start();
    await client.open(uriOf('base.hsk'), BASE);
    const textDocument = { uri: uriOf('base.hsk') };
    const host = { textDocument, position: { line: 1, character: 2 } };
    const found = await client.request<Location[]>('textDocument/references', { ...host, context: { includeDeclaration: true } });
    expect(found.map(({ uri, range }) => `${path.basename(uri)}:${range.start.line}`)).toEqual([
      'base.hsk:1',
      'base.hsk:2',
      'base.hsk:3',
      'one.hsk:3',
      'two.hsk:3',
    ]);
    const { changes = {} } = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument,
      position: { line: 0, character: 10 },
      newName: 'begun',
    });
    expect(Object.keys(changes).map((uri) => path.basename(uri))).toEqual(['base.hsk', 'one.hsk', 'two.hsk']);
  });

  it('mean something else when what is imported has changed', async () => {
    write('base.hsk', BASE);
    write('one.hsk', later('one'));
    const client = await start();
    await client.open(uriOf('one.hsk'), later('one'));
    const asked = { textDocument: { uri: uriOf('one.hsk') }, position: { line: 2, character: 22 }, context: { includeDeclaration: true } };
    const lines = async () =>
      (await client.request<Location[]>('textDocument/references', asked)).map(
        ({ uri, range }) => `${path.basename(uri)}:${range.start.line}`,
      );
    expect(await lines()).toEqual(['one.hsk:2', 'base.hsk:0']);
    write('base.hsk', `\n\n${BASE}`);
    expect(await lines()).toEqual(['one.hsk:2', 'base.hsk:2']);
  });

  it('are found where letters are written in parts', async () => {
    const hangul = '연결';
    write('base.hsk', BASE.replace('opened', hangul));
    write('one.hsk', later('one').replace('opened', hangul.normalize('NFD')));
    write('none.hsk', BASE);
    const client = await start();
    await client.open(uriOf('base.hsk'), BASE.replace('opened', hangul));
    const asked = { textDocument: { uri: uriOf('base.hsk') }, position: { line: 0, character: 10 }, context: { includeDeclaration: true } };
    const found = await client.request<Location[]>('textDocument/references', asked);
    expect(found.map(({ uri }) => path.basename(uri))).toEqual(['base.hsk', 'one.hsk']);
  });

  it('are no longer looked for when nobody waits', async () => {
    for (let at = 0; at < 300; at++) write(`file${at}.hsk`, BASE.replace('opened', `opened${at}`));
    const client = await start();
    const source = new CancellationTokenSource();
    const first = client.request('workspace/symbol', { query: 'o' }, source.token);
    const hover = client.open(uriOf('file0.hsk'), BASE);
    setImmediate(() => source.cancel());
    await expect(first).rejects.toMatchObject({ code: -32800 });
    await hover;
    expect(await symbols(client, 'opened299')).toEqual(['opened299']);
  });
});
