import { describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceCheck } from '../../../../contract/messages.js';
import { Client } from '../client.fixture.js';

const uri = 'untitled:test.hsk';
const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const WRONG = OPEN.replace('ack=101', 'ack=100');

class Opened {
  private constructor(
    readonly client: Client,
    readonly text: string,
    readonly position: Position,
    readonly uri: string,
  ) {}

  static async at(marked: string, at = uri, languageId = 'handshake', client?: Client): Promise<Opened> {
    const offset = marked.indexOf('<|>');
    const text = marked.replace('<|>', '');
    const connected = client ?? (await Client.start());
    await connected.open(at, text, languageId);
    return new Opened(connected, text, TextDocument.create(at, '', 0, text).positionAt(Math.max(0, offset)), at);
  }

  ask<R>(method: string, more: object = {}): Promise<R> {
    return this.client.request(`textDocument/${method}`, { textDocument: { uri: this.uri }, position: this.position, ...more });
  }

  applied(edits: readonly TextEdit[]): string {
    return TextDocument.applyEdits(TextDocument.create(this.uri, '', 0, this.text), [...edits]);
  }

  /** The texts at ranges. */
  at(ranges: readonly { readonly range: TextEdit['range'] }[]): readonly string[] {
    const document = TextDocument.create(this.uri, '', 0, this.text);
    return ranges.map(({ range }) => document.getText(range));
  }
}

describe('completion', () => {
  it('offers what may be sent, and what is taken leaves no error', async () => {
    const opened = await Opened.at('A -> B : SYN seq=100\nB -> A : <|>\n');
    const { items } = await opened.ask<CompletionList>('completion');
    expect(items.map(({ label }) => label)).toEqual(['SYN+ACK', 'RST']);
    const [first] = items;
    expect(first).toMatchObject({ preselect: true, labelDetails: { description: 'seq=x ack=101' }, documentation: { kind: 'markdown' } });
    const edit = first?.textEdit;
    if (edit === undefined || !('range' in edit)) throw new Error('an edit was expected');
    const text = opened.applied([edit]);
    expect(text).toBe('A -> B : SYN seq=100\nB -> A : SYN+ACK seq=x ack=101\n');
    const { diagnostics } = await opened.client.change(uri, { text });
    expect(diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  it('the line that is due stands in grey, but beside a list', async () => {
    const opened = await Opened.at('A -> B : SYN seq=1\n<|>\n');
    const insertText = 'B -> A : SYN+ACK seq=x ack=2';
    const range = { start: opened.position, end: opened.position };
    const chosen = { selectedCompletionInfo: { range, text: 'B' } };
    expect(opened.client.capabilities.inlineCompletionProvider).toBe(true);
    expect(await opened.ask('inlineCompletion', { context: { triggerKind: 1 } })).toEqual([{ insertText, filterText: insertText, range }]);
    expect(await opened.ask('inlineCompletion', { context: { triggerKind: 1, ...chosen } })).toEqual([]);
  });

  it('a quote that closes a text opens no list', async () => {
    const opened = await Opened.at('A : timeout "x"<|>');
    const { items } = await opened.ask<CompletionList>('completion', { context: { triggerKind: 2, triggerCharacter: '"' } });
    expect(items).toEqual([]);
  });

  it('works in Markdown fences', async () => {
    const opened = await Opened.at('# Notes\n\n> ```handshake\n> A -> B : <|>\n> ```\n', 'untitled:n.md', 'markdown');
    const { items } = await opened.ask<CompletionList>('completion');
    expect(items.map(({ label }) => label)).toEqual(['SYN']);
  });
});

describe('outside of fences', () => {
  it('nothing is offered', async () => {
    const opened = await Opened.at('Prose A -> B : <|>\n\n```handshake\nA -> B : SYN\n```\n', 'untitled:n.md', 'markdown');
    expect((await opened.ask<CompletionList>('completion')).items).toEqual([]);
    const range = { start: opened.position, end: opened.position };
    expect(await opened.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [] } })).toEqual([]);
  });
});

