/** Imports in a file system that only the editor can read. */
import { describe, expect, it } from 'vitest';
import { listFilesRequest, readFileRequest } from '../../../contract/messages.js';
import { readsFilesOption, untrustedOption } from '../../../contract/names.js';
import { Client } from './client.fixture.js';

const FOLDER = 'memfs:/course';
const NEXT = 'import "base.hsk"\nexchange next after first { A -> B : ACK }\n';
const FIRST = 'exchange first { A -> B : SYN\nB -> A : SYN+ACK }\n';

/** A client with such a file system, and what was asked of it. */
async function clientWith(files: Map<string, string>, options: Readonly<Record<string, unknown>> = {}) {
  const asked: string[] = [];
  const read = ({ uri }: { readonly uri: string }): string | null => {
    asked.push(uri);
    return files.get(uri) ?? null;
  };
  const list = ({ uri }: { readonly uri: string }): readonly string[] => [...files.keys()].filter((each) => each.startsWith(`${uri}/`));
  const answers = { [readFileRequest]: read as (params: never) => unknown, [listFilesRequest]: list as (params: never) => unknown };
  const client = await Client.start(undefined, undefined, undefined, [FOLDER], {}, answers, { [readsFilesOption]: true, ...options });
  const problemsOf = (uri: string) => client.published.findLast((each) => each.uri === uri)?.diagnostics.map(({ code }) => code);
  const isFine = (uri: string) => client.until(() => (problemsOf(uri)?.length === 0 ? true : undefined));
  return { client, asked, problemsOf, isFine };
}

const changed = (client: Client, uri: string) => client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

describe('an import in a file system of the editor', () => {
  it('is asked of the client, once, and works with the file closed; so do imports of imports', async () => {
    const files = new Map([
      [`${FOLDER}/base.hsk`, 'import "deep/first.hsk"\n'],
      [`${FOLDER}/deep/first.hsk`, FIRST],
    ]);
    const { client, asked, isFine, problemsOf } = await clientWith(files);
    const uri = `${FOLDER}/next.hsk`;
    await client.open(uri, NEXT);
    await isFine(uri);
    await client.change(uri, { text: `${NEXT}// changed\n` });
    expect(problemsOf(uri)).toEqual([]);
    expect(asked).toEqual([...files.keys()]);
  });

  it('is read again when its file changes, and when it appears', async () => {
    const files = new Map<string, string>();
    const { client, isFine, problemsOf } = await clientWith(files);
    const uri = `${FOLDER}/next.hsk`;
    await client.open(uri, NEXT);
    const missing = client.published.findLast((each) => each.uri === uri)?.diagnostics.find(({ code }) => code === 'unknown-name');
    // nothing of files that are to be opened: the client has looked for it
    expect(missing?.message).toBe('The file base.hsk cannot be imported.');
    files.set(`${FOLDER}/base.hsk`, FIRST);
    await changed(client, `${FOLDER}/base.hsk`);
    await isFine(uri);
    files.set(`${FOLDER}/base.hsk`, 'exchange other { A -> B : SYN\nB -> A : SYN+ACK }\n');
    await changed(client, `${FOLDER}/base.hsk`);
    await client.until(() => problemsOf(uri)?.find((code) => code === 'unknown-name'));
  });

  it('of a workspace that nobody trusts is not asked for outside of its folders; nor is a file of this machine', async () => {
    const { client, asked } = await clientWith(new Map(), { [untrustedOption]: true });
    await client.open(`${FOLDER}/next.hsk`, NEXT.replace('base', '../secret'));
    await client.open('file:///course/next.hsk', NEXT);
    expect(asked).toEqual([]);
  });

  it('is completed by the files of the folder, open or closed, the nearest first', async () => {
    const closed = new Map([`${FOLDER}/deep/first.hsk`, `${FOLDER}/base.hsk`, 'memfs:/elsewhere/far.hsk'].map((each) => [each, FIRST]));
    const { client } = await clientWith(closed);
    await client.open(`${FOLDER}/opened.hsk`, FIRST);
    const labels = await imported(client);
    expect(labels).toEqual(['base.hsk', 'opened.hsk', 'deep/first.hsk']);
  });

  it('is completed by what is open, where the client cannot list files or lists nonsense', async () => {
    const { client } = await clientWith(new Map());
    await client.open(`${FOLDER}/opened.hsk`, FIRST);
    expect(await imported(client)).toEqual(['opened.hsk']);
    for (const answer of [() => null, () => [7], () => Promise.reject(new Error('no'))]) {
      const odd = await Client.start(
        undefined,
        undefined,
        undefined,
        [FOLDER],
        {},
        { [listFilesRequest]: answer },
        { [readsFilesOption]: true },
      );
      await odd.open(`${FOLDER}/opened.hsk`, FIRST);
      expect(await imported(odd)).toEqual(['opened.hsk']);
    }
  });
});

/** The files that are offered behind `import "`. */
async function imported(client: Client): Promise<readonly string[]> {
  const uri = `${FOLDER}/next.hsk`;
  await client.open(uri, 'import "');
  const params = { textDocument: { uri }, position: { line: 0, character: 8 } };
  const { items } = await client.request<{ readonly items: readonly { readonly label: string }[] }>('textDocument/completion', params);
  return items.map(({ label }) => label);
}
