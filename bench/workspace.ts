/** A language server beside a workspace of mixed files: how soon all are known, what they take at rest, and what a key and a search among them cost. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { URI } from 'langium';
import { writeFileWhole } from '../disk/write.js';
import { Client } from '../server/src/lsp/client.fixture.js';
import { RegularFiles } from '../server/src/lsp/regular-files.js';
import { median } from './measure.js';
import { type MixedFile, mixedWorkspace } from './mixed.js';
import { shown } from './table.js';

export const WORKSPACE = [
  'files',
  'all known',
  'heap, MB',
  'key',
  'first search',
  'search',
  'references',
  'rename',
  'references, mixed',
  'references, read aside',
  'key, 300 imports missing',
];

const KEYS = 12;
const MISSING = 300;

/** @param sizes how many files there are, in one workspace after another; as many import one file in another folder */
export async function workspaceTimes(sizes: readonly number[]): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const size of sizes)
    rows.push([
      String(size),
      ...(await amongOpen(size)),
      ...(await importers(size)),
      await amongClosed(size),
      await readAside(size),
      await amongMissing(size),
    ]);
  return rows;
}

/** Milliseconds of the processor, of server and client together. */
async function spent(action: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function within<T>(
  files: readonly MixedFile[],
  use: (client: Client, uriOf: (name: string) => string) => Promise<T>,
  system = new RegularFiles(),
): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-workspace-'));
  try {
    for (const { name, text } of files) writeFileWhole(path.join(folder, name), text);
    const client = await Client.start(() => system, undefined, undefined, [pathToFileURL(folder).href]);
    return await use(client, (name) => pathToFileURL(path.join(folder, name)).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openAll(client: Client, files: readonly MixedFile[], uriOf: (name: string) => string): Promise<void> {
  for (const { name, text } of files) await client.open(uriOf(name), text, name.endsWith('.md') ? 'markdown' : 'handshake');
  client.published.length = 0;
}

/** A blank at the beginning, over and over. */
async function key(client: Client, uri: string): Promise<number> {
  const times: number[] = [];
  const at = { line: 0, character: 0 };
  for (let nth = 0; nth < KEYS; nth++) times.push(await spent(() => client.change(uri, { range: { start: at, end: at }, text: ' ' })));
  return median(times.slice(2));
}

const amongOpen = (size: number): Promise<readonly string[]> => {
  const files = mixedWorkspace(size);
  return within(files, async (client, uriOf) => {
    const known = await spent(() => openAll(client, files, uriOf));
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed / 2 ** 20;
    const typed = await key(client, uriOf(files[0]?.name ?? ''));
    const search = () => spent(() => client.request('workspace/symbol', { query: 'opening_0' }));
    const [first, later] = [await search(), await search()];
    return [known, heap, typed, first, later].map(shown);
  });
};

const BASE = 'exchange opened {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';

const base = { name: 'base.hsk', text: BASE };
const importing = (size: number): readonly MixedFile[] =>
  Array.from({ length: size }, (_, at) => ({
    name: `importer${at}.hsk`,
    text: `import "base.hsk"\n\nexchange closing_${at} after opened {\n  A -> B : FIN+ACK\n}\n`,
  }));

/** All but one are closed. */
const importers = (size: number): Promise<readonly string[]> =>
  within([base, ...importing(size)], async (client, uriOf) => {
    await openAll(client, [base], uriOf);
    const place = { textDocument: { uri: uriOf(base.name) }, position: { line: 0, character: 10 } };
    const asked = await spent(() => client.request('textDocument/references', { ...place, context: { includeDeclaration: true } }));
    const renamed = await spent(() => client.request('textDocument/rename', { ...place, newName: 'begun' }));
    return [asked, renamed].map(shown);
  });

/** The same, when nobody has asked for anything until all were read. */
const readAside = (size: number): Promise<string> => {
  const files = new CountedFiles();
  return within(
    [base, ...importing(size)],
    async (client, uriOf) => {
      await openAll(client, [base], uriOf);
      while (files.read.size < size) await setTimeout(100);
      // the last one is known, too
      await setTimeout(500);
      const place = { textDocument: { uri: uriOf(base.name) }, position: { line: 0, character: 10 } };
      return shown(await spent(() => client.request('textDocument/references', { ...place, context: { includeDeclaration: true } })));
    },
    files,
  );
};

class CountedFiles extends RegularFiles {
  readonly read = new Set<string>();

  override readFileSync(uri: URI): string {
    if (!uri.path.endsWith(base.name)) this.read.add(uri.path);
    return super.readFileSync(uri);
  }
}

/** Of a protocol in the first twenty files of its kind: the others do not mention it. */
const amongClosed = (size: number): Promise<string> => {
  const files = mixedWorkspace(size);
  return within(files, async (client, uriOf) => {
    const protocol = files.find(({ name }) => name.startsWith('protocol'));
    if (protocol === undefined) throw new Error('no protocol');
    await openAll(client, [protocol], uriOf);
    const place = { textDocument: { uri: uriOf(protocol.name) }, position: { line: 0, character: 'protocol '.length } };
    return shown(await spent(() => client.request('textDocument/references', { ...place, context: { includeDeclaration: true } })));
  });
};

const amongMissing = (size: number): Promise<string> => {
  const files = Array.from({ length: Math.min(size, MISSING) }, (_, at) => ({
    name: `missing${at}.hsk`,
    text: `import "no${at}.hsk"\n\n${BASE}`,
  }));
  return within(files, async (client, uriOf) => {
    await openAll(client, [{ name: 'other.hsk', text: BASE }, ...files], uriOf);
    return shown(await key(client, uriOf('other.hsk')));
  });
};
