/** Requests about files that are not open: each is answered, whatever has been asked before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'handshake-closed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = path.join(root, 'closed.hsk');
writeFileSync(file, 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\n');
const textDocument = { uri: pathToFileURL(file).href };
const position = { line: 1, character: 10 };

const start = () => Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);

it.each(['hover', 'references', 'foldingRange', 'semanticTokens/full', 'codeLens', 'selectionRange'])(
  'first of all, %s',
  async (method) => {
    const params = { textDocument, position, positions: [position], context: { includeDeclaration: true } };
    expect(await (await start()).request(`textDocument/${method}`, params)).not.toBeNull();
  },
);

it('a hover, once references have been looked for', async () => {
  const client = await start();
  await client.request('textDocument/references', { textDocument, position, context: { includeDeclaration: true } });
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument, position });
  expect(hover.contents.value).toContain('SYN+ACK');
});

it('but not one of another file system, by a path of this machine', async () => {
  const elsewhere = { uri: textDocument.uri.replace('file:', 'memfs:') };
  const hover = (await start()).request('textDocument/hover', { textDocument: elsewhere, position });
  await expect(hover).rejects.toThrow('The document is not open');
});

const MISSING = ['hover', 'references', 'rename', 'prepareRename', 'documentHighlight', 'prepareCallHierarchy'];
it.each(MISSING)('and what is not there is told: %s', async (method) => {
  const params = { textDocument: { uri: `${textDocument.uri}x.hsk` }, position, newName: 'q', context: { includeDeclaration: true } };
  await expect((await start()).request(`textDocument/${method}`, params)).rejects.toMatchObject({
    code: -32803,
    message: 'The document is not open, and there is no such file.',
  });
});
