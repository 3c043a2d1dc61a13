/** Over a real connection: a client that announces nothing gets what every client can take, one that announces everything gets the most. */
import { describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  Command,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import { libraryText } from '../../language/index.js';
import { Client } from '../client.fixture.js';
import { withoutPlaces } from './announced.js';

const uri = 'file:///a.hsk';
const TEXT = 'exchange open {\n  A -> B : SYN\n  B -> A : SYN+ACK\n}\n';

const dynamic = { dynamicRegistration: true };
const refreshed = { refreshSupport: true };
const EVERYTHING: ClientCapabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: dynamic,
    didChangeWatchedFiles: dynamic,
    executeCommand: dynamic,
    symbol: dynamic,
    codeLens: refreshed,
    inlayHint: refreshed,
    semanticTokens: refreshed,
    fileOperations: { ...dynamic, willRename: true, didRename: true },
  },
  textDocument: {
    synchronization: { ...dynamic, willSave: true, willSaveWaitUntil: true, didSave: true },
    completion: { ...dynamic, completionItem: { snippetSupport: true, commitCharactersSupport: true } },
    documentSymbol: { ...dynamic, hierarchicalDocumentSymbolSupport: true },
    hover: { ...dynamic, contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      ...dynamic,
      codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    formatting: dynamic,
    rename: { ...dynamic, prepareSupport: true },
    diagnostic: dynamic,
    inlayHint: dynamic,
  },
};

async function opened(client: Client): Promise<Client> {
  await client.open(uri, TEXT);
  return client;
}
const textDocument = { uri };
const listAt = (client: Client, line: number) =>
  client.request<CompletionList>('textDocument/completion', { textDocument, position: { line, character: 0 } });

const hoverAt = (client: Client) => client.request<Hover>('textDocument/hover', { textDocument, position: { line: 2, character: 13 } });
const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } };
const actionsAt = <T>(client: Client) =>
  client.request<T[]>('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });

describe('a client that announces nothing', () => {
  const start = async () => opened(await Client.start(undefined, undefined, undefined, [], {}));

  it('gets texts without places to fill in', async () => {
    const { items } = await listAt(await start(), 3);
    expect(items.length).toBeGreaterThan(10);
    for (const { textEdit, insertTextFormat } of items) {
      expect(textEdit?.newText).not.toMatch(/\$[\d{]/);
      expect(insertTextFormat).toBeUndefined();
    }
  });

  it('gets symbols in one list, each with the name of what it stands in', async () => {
    const symbols = await (await start()).request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name, containerName }) => `${containerName ?? ''}/${name}`)).toEqual([
      '/open',
      'open/A -> B : SYN seq=x',
      'open/B -> A : SYN+ACK seq=y ack=x+1',
    ]);
    expect(symbols.every(({ location }) => location.uri === uri)).toBe(true);
  });

  it('reads hovers and the texts of the list as plain text', async () => {
    const client = await start();
    const { contents } = await hoverAt(client);
    expect(contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('SYN+ACK') });
    expect(JSON.stringify(contents)).not.toMatch(/\*\*|\]\(/);
    const documented = (await listAt(client, 3)).items.flatMap(({ documentation }) => documentation ?? []);
    expect(documented.length).toBeGreaterThan(3);
    for (const each of documented) expect(each).toMatchObject({ kind: 'plaintext' });
  });

  it('gets fixes as commands, which ask it for the edit', async () => {
    const client = await start();
    expect(client.capabilities.codeActionProvider).toBe(true);
    await client.change(uri, { text: 'A => B : SYN\n' });
    const [fix] = await actionsAt<Command>(client);
    expect(fix).toMatchObject({ title: 'Write A -> B :', command: 'handshake.applyEdit' });
    const edits = client.edits();
    await client.request('workspace/executeCommand', fix);
    expect((await edits)[uri]?.[0]).toMatchObject({ newText: 'A -> B : ' });
  });

  it('is told that there is no such command', async () => {
    const client = await start();
    await expect(client.request('workspace/executeCommand', { command: 'handshake.fly' })).rejects.toThrow(
      'There is no command handshake.fly.',
    );
  });
});

