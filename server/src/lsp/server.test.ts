import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { MachinePicture, Picture } from '../../../contract/messages.js';
import { Client } from './client.fixture.js';

const uri = 'untitled:test.hsk';
const good = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const wrong = good.replace('ack=101', 'ack=100');

/** Code and marked text of each diagnostic. */
function marked({ diagnostics }: PublishDiagnosticsParams, text: string): readonly string[] {
  return diagnostics.map(({ code, range }) => {
    const line = text.split('\n')[range.start.line] ?? '';
    return `${code}: ${line.slice(range.start.character, range.end.line === range.start.line ? range.end.character : undefined)}`;
  });
}

describe('diagnostics', () => {
  it('come with code, severity, page, words and version', async () => {
    const client = await Client.start();
    const { version, diagnostics } = await client.open(uri, wrong);
    expect(version).toBe(1);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: 'tcp/ack',
      severity: 1,
      source: 'handshake',
      codeDescription: { href: 'file:///pages/tcp-ack.md' },
      range: { start: { line: 1, character: 25 }, end: { line: 1, character: 32 } },
    });
    expect(diagnostics[0]?.message).toContain('101');
    const [sent, rule] = diagnostics[0]?.relatedInformation ?? [];
    expect(sent?.location).toMatchObject({ uri, range: { start: { line: 0 } } });
    expect(rule).toMatchObject({ location: { uri: 'builtin:///tcp.hsk' }, message: 'the protocol says so here' });
  });

  it('lead to the row whose guard does not hold, and to the state that has no row', async () => {
    const client = await Client.start();
    const text = `protocol p {
  message Q (n), R
  field n : int
  initial state S {
    send Q
    receive Q when n > 3
  }
}
exchange e using p { A -> B : Q n=1; A -> B : R }
`.replace('Q (n), R', 'Q, R (n)');
    const { diagnostics } = await client.open(uri, text);
    const rules = diagnostics.map(({ code, relatedInformation = [] }) => [code, relatedInformation.at(-1)?.location.range.start.line]);
    expect(rules).toContainEqual(['unexpected-receive', 5]);
    expect(rules).toContainEqual(['illegal-send', 3]);
  });

  it('follow each version, once, also when there are none', async () => {
    const client = await Client.start();
    await client.open(uri, wrong);
    const at = { line: 1, character: 31 };
    expect((await client.change(uri, { range: { start: at, end: { line: 1, character: 32 } }, text: '1' })).diagnostics).toEqual([]);
    expect(marked(await client.change(uri, { text: 'nonsense nonsense\n' }), 'nonsense nonsense\n')[0]).toMatch(/^syntax:/);
    expect((await client.change(uri, { text: '' })).diagnostics).toEqual([]);
    expect(client.published.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('are of the last version after a burst', async () => {
    const client = await Client.start();
    await client.open(uri, good);
    let version = 1;
    for (let key = 0; key < 50; key++) version = await client.type(uri, { text: key % 2 === 0 ? wrong : good });
    expect((await client.diagnostics(uri, version)).diagnostics).toEqual([]);
    const versions = client.published.map((each) => each.version);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('go away when the document is closed', async () => {
    const client = await Client.start();
    await client.open(uri, wrong);
    await client.close(uri);
    expect(await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length === 0))).toEqual({
      uri,
      diagnostics: [],
    });
    expect((await client.open(uri, wrong)).diagnostics).toHaveLength(1);
  });

  it('are those of the fences in Markdown', async () => {
    const client = await Client.start();
    const text = `# Notes\n\n\`\`\`handshake\n${wrong}\`\`\`\nA -> nothing\n`;
    expect(marked(await client.open('untitled:notes.md', text, 'markdown'), text)).toEqual(['tcp/ack: ack=100']);
  });
});

describe('imports', () => {
  const lines = good.trimEnd().split('\n').join('; ');
  it('are read from open documents, and followed', async () => {
    const client = await Client.start();
    const [a, b] = ['file:///x/lib/a.hsk', 'file:///x/b.hsk'];
    const text = 'import "lib/a.hsk"\nexchange more after open { A -> B : FIN+ACK seq=101; B -> A : ACK ack=102 }\n';
    const latest = () => client.published.findLast(({ uri }) => uri === b)?.diagnostics.map(({ code }) => code) ?? [];
    await client.open(b, text);
    expect(latest()).toContain('unknown-name');
    await client.open(a, `exchange open { ${lines} }\n`);
    await client.until(() => latest().length === 0 || undefined);
    await client.change(a, { text: `exchange opened { ${lines} }\n` });
    await client.until(() => latest().includes('unknown-name') || undefined);
  });
});

describe('requests', () => {
  it('are answered from the newest text', async () => {
    const client = await Client.start();
    await client.open(uri, good);
    const version = await client.type(uri, { text: good.replaceAll('A', 'Client') });
    const picture = await client.request<Picture>('handshake/picture', { uri, line: 0 });
    expect(picture.version).toBe(version);
    expect(picture.hosts.map(({ name }) => name)).toEqual(['Client', 'B']);
  });

  it('draw the machine', async () => {
    const client = await Client.start();
    await client.open(uri, good);
    const machine = await client.request<MachinePicture>('handshake/machine', { uri, exchange: 0 });
    const [role] = machine.roles;
    expect(machine.protocol).toBe('tcp');
    expect(role?.states.map(({ name }) => name)).toHaveLength(11);
    expect(role?.states[0]?.place).toMatchObject({ uri: 'builtin:///tcp.hsk' });
    expect(await client.request('handshake/machine', { uri, exchange: 7 })).toBeNull();
  });

  it('fail when they are cancelled', async () => {
    const client = await Client.start();
    // so long, and changed so near its beginning, that a build waits for what has come in
    const long = good + 'A -> B : PSH+ACK len=10\nB -> A : ACK\n'.repeat(10_000);
    await client.open(uri, long);
    await client.change(uri, { text: `${long}// so is the next one\n` });
    /** Undefined for a request that was answered before the news came that nobody wants it. */
    const cancelled = async (method: string, text: string): Promise<unknown> => {
      await client.type(uri, { text });
      const source = new CancellationTokenSource();
      const answer = client.request(method, { uri, textDocument: { uri } }, source.token);
      source.cancel();
      return answer.then(
        () => undefined,
        (error: unknown) => error,
      );
    };
    for (const method of ['handshake/picture', 'textDocument/foldingRange']) {
      let error: unknown;
      for (let tries = 1; error === undefined && tries < 20; tries++)
        error = await cancelled(method, long.replace('len=10', `len=${10 + tries}`));
      expect(error).toMatchObject({ code: -32800 });
    }
  });

  it('show the shipped protocols', async () => {
    const client = await Client.start();
    expect(client.capabilities.workspace?.textDocumentContent).toMatchObject({ schemes: ['builtin'] });
    const { text } = await client.request<{ readonly text: string }>('workspace/textDocumentContent', { uri: 'builtin:/tcp.hsk' });
    expect(text).toContain('protocol tcp');
    expect((await client.open('builtin:/tcp.hsk', text)).diagnostics).toEqual([]);
  });
});

describe('whatever the client sends', () => {
  const far = { line: 99_999_999, character: 99_999_999 };
  const before = { line: -5, character: -5 };
  it.each([
    ['NUL bytes', { text: `\u0000${good}\u0000\u0000` }],
    ['lone surrogates', { text: '\ud800 -> \udfff : SYN' }],
    ['ten megabytes on one line', { text: 'A -> B : SYN '.repeat(800_000) }],
    ['ten thousand errors', { text: 'A -> B : FOO bar\n'.repeat(10_000) }],
    ['deep nesting', { text: `${'{'.repeat(20_000)}${'('.repeat(20_000)}` }],
    ['a range that is not there', { range: { start: far, end: far }, text: 'x' }],
    ['a range that runs back', { range: { start: far, end: before }, text: wrong }],
    ['no text', { text: '' }],
  ])('survives %s', async (_, change) => {
    const client = await Client.start();
    await client.open(uri, good);
    await client.change(uri, change);
    expect((await client.change(uri, { text: good })).diagnostics).toEqual([]);
    expect(client.log).toEqual([]);
  });

  it('survives messages without a sense', async () => {
    const client = await Client.start();
    await client.open(uri, good);
    await client.notify('textDocument/didChange', {
      textDocument: { uri: 'untitled:unknown', version: 7 },
      contentChanges: [{ text: 'x' }],
    });
    await client.notify('textDocument/didChange', {});
    await client.notify('textDocument/didClose', { textDocument: { uri: 'untitled:unknown' } });
    await client.notify('handshake/nothing', 'at all');
    await expect(client.request('handshake/picture', { uri: 'untitled:unknown' })).rejects.toMatchObject({ code: expect.any(Number) });
    await expect(client.request('handshake/picture', null)).rejects.toMatchObject({ code: expect.any(Number) });
    expect((await client.change(uri, { text: wrong })).diagnostics).toHaveLength(1);
  });
});