describe('code actions', () => {
  it('carry the problem that they solve', async () => {
    const opened = await Opened.at(WRONG);
    const [diagnostic] = opened.client.published.at(-1)?.diagnostics ?? [];
    const actions = await opened.ask<CodeAction[]>('codeAction', { range: diagnostic?.range, context: { diagnostics: [diagnostic] } });
    const [first] = actions;
    expect(first).toMatchObject({ title: 'Set ack to 101', kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'tcp/ack' }] });
    expect(opened.applied(first?.edit?.changes?.[uri] ?? [])).toBe(OPEN);
  });

  it('fix all on request alone', async () => {
    const opened = await Opened.at(WRONG);
    const range = { start: opened.position, end: opened.position };
    const only = (kinds?: string[]) =>
      opened.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [], ...(kinds && { only: kinds }) } });
    expect((await only(['source.fixAll'])).map(({ title }) => title)).toEqual(['Fix all errors']);
    expect((await only(['source'])).map(({ title }) => title)).toEqual(['Fix all errors']);
    expect((await only()).map(({ kind }) => kind)).not.toContain('source.fixAll');
    expect((await only(['refactor'])).every(({ kind }) => kind?.startsWith('refactor'))).toBe(true);
  });

  it('have their edits when they are chosen, for a client that can ask for them', async () => {
    const client = await Client.start(undefined, undefined, undefined, [], {
      textDocument: {
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
      },
    });
    expect(client.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
    const opened = await Opened.at(WRONG, uri, 'handshake', client);
    const range = { start: opened.position, end: opened.position };
    const [all] = await opened.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [], only: ['source.fixAll'] } });
    expect(all?.edit).toBeUndefined();
    const chosen = await client.request<CodeAction>('codeAction/resolve', all);
    expect(opened.applied(chosen.edit?.changes?.[uri] ?? [])).toBe(OPEN);
    await client.change(uri, { range, text: ' ' });
    await expect(client.request('codeAction/resolve', all)).rejects.toThrow('has changed');
  });

  it('keep what stands around a fence', async () => {
    const text = `# Notes\n\n\`\`\`handshake\n${WRONG}\`\`\`\nack=100\n`;
    const opened = await Opened.at(text, 'untitled:n.md', 'markdown');
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } };
    const [all] = await opened.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [], only: ['source.fixAll'] } });
    expect(opened.applied(all?.edit?.changes?.['untitled:n.md'] ?? [])).toBe(text.replace('300 ack=100', '300 ack=101'));
  });
});