it.each([
  [['documentation'], false],
  [[], true],
])('a client that asks later for %j gets the pictures of the list then', async (properties, atOnce) => {
  const completionItem = { documentationFormat: ['markdown' as const], resolveSupport: { properties } };
  const client = await Client.start(undefined, undefined, undefined, [], { textDocument: { completion: { completionItem } } });
  await client.open(uri, '\n');
  const { items } = await listAt(client, 0);
  const skeleton = items.find(({ label }) => label === 'Three-way handshake');
  const picture = { kind: 'markdown', value: expect.stringMatching(/```text\n[\s\S]*SYN\+ACK/) };
  expect(client.capabilities.completionProvider?.resolveProvider).toBe(!atOnce);
  expect(skeleton?.documentation).toEqual(atOnce ? picture : { kind: 'markdown', value: expect.not.stringContaining('```') });
  if (!atOnce) expect(await client.request('completionItem/resolve', skeleton)).toMatchObject({ documentation: picture });
});

describe('a definition in a shipped protocol', () => {
  const definitionFor = async (capabilities: ClientCapabilities, options = {}) => {
    const client = await opened(await Client.start(undefined, undefined, undefined, [], capabilities, {}, options));
    const [found] = await client.request<Partial<Location & LocationLink>[]>('textDocument/definition', {
      textDocument,
      position: { line: 1, character: 12 },
    });
    return found?.uri ?? found?.targetUri;
  };

  it('is a place in a file for a client that opens files alone', async () => {
    expect(await definitionFor({})).toBe('file:///copies/tcp.hsk');
    expect(await definitionFor({ textDocument: { definition: { linkSupport: true } } })).toBe('file:///copies/tcp.hsk');
  });

  it('is in the text itself for one that asks for such texts, and for ours', async () => {
    expect(await definitionFor({ workspace: { textDocumentContent: {} } })).toBe('builtin:///tcp.hsk');
    expect(await definitionFor({}, { ownClient: true })).toBe('builtin:///tcp.hsk');
  });

  it('is a place from which the uses in the workspace are found, in the copy, too', async () => {
    const user = 'file:///b.hsk';
    const text = libraryText('builtin:///tcp.hsk') ?? '';
    const line = text.split('\n').findIndex((each) => /^ +state SYN_SENT/.test(each));
    const copy = 'file:///copies/tcp.hsk';
    const client = await Client.start(undefined, undefined, undefined, [], {});
    await client.open(user, 'A -> B : SYN\nexpect A in SYN_SENT\n');
    await client.request('textDocument/definition', { textDocument: { uri: user }, position: { line: 1, character: 14 } });
    await client.open(copy, text);
    const position = { line, character: (text.split('\n')[line] ?? '').indexOf('SYN_SENT') };
    const params = { textDocument: { uri: copy }, position, context: { includeDeclaration: true } };
    const found = await client.request<readonly Location[]>('textDocument/references', params);
    expect([...new Set(found.map((each) => each.uri))]).toEqual([copy, user]);
  });

  it('and so is the rule that a problem names', async () => {
    const client = await Client.start(undefined, undefined, undefined, [], {
      textDocument: { publishDiagnostics: { relatedInformation: true } },
    });
    const { diagnostics } = await client.open(
      uri,
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\nA -> B : ACK seq=101 ack=301\n',
    );
    expect(diagnostics[0]?.relatedInformation?.map(({ location }) => location.uri)).toContain('file:///copies/tcp.hsk');
  });
});

it('that a document was checked is told to our client alone', async () => {
  const heard = async (options: Readonly<Record<string, unknown>>) => {
    const told: unknown[] = [];
    const client = await Client.start(undefined, undefined, undefined, [], {}, {}, options);
    client.onNotification('handshake/validated', (params) => told.push(params));
    await client.open(uri, TEXT);
    await hoverAt(client);
    return told;
  };
  expect(await heard({})).toEqual([]);
  expect(await heard({ ownClient: true })).toEqual([{ uri, version: 1 }]);
});

describe('a text of another language', () => {
  it.each(['rmd', 'plaintext', 'python'])('%s: our fences in it are checked, and nothing else', async (languageId) => {
    const client = await Client.start();
    const { diagnostics } = await client.open('file:///w/a.txt', 'A => B : SYN\n\n```handshake\nA -> B : FOO\n```\n', languageId);
    expect(diagnostics.map(({ range: { start } }) => start.line)).toEqual([3]);
  });

  it.each([
    ['file:///w/a.hsk', 'plaintext'],
    ['file:///w/a', 'handshake'],
    ['untitled:Untitled-1', 'handshake'],
  ])('%s as %s is ours', async (address, languageId) => {
    const { diagnostics } = await (await Client.start()).open(address, 'A -> B : FOO\n', languageId);
    expect(diagnostics).toHaveLength(1);
  });
});

describe('a client that announces everything', () => {
  it('gets places to fill in, and symbols within symbols; what it cannot do after all is told once', async () => {
    const client = await opened(await Client.start(undefined, undefined, undefined, [], EVERYTHING));
    expect((await listAt(client, 3)).items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(true);
    const [first] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(first?.children).toHaveLength(2);
    expect((await hoverAt(client)).contents).toMatchObject({ kind: 'markdown' });
    expect(client.log.filter((line) => line.includes('does not tell when files change'))).toHaveLength(1);
    expect(client.shown).toEqual([]);
  });
});

it('a place that is there again has the same text', () =>
  expect(withoutPlaces(`host \${1:A} "\${2:Client}"\n$1 -> $3 : M \\$x\n$0`)).toBe('host A "Client"\nA ->  : M $x\n'));
