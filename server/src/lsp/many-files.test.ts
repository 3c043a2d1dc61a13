/** A workspace that is too large is looked through as far as somebody waits for it, and that is told. */
import { type FileSystemNode, URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { Client } from './client.fixture.js';

const ROOT = 'file:///workspace';

/** Each folder holds what is told of it; no file can be read, and each attempt is counted. */
class CountingFiles extends NodeFileSystemProvider {
  folders = 0;
  files = 0;

  constructor(private readonly holds: (folder: URI) => readonly FileSystemNode[]) {
    super();
  }

  override readDirectorySync(uri: URI): FileSystemNode[] {
    this.folders++;
    return [...this.holds(uri)];
  }

  override readFileSync(): string {
    this.files++;
    throw new Error('nobody can read it');
  }
}

const nodes = (folder: URI, count: number, name: (at: number) => string, isDirectory: boolean): FileSystemNode[] =>
  Array.from({ length: count }, (_, at) => ({ isFile: !isDirectory, isDirectory, uri: URI.parse(`${folder.toString()}/${name(at)}`) }));

async function searched(files: CountingFiles): Promise<readonly string[]> {
  const client = await Client.start(() => files, undefined, undefined, [ROOT]);
  await client.request('workspace/symbol', { query: 'x' });
  const { folders } = files;
  expect(folders).toBeLessThanOrEqual(20_001);
  return client.log.filter((message) => message.includes('The workspace'));
}

it('of sixty thousand documents', async () => {
  const files = new CountingFiles((folder) => nodes(folder, 60_000, (at) => `${at}.hsk`, false));
  expect(await searched(files)).toEqual(['The workspace has more than 50000 documents: names are looked for in the first ones.']);
  expect(files.files).toBeLessThanOrEqual(50_000);
});

it('of folders in folders that hold nothing of ours', async () => {
  const files = new CountingFiles((folder) => nodes(folder, 10, (at) => `${at}`, true));
  expect(await searched(files)).toEqual(['The workspace has more than 20000 folders: names are looked for in the first ones.']);
});

it('a symbol search that nobody waits for any more leaves the folders that are left', async () => {
  const source = new CancellationTokenSource();
  const files = new CountingFiles((folder) => {
    if (files.folders === 50) source.cancel();
    return nodes(folder, 10, (at) => `${at}`, true);
  });
  const client = await Client.start(() => files, undefined, undefined, [ROOT]);
  await expect(client.request('workspace/symbol', { query: 'x' }, source.token)).rejects.toMatchObject({
    code: LSPErrorCodes.RequestCancelled,
  });
  expect(files.folders).toBeGreaterThanOrEqual(50);
  expect(files.folders).toBeLessThan(20_000);
});
