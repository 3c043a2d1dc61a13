/** What is published at a key, counted: the documents that rest on what has changed, each once, and no other. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'handshake-rechecked-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(path.join(root, `${name}.hsk`)).href;
const write = (name: string, ...imports: readonly string[]): void => writeFileSync(path.join(root, `${name}.hsk`), textOf(name, imports));
const textOf = (name: string, imports: readonly string[]): string =>
  `${imports.map((each) => `import "${each}.hsk"\n`).join('')}\nexchange e_${name} {\n  A -> B : SYN seq=1\n}\n`;

type ImportsByName = Readonly<Record<string, readonly string[]>>;

const PLACE = { line: 0, character: 0 };

/** A document that has nothing to do with any other. */
const ALONE = 'alone';

async function opened(imports: ImportsByName): Promise<Client> {
  const client = await Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);
  for (const [name, its] of Object.entries({ ...imports, [ALONE]: [] })) await client.open(uriOf(name), textOf(name, its));
  return client;
}

/** How often each document is published until all that comes of something has come. */
async function publishedAt(client: Client, expected: readonly string[], happening: () => Promise<unknown>): Promise<readonly string[]> {
  const before = client.published.length;
  await happening();
  await client.until(() => expected.every((name) => client.published.slice(before).some(({ uri }) => uri === uriOf(name))) || undefined);
  await client.change(uriOf(ALONE), { range: { start: PLACE, end: PLACE }, text: ' ' });
  return client.published.slice(before).map(({ uri }) => path.basename(uri, '.hsk'));
}

const key = (client: Client, name: string) => () => client.change(uriOf(name), { range: { start: PLACE, end: PLACE }, text: '\n' });

const CHAIN: ImportsByName = { a: [], b: ['a'], c: ['b'], d: ['c'] };
const STAR: ImportsByName = { hub: [], ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`ray${at}`, ['hub']])) };
const DIAMOND: ImportsByName = { top: [], left: ['top'], right: ['top'], bottom: ['left', 'right'] };
const CIRCLE: ImportsByName = { one: ['two'], two: ['three'], three: ['one'] };

describe('a key', () => {
  it.each([
    ['at the beginning of a chain', CHAIN, 'a', ['a', 'b', 'c', 'd']],
    ['within a chain', CHAIN, 'b', ['b', 'c', 'd']],
    ['at the end of a chain', CHAIN, 'd', ['d']],
    ['in what many import', STAR, 'hub', Object.keys(STAR)],
    ['in one of many that import the same', STAR, 'ray3', ['ray3']],
    ['at the top of a diamond', DIAMOND, 'top', ['top', 'left', 'right', 'bottom']],
    ['at one side of a diamond', DIAMOND, 'left', ['left', 'bottom']],
    ['in a circle', CIRCLE, 'two', ['two', 'one', 'three']],
  ])('%s', async (_, imports, where, expected) => {
    const client = await opened(imports);
    const published = await publishedAt(client, expected, key(client, where));
    expect(published[0]).toBe(where);
    expect([...published].sort()).toEqual([...expected, ALONE].sort());
  });

  it('beside documents that miss an import each, and their imports one after another', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `misses${at}`);
    const client = await opened(Object.fromEntries(names.map((name) => [name, [`${name}_base`]])));
    expect(await publishedAt(client, ['misses4'], key(client, 'misses4'))).toEqual(['misses4', ALONE]);
    const base = 'misses7_base';
    expect(await publishedAt(client, [base, 'misses7'], () => client.open(uriOf(base), textOf(base, [])))).toEqual([
      base,
      'misses7',
      ALONE,
    ]);
  });
});

const tell =
  (client: Client, ...changes: readonly (readonly [string, FileChangeType])[]) =>
  () =>
    client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([name, type]) => ({ uri: uriOf(name), type })) });

describe('on the disk', () => {
  it('a file that goes away is missed by those that import it', async () => {
    write('base');
    write('other');
    const client = await opened({ one: ['base'], two: ['one'], three: ['other'] });
    rmSync(path.join(root, 'base.hsk'));
    const published = await publishedAt(client, ['one', 'two'], tell(client, ['base', FileChangeType.Deleted]));
    expect([...published].sort()).toEqual([ALONE, 'one', 'two']);
  });

  it('a file that is moved reaches those that import either', async () => {
    write('old');
    const client = await opened({ one: ['old'], two: ['fresh'], three: ['three_base'] });
    renameSync(path.join(root, 'old.hsk'), path.join(root, 'fresh.hsk'));
    const moved = tell(client, ['old', FileChangeType.Deleted], ['fresh', FileChangeType.Created]);
    const published = await publishedAt(client, ['one', 'two'], moved);
    expect([...published].sort()).toEqual([ALONE, 'one', 'two']);
    const misses = (name: string) =>
      client.published.findLast(({ uri }) => uri === uriOf(name))?.diagnostics.some(({ code }) => code === 'unknown-name');
    expect([misses('one'), misses('two')]).toEqual([true, false]);
  });

  it('a folder that goes away is missed by those that import a file below it', async () => {
    mkdirSync(path.join(root, 'below/it'), { recursive: true });
    mkdirSync(path.join(root, 'below2'));
    write('below/it/base');
    write('below2/base');
    const client = await opened({ one: ['below/it/base'], two: ['below2/base'] });
    rmSync(path.join(root, 'below'), { recursive: true });
    const gone = () =>
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(path.join(root, 'below')).href, type: FileChangeType.Deleted }],
      });
    expect(await publishedAt(client, ['one'], gone)).toEqual(['one', ALONE]);
  });

  it('five hundred files that change at once are looked at by those alone that import one of them', async () => {
    const names = Array.from({ length: 500 }, (_, at) => `file${at}`);
    for (const name of names) write(name);
    const client = await opened({ one: ['file3', 'file4'], two: ['file499'], three: ['one'], four: ['elsewhere'] });
    for (const name of names) writeFileSync(path.join(root, `${name}.hsk`), `\n${textOf(name, [])}`);
    const changed = tell(client, ...names.map((name) => [name, FileChangeType.Changed] as const));
    const published = await publishedAt(client, ['one', 'two', 'three'], changed);
    expect([...published].sort()).toEqual([ALONE, 'one', 'three', 'two']);
  });
});

it('a key is answered while many documents wait for their first check', async () => {
  const client = await Client.start();
  const many = 200;
  const uri = (at: number): string => `file:///many/${at}.hsk`;
  const last = uri(many - 1);
  const opened = Array.from({ length: many }, (_, at) =>
    client.notify('textDocument/didOpen', {
      textDocument: { uri: uri(at), languageId: 'handshake', version: 1, text: textOf(`${at}`, []) },
    }),
  );
  const typed = client.notify('textDocument/didChange', {
    textDocument: { uri: last, version: 2 },
    contentChanges: [{ range: { start: PLACE, end: PLACE }, text: '\n' }],
  });
  await Promise.all([...opened, typed]);
  await client.diagnostics(last, 2);
  expect(client.published.length).toBeLessThan(many / 2);
  const published = () => new Set(client.published.map((each) => each.uri)).size;
  await client.until(() => published() === many || undefined);
  expect(client.published.length).toBeLessThanOrEqual(many + 1);
});
