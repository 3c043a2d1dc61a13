/** Files that go away, opened or not: what imports them says so at once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

const OPENED = 'exchange opened {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';
const LATER = 'import "./lib/base.hsk"\nexchange later after opened {\n  A -> B : FIN+ACK\n  B -> A : ACK\n}\n';
const GONE = ['The file ./lib/base.hsk cannot be imported.', 'There is no exchange opened. Known exchanges: later.'];

let root = '';
const uriOf = (name: string): string => pathToFileURL(path.join(root, name)).href;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'handshake-deleted-'));
  mkdirSync(path.join(root, 'lib'));
  writeFileSync(path.join(root, 'lib/base.hsk'), OPENED);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const started = (): Promise<Client> => Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);

/** What is told last of the document that imports, until it is of this kind. */
const told = (client: Client, isMeant: (messages: readonly string[]) => boolean): Promise<readonly string[]> =>
  client.until(() => {
    const last = client.published.findLast(({ uri }) => uri === uriOf('later.hsk'));
    const messages = last?.diagnostics
      .filter(({ severity }) => severity === 1)
      .map(({ message }) => (typeof message === 'string' ? message : message.value));
    return messages !== undefined && isMeant(messages) ? messages : undefined;
  });

describe('what imports a file that goes away', () => {
  it.each([
    [
      'the file, as its watcher tells',
      'lib/base.hsk',
      'workspace/didChangeWatchedFiles',
      (uri: string) => ({ changes: [{ uri, type: 3 }] }),
    ],
    ['the file, as the editor tells', 'lib/base.hsk', 'workspace/didDeleteFiles', (uri: string) => ({ files: [{ uri }] })],
    ['its folder', 'lib', 'workspace/didDeleteFiles', (uri: string) => ({ files: [{ uri }] })],
  ])('says so, and is right when it is there again: %s', async (_, name, method, paramsOf) => {
    const client = await started();
    await client.open(uriOf('later.hsk'), LATER);
    expect(await told(client, () => true)).toEqual([]);
    rmSync(path.join(root, name), { recursive: true });
    await client.notify(method, paramsOf(uriOf(name)));
    expect(await told(client, (all) => all.length > 0)).toEqual(GONE);
    mkdirSync(path.join(root, 'lib'), { recursive: true });
    writeFileSync(path.join(root, 'lib/base.hsk'), OPENED);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('lib/base.hsk'), type: 1 }] });
    expect(await told(client, (all) => all.length === 0)).toEqual([]);
  });

  it('is right for as long as the file is open', async () => {
    const client = await started();
    await client.open(uriOf('lib/base.hsk'), OPENED);
    await client.open(uriOf('later.hsk'), LATER);
    await client.notify('workspace/didDeleteFiles', { files: [{ uri: uriOf('lib') }] });
    const params = { textDocument: { uri: uriOf('lib/base.hsk') }, position: { line: 1, character: 12 } };
    expect(await client.request('textDocument/hover', params)).not.toBeNull();
    await client.change(uriOf('later.hsk'), { text: `${LATER}\n` });
    expect(await told(client, () => true)).toEqual([]);
  });
});
