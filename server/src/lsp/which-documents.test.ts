/** Clients that open both sides of a comparison: what was there before is not checked, and nothing is said of it. */
import { describe, expect, it } from 'vitest';
import { Client } from './client.fixture.js';

const WRONG = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=7\n';

/** @returns the addresses of which problems were told, after the working file was opened beside `earlier` */
async function told(earlier: string, folders: readonly string[] = []): Promise<readonly string[]> {
  const client = await Client.start(undefined, undefined, undefined, folders);
  await client.notify('textDocument/didOpen', { textDocument: { uri: earlier, languageId: 'handshake', version: 1, text: WRONG } });
  await client.open('file:///work/open.hsk', WRONG);
  // a change and an end of what was never heard of do no harm
  await client.notify('textDocument/didChange', { textDocument: { uri: earlier, version: 2 }, contentChanges: [{ text: `${WRONG}\n` }] });
  await client.change('file:///work/open.hsk', { text: `\n${WRONG}` });
  return [...new Set(client.published.filter(({ diagnostics }) => diagnostics.length > 0).map(({ uri }) => uri))].sort();
}

describe('both sides of a comparison', () => {
  const sides = [
    'git:/work/open.hsk?%7B%22ref%22%3A%22HEAD%22%7D',
    'fugitive:///work/.git//0/open.hsk',
    'gitsigns:///work/.git//:0:open.hsk',
    'diffview:///work/.git/:0:/open.hsk',
    'gitlens://abc/work/open.hsk',
  ];
  it.each(sides)('only the file is checked, not %s', async (side) => {
    expect(await told(side)).toEqual(['file:///work/open.hsk']);
  });

  it.each(['untitled:open.hsk', 'vscode-vfs://github/me/open.hsk', 'memfs:/open.hsk', 'handshake-student:/open.hsk'])(
    'what is written, or lies in another file system, is checked: %s',
    async (uri) => {
      expect(await told(uri)).toEqual(['file:///work/open.hsk', uri].sort());
    },
  );

  it('and so is an old version in which somebody works, as a folder', async () => {
    expect(await told('gitfs:/work/open.hsk', ['gitfs:/work'])).toEqual(['file:///work/open.hsk', 'gitfs:/work/open.hsk']);
  });

  it.each(['hover', 'completion', 'inlayHint', 'codeLens', 'formatting', 'documentSymbol', 'semanticTokens/full', 'selectionRange'])(
    'has no answer to %s',
    async (method) => {
      const client = await Client.start();
      const textDocument = { uri: 'git:/work/open.hsk' };
      await client.notify('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'handshake', version: 1, text: WRONG } });
      const position = { line: 1, character: 10 };
      const params = { textDocument, position, positions: [position], range: { start: position, end: position }, options: {} };
      expect(await client.request(`textDocument/${method}`, params)).toBeNull();
    },
  );
});
