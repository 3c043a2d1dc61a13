/** Over a real connection: a client gets each address back as it has spelled it, letter by letter. */
import { EmptyFileSystem } from 'langium';
import { describe, expect, it } from 'vitest';
import type { CallHierarchyItem, CodeAction, Command, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver';
import { libraryText } from '../language/index.js';
import { Client } from './client.fixture.js';

const TEXT = 'exchange open {\n  A -> B : SYN\n  B -> A : SYN+ACK\n  expect A in SYN_SENT\n}\n';

/** As clients spell them; the framework has `file:///c%3A/…`, `builtin:/…`. */
const SPELLINGS = [
  'file:///c:/work/a.hsk',
  'file:///C:/work/a.hsk',
  'file:///C%3A/work/a.hsk',
  'file:///c%3a/work/a.hsk',
  'file:///work/a%5Fb.hsk',
  'file:///work/über (1).hsk',
  'untitled:///Untitled-1',
  'notes:///a.hsk',
];

describe.each(SPELLINGS)('%s', (uri) => {
  it('is what diagnostics, definitions, references, edits and commands say', async () => {
    const client = await Client.start();
    const { diagnostics } = await client.open(uri, TEXT);
    expect(diagnostics.length).toBeGreaterThan(0);
    const about = { textDocument: { uri }, position: { line: 3, character: 9 } };
    const found = await client.request<readonly Location[]>('textDocument/references', {
      ...about,
      context: { includeDeclaration: true },
    });
    expect(found.map((each) => each.uri)).toEqual([uri, uri, uri]);
    const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', { ...about, newName: 'Client' });
    expect(Object.keys(changes ?? {})).toEqual([uri]);
    const range = diagnostics[0]?.range;
    const actions = await client.request<readonly (CodeAction | Command)[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
    const edited = actions.flatMap((each) => ('edit' in each ? Object.keys(each.edit?.changes ?? {}) : []));
    expect(edited.length).toBeGreaterThan(0);
    expect(new Set(edited)).toEqual(new Set([uri]));
  });
});

it('a document that is imported has its own spelling, and problems are taken back under it', async () => {
  const client = await Client.start();
  const [a, b] = ['file:///C:/work/a.hsk', 'file:///C:/work/my%5Fb.hsk'];
  await client.open(b, TEXT);
  await client.open(a, 'import "my_b.hsk"\nexchange on after open {\n  A -> B : ACK\n}\n');
  const [definition] = await client.request<readonly LocationLink[]>('textDocument/definition', {
    textDocument: { uri: a },
    position: { line: 1, character: 20 },
  });
  expect(definition?.targetUri).toBe(b);
  const picture = await client.request('handshake/picture', { uri: b });
  expect(picture).toMatchObject({ uri: b });
  const items = await client.request<readonly CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
    textDocument: { uri: b },
    position: { line: 2, character: 13 },
  });
  const calls = await client.request<readonly { readonly from: CallHierarchyItem }[]>('callHierarchy/incomingCalls', { item: items[0] });
  expect([items[0]?.uri, calls[0]?.from.uri]).toEqual([b, b]);
  await client.close(b);
  await client.until(() => client.published.find((each) => each.uri === b && each.version === undefined));
  expect(client.published.every(({ uri }) => uri === a || uri === b)).toBe(true);
});

it('what lies on the drive of an open document, and is not open itself, has the drive as the client spells it', async () => {
  const files = { ...EmptyFileSystem.fileSystemProvider(), readFileSync: () => TEXT };
  const client = await Client.start(() => Object.assign(EmptyFileSystem.fileSystemProvider(), files));
  const uri = 'file:///C:/work/a.hsk';
  await client.open(uri, 'import "b.hsk"\nexchange on after open {\n  A -> B : ACK\n}\n');
  const [definition] = await client.request<readonly LocationLink[]>('textDocument/definition', {
    textDocument: { uri },
    position: { line: 1, character: 20 },
  });
  expect(definition?.targetUri).toBe('file:///C:/work/b.hsk');
});

describe('a shipped protocol that is opened', () => {
  it.each(['builtin:///tcp.hsk', 'builtin:/tcp.hsk'])('as %s has its diagnostics and its uses under this address', async (uri) => {
    const text = libraryText('builtin:///tcp.hsk') ?? '';
    const line = text.split('\n').findIndex((each) => /^ +state SYN_SENT/.test(each));
    const character = (text.split('\n')[line] ?? '').indexOf('SYN_SENT');
    const client = await Client.start();
    await client.open('file:///b.hsk', TEXT);
    await client.open(uri, text);
    const params = { textDocument: { uri }, position: { line, character }, context: { includeDeclaration: true } };
    const found = await client.request<readonly Location[]>('textDocument/references', params);
    expect([...new Set(found.map((each) => each.uri))].sort()).toEqual([uri, 'file:///b.hsk']);
    const [definition] = await client.request<readonly LocationLink[]>('textDocument/definition', {
      textDocument: { uri: 'file:///b.hsk' },
      position: { line: 3, character: 15 },
    });
    expect(definition?.targetUri).toBe(uri);
  });
});
