/** Names of closed files are known before somebody asks: they are read when nobody waits, and nobody waits for that. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { URI } from 'langium';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Location } from 'vscode-languageserver';
import { untrustedOption } from '../../../contract/names.js';
import { sharedAnalyser } from '../language/index.js';
import { Client } from './client.fixture.js';
import { NameIndex } from './name-index.js';
import { RegularFiles } from './regular-files.js';

const COUNT = 60;
const BASE = 'exchange opened {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';

class CountingFiles extends RegularFiles {
  readonly importers = new Set<string>();
  reads = 0;
  /** Called as a new importer is read. */
  onImporter: () => void = () => {};

  override readFileSync(uri: URI): string {
    this.reads++;
    const name = path.basename(uri.fsPath);
    if (name.startsWith('importer') && !this.importers.has(name)) {
      this.importers.add(name);
      this.onImporter();
    }
    return super.readFileSync(uri);
  }
}

let root = '';
let files = new CountingFiles();
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'handshake-quiet-'));
  files = new CountingFiles();
  writeFileSync(path.join(root, 'base.hsk'), BASE);
  for (let at = 0; at < COUNT; at++) {
    const text = `import "./base.hsk"\n\nexchange closed_${at} after opened {\n  A -> B : FIN+ACK\n}\n`;
    writeFileSync(path.join(root, `importer${at}.hsk`), text);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const textDocument = () => ({ uri: pathToFileURL(path.join(root, 'base.hsk')).href });
const hover = (client: Client) =>
  client.request('textDocument/hover', { textDocument: textDocument(), position: { line: 2, character: 12 } });
const allRead = () => vi.waitFor(() => expect(files.importers.size).toBe(COUNT), { timeout: 20_000, interval: 50 });

async function opened(options: Readonly<Record<string, unknown>> = {}): Promise<Client> {
  const client = await Client.start(() => files, undefined, undefined, [pathToFileURL(root).href], undefined, undefined, options);
  await client.open(textDocument().uri, BASE);
  return client;
}

it('so references read no file any more', async () => {
  const client = await opened();
  await allRead();
  await passed(100);
  const { reads } = files;
  const asked = { textDocument: textDocument(), position: { line: 0, character: 10 }, context: { includeDeclaration: true } };
  expect(await client.request<Location[]>('textDocument/references', asked)).toHaveLength(COUNT + 1);
  expect(files.reads).toBe(reads);
});

it('whoever asks meanwhile is answered first, and the reading goes on when it is quiet again', async () => {
  const client = await opened();
  const answered = new Promise<number>((resolve) => {
    files.onImporter = () => {
      if (files.importers.size === 10) void hover(client).then(() => resolve(files.importers.size));
    };
  });
  const then = await answered;
  expect(then).toBeLessThan(13);
  await passed(250);
  expect(files.importers.size).toBe(then);
  await allRead();
});

it('but not after the server was told to shut down', async () => {
  const client = await opened();
  const down = new Promise<void>((resolve) => {
    files.onImporter = () => {
      if (files.importers.size === 10) void client.request('shutdown', undefined).then(() => resolve());
    };
  });
  await down;
  await passed(1_000);
  expect(files.importers.size).toBeLessThan(15);
});

it('and not in a workspace that nobody trusts, until somebody asks', async () => {
  const client = await opened({ [untrustedOption]: true });
  await passed(1_000);
  expect(files.importers.size).toBe(0);
  await client.request('workspace/symbol', { query: 'closed' });
  expect(files.importers.size).toBe(COUNT);
});

it('nor more than can be kept, and no long text', async () => {
  const read: string[] = [];
  const known = Array.from({ length: 200 }, (_, at) => `file:///${at}.hsk`);
  const textOf = (address: string): string =>
    address === known[7] ? `// ${'long '.repeat(20)}\nA -> B : SYN seq=1\n` : 'A -> B : SYN seq=1\n';
  const index = new NameIndex(
    {
      everyAddress: async () => known,
      everyAddressAside: async () => known,
      isClosedHere: () => true,
      stampOf: (address) => address,
      textOf,
      openAnalysis: () => undefined,
      names: (source, text) => {
        read.push(source);
        return sharedAnalyser().names(text, { source, read: () => undefined, sections: [] }, text);
      },
    },
    1_000,
  );
  await index.learn(async () => {});
  expect(read.slice(0, 10)).toEqual([...known.slice(0, 7), ...known.slice(8, 11)]);
  expect(read.length).toBeLessThan(known.length - 1);
  const { length } = read;
  await index.learn(async () => {});
  expect(read).toHaveLength(length);
});