describe('hover and hints', () => {
  it('a message tells what happened at both ends', async () => {
    const opened = await Opened.at(OPEN.replace('SYN+ACK', 'SYN<|>+ACK'));
    const hover = await opened.ask<Hover>('hover');
    const { value } = hover.contents as { value: string };
    expect(value).toContain('**SYN+ACK** seq=300 ack=101, B → A');
    expect(value).toContain('A: SYN_SENT → ESTABLISHED ([RFC 9293 §3.10.7.3](');
    expect(value).toContain('| A | snd_una | 100 | 101 |');
  });

  it('hints of a range', async () => {
    const opened = await Opened.at('A -> B : SYN\nB -> A : SYN+ACK\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const hints = await opened.ask<InlayHint[]>('inlayHint', { range });
    expect(hints.map(({ label, position }) => `${position.line}: ${String(label)}`)).toEqual([
      '0: \u00a0\u00a0\u00a0\u00a0A SYN_SENT, B SYN_RECEIVED',
      '1: A ESTABLISHED',
    ]);
  });

  it('notes have no hints unless one wants them', async () => {
    const opened = await Opened.at('```handshake\nA -> B : SYN\n```\n', 'file:///notes.md', 'markdown');
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    expect(await opened.ask<InlayHint[]>('inlayHint', { range })).toEqual([]);
    await opened.client.notify('workspace/didChangeConfiguration', { settings: { handshake: { hints: { markdown: true } } } });
    await opened.client.until(() => (opened.client.published.length > 1 ? true : undefined));
    expect(await opened.ask<InlayHint[]>('inlayHint', { range })).toHaveLength(1);
  });

  it('the line that is owed is put in by a lens', async () => {
    const opened = await Opened.at('exchange e {\n  A -> B : SYN seq=1\n}\n');
    const edits = opened.client.edits();
    const lens = (await opened.ask<CodeLens[]>('codeLens')).find(({ command }) => command?.command === 'handshake.insertLine');
    expect([lens?.range.start.line, lens?.command?.title]).toEqual([2, '+ B -> A : SYN+ACK seq=x ack=2']);
    await opened.client.request('workspace/executeCommand', { command: lens?.command?.command, arguments: lens?.command?.arguments });
    expect(opened.applied((await edits)[opened.uri] ?? [])).toBe('exchange e {\n  A -> B : SYN seq=1\n  B -> A : SYN+ACK seq=x ack=2\n}\n');
  });

  it('kinds of hints can be switched off, severities set', async () => {
    const opened = await Opened.at(WRONG.replace('seq=101 ack=301', ''));
    const settings = { handshake: { hints: { states: false, owed: false }, problems: { severity: { 'tcp/ack': 'warning' } } } };
    await opened.client.notify('workspace/didChangeConfiguration', { settings });
    await opened.client.until(() => opened.client.published.find(({ diagnostics }) => diagnostics[0]?.severity === 2));
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    expect((await opened.ask<InlayHint[]>('inlayHint', { range })).map(({ label }) => label)).toEqual(['seq=101 ack=301']);
    await opened.client.notify('workspace/didChangeConfiguration', {
      settings: { handshake: { problems: { severity: { 'tcp/ack': 'off' } } } },
    });
    await opened.client.until(() => (opened.client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
  });

  it('textbooks draw a FIN alone', async () => {
    const opened = await Opened.at(`${OPEN}A -x B : FIN\n`);
    const codes = () => opened.client.published.at(-1)?.diagnostics.map(({ code }) => code);
    expect(codes()).toEqual(['tcp/ack-flag']);
    await opened.client.notify('workspace/didChangeConfiguration', { settings: { handshake: { problems: { textbook: true } } } });
    await opened.client.until(() => (codes()?.length === 0 ? true : undefined));
  });
});

describe('navigation', () => {
  it('from a state to its line in tcp.hsk', async () => {
    const opened = await Opened.at(`${OPEN}expect A in ESTAB<|>LISHED\n`);
    const [link] = await opened.ask<LocationLink[]>('definition');
    expect(link?.targetUri).toBe('builtin:///tcp.hsk');
    const { text } = await opened.client.request<{ readonly text: string }>('workspace/textDocumentContent', { uri: link?.targetUri });
    expect(text.split('\n')[link?.targetRange.start.line ?? 0]).toContain('state ESTABLISHED');
  });

  it('hosts and symbols go with `after`', async () => {
    const text = 'exchange a { A -> B : SYN seq=x }\nexchange b after a { B -> A : SYN+ACK ack=<|>x+1 }\n';
    const opened = await Opened.at(text);
    const [link] = await opened.ask<LocationLink[]>('definition');
    expect(link?.targetRange.start).toEqual({ line: 0, character: 30 });
    expect(await opened.ask<DocumentHighlight[]>('documentHighlight')).toHaveLength(2);
  });

  it('renames across files', async () => {
    const client = await Client.start();
    await client.open('file:///w/a.hsk', 'exchange opening { A -> B : SYN; B -> A : SYN+ACK; A -> B : ACK }\n');
    const opened = await Opened.at(
      'import "a.hsk"\nexchange b after open<|>ing { A -> B : FIN+ACK; B -> A : ACK }\n',
      'file:///w/b.hsk',
      'handshake',
      client,
    );
    const edit = await opened.ask<WorkspaceEdit>('rename', { newName: 'start' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual(['file:///w/a.hsk', 'file:///w/b.hsk']);
    expect(opened.applied(edit.changes?.['file:///w/b.hsk'] ?? [])).toContain('after start {');
    const hosts = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: 'file:///w/b.hsk' },
      position: { line: 1, character: 27 },
      context: { includeDeclaration: true },
    });
    expect(hosts.map((location) => location.uri)).toEqual([...Array(3).fill('file:///w/a.hsk'), ...Array(2).fill('file:///w/b.hsk')]);
  });

  it('says why something cannot be renamed', async () => {
    const state = await Opened.at(`${OPEN}expect A in ESTAB<|>LISHED\n`);
    await expect(state.ask('prepareRename')).rejects.toThrow('it belongs to a shipped protocol');
    const host = await Opened.at(OPEN.replace('A', '<|>A'));
    await expect(host.ask('rename', { newName: 'B' })).rejects.toThrow('there is already a host B');
    await expect(host.ask('rename', { newName: '1x' })).rejects.toThrow('is not a name');
    const edit = await host.ask<WorkspaceEdit>('rename', { newName: 'Café' });
    expect(host.applied(edit.changes?.[uri] ?? [])).toBe(OPEN.replaceAll(/\bA\b/g, 'Café'));
  });

  it('renames a state of an own protocol, in its rules and in exchanges', async () => {
    const text =
      'protocol p {\n  message M\n  start sender in ID<|>LE\n  initial state IDLE { send M -> IDLE }\n}\nexchange e using p { A -> B : M expect A in IDLE }\n';
    const opened = await Opened.at(text);
    const edit = await opened.ask<WorkspaceEdit>('rename', { newName: 'QUIET' });
    expect(opened.applied(edit.changes?.[uri] ?? [])).toBe(text.replace('<|>', '').replaceAll('IDLE', 'QUIET'));
  });
});

describe('formatting', () => {
  /** What an editor has guessed. */
  const options = { tabSize: 8, insertSpaces: false };
  const rough = 'exchange e {\nA->B:SYN\nwhat is this\n  B->A:SYN+ACK\n}\n';

  it('a document with an error in it, by two blanks whatever the editor asks for', async () => {
    const opened = await Opened.at(rough);
    const edits = await opened.ask<TextEdit[]>('formatting', { options });
    expect(opened.applied(edits)).toBe('exchange e {\n  A -> B : SYN\n  what is this\n  B -> A : SYN+ACK\n}\n');
  });

  it('a range, and the line before a new one', async () => {
    const opened = await Opened.at(rough);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(opened.applied(await opened.ask<TextEdit[]>('rangeFormatting', { options, range }))).toBe(
      rough.replace('A->B:SYN', '  A -> B : SYN'),
    );
    const position = { line: 2, character: 0 };
    expect(opened.applied(await opened.ask<TextEdit[]>('onTypeFormatting', { options, position, ch: '\n' }))).toBe(
      rough.replace('A->B:SYN', '  A -> B : SYN'),
    );
  });

  it('Markdown fences alone', async () => {
    const opened = await Opened.at('#  A\n\n```handshake\nA->B:SYN\n```\n', 'untitled:n.md', 'markdown');
    expect(opened.applied(await opened.ask<TextEdit[]>('formatting', { options }))).toBe('#  A\n\n```handshake\nA -> B : SYN\n```\n');
  });
});

describe('structure', () => {
  const text = `// one\n// two\nexchange open "Opening" {\n  section "First"\n  ${OPEN.trim().split('\n').join('\n  ')}\n  section "Second"\n  A : close\n}\nprotocol p { see "RFC 1"\n  flags X\n  state S\n}\n`;

  it('outline', async () => {
    const opened = await Opened.at(text);
    const names = (all: readonly DocumentSymbol[], depth = 0): readonly string[] =>
      all.flatMap(({ name, children }) => [`${'  '.repeat(depth)}${name}`, ...names(children ?? [], depth + 1)]);
    expect(names(await opened.ask<DocumentSymbol[]>('documentSymbol'))).toEqual([
      'open',
      '  First',
      '    A -> B : SYN seq=100',
      '    B -> A : SYN+ACK seq=300 ack=101',
      '    A -> B : ACK seq=101 ack=301',
      '  Second',
      '    A : close',
      'p',
      '  S',
    ]);
  });

  it('folding, links, lenses, colours, selection', async () => {
    const opened = await Opened.at(text);
    const folds = await opened.ask<FoldingRange[]>('foldingRange');
    expect(folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`)).toEqual(['2-8', '10-12', '3-6', '7-8', '0-1']);
    expect((await opened.ask<DocumentLink[]>('documentLink')).map(({ target }) => target)).toEqual(['https://www.rfc-editor.org/rfc/rfc1']);
    expect((await opened.ask<CodeLens[]>('codeLens')).map(({ command }) => command?.title)).toEqual(['+ A -> B : FIN+ACK seq=101 ack=301']);
    expect((await opened.ask<SemanticTokens>('semanticTokens/full')).data.length % 5).toBe(0);
    const [range] = await opened.ask<SelectionRange[]>('selectionRange', { positions: [{ line: 5, character: 16 }] });
    const chain: SelectionRange[] = [];
    for (let at: SelectionRange | undefined = range; at !== undefined; at = at.parent) chain.push(at);
    expect(opened.at(chain).slice(0, 3)).toEqual(['ACK', 'SYN+ACK', 'SYN+ACK seq=300 ack=101']);
    expect(chain.length).toBeGreaterThan(5);
  });

  it('signature help', async () => {
    const opened = await Opened.at('A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=<|>\n');
    const help = await opened.ask<SignatureHelp>('signatureHelp');
    expect(help.signatures[0]?.label).toMatch(/^SYN\+ACK seq=x ack=101 len /);
    expect(help.activeParameter).toBe(1);
  });

  it('which message led to this state', async () => {
    const opened = await Opened.at(`${OPEN}expect B in ESTAB<|>LISHED\n`);
    const [item] = await opened.ask<CallHierarchyItem[]>('prepareCallHierarchy');
    expect(item).toMatchObject({ name: 'B: ESTABLISHED', detail: 'A -> B : ACK seq=101 ack=301' });
    const causes = await opened.client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(causes.map(({ from }) => `${from.name} by ${from.detail}`)).toEqual([
      'B: SYN_RECEIVED by A -> B : SYN seq=100',
      'A: ESTABLISHED by B -> A : SYN+ACK seq=300 ack=101',
    ]);
  });

  it('symbols and problems of the workspace', async () => {
    const opened = await Opened.at(WRONG.replace(/^/, 'exchange wrong { ').replace(/$/, ' }'), 'file:///w/x.hsk');
    const symbols = await opened.client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'wro' });
    expect(symbols.map(({ name }) => name)).toEqual(['wrong']);
    expect(await opened.client.request<WorkspaceCheck>('handshake/checkWorkspace', {})).toEqual({ files: 1, errors: 1, warnings: 0 });
  });
});
