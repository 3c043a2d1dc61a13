/**
 * Every request is answered: a client that types in several documents, asks in between, cancels, closes and saves, in any order. Each
 * request ends; each open document's last published version is its newest; nothing is published twice for one version.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver';
import { Client } from './client.fixture.js';

const uriOf = (at: number): string => `file:///bursts/${at}.hsk`;

/** Thirty messages, five of them with wrong numbers: what was meant takes a while to find out, so that builds overlap with keys. */
function wrong(at: number): string {
  const lines = [`A -> B : SYN seq=${at}`, `B -> A : SYN+ACK seq=300 ack=${at + 1}`, `A -> B : ACK seq=${at + 1} ack=301`];
  for (let i = 0; i < 14; i++) {
    const off = i % 3 === 1 ? 5 + i : 0;
    lines.push(`A -> B : PSH+ACK seq=${at + 1 + i * 10 + off} ack=301 len=10`, `B -> A : ACK seq=301 ack=${at + 11 + i * 10}`);
  }
  return `${lines.join('\n')}\n`;
}

const METHODS = [
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/selectionRange',
  'textDocument/completion',
  'textDocument/inlayHint',
  'textDocument/documentSymbol',
  'textDocument/formatting',
  'handshake/picture',
] as const;

const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const paramsOf = (uri: string) => ({
  uri,
  textDocument: { uri },
  position: { line: 1, character: 12 },
  positions: [{ line: 1, character: 12 }],
  range,
  context: { diagnostics: [] },
  options: { tabSize: 2, insertSpaces: true },
  offset: 0,
});

type Deed =
  | { readonly kind: 'key' | 'close' | 'save' | 'touch'; readonly at: number }
  | { readonly kind: 'ask' | 'cancel'; readonly at: number; readonly method: number }
  | { readonly kind: 'rest'; readonly ticks: number };

const documents = 4;
const at = fc.nat(documents - 1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('key' as const), at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), at, method: fc.nat(METHODS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), at, method: fc.nat(METHODS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'save' as const, 'touch' as const), at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rest' as const), ticks: fc.nat(8) }) },
);

class Session {
  readonly open = new Map<number, number>();
  readonly asked: Promise<unknown>[] = [];
  readonly refused: string[] = [];

  constructor(readonly client: Client) {}

  async do(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'rest':
        for (let tick = 0; tick < deed.ticks; tick++) await new Promise((resolve) => setImmediate(resolve));
        return;
      case 'key':
        return this.key(deed.at);
      case 'close':
        if (this.open.delete(deed.at)) await this.client.close(uriOf(deed.at));
        return;
      case 'save':
        return this.client.notify('textDocument/didSave', { textDocument: { uri: uriOf(deed.at) } });
      case 'touch':
        return this.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(deed.at), type: 1 + (deed.at % 3) }] });
      case 'ask':
      case 'cancel':
        return this.ask(deed.at, METHODS[deed.method] ?? METHODS[0], deed.kind === 'cancel');
    }
  }

  private async key(at: number): Promise<void> {
    if (!this.open.has(at)) {
      this.open.set(at, 1);
      void this.client.open(uriOf(at), wrong(at * 1000));
      return;
    }
    this.open.set(at, await this.client.type(uriOf(at), { range: { start: range.start, end: range.start }, text: '\n' }));
  }

  private ask(at: number, method: string, isCancelled: boolean): void {
    if (!this.open.has(at)) return;
    const source = new CancellationTokenSource();
    const answer = this.client.request(method, paramsOf(uriOf(at)), source.token);
    const told = (error: unknown): void => {
      if (!(error instanceof ResponseError) || error.code !== -32800) this.refused.push(`${method}: ${String(error)}`);
    };
    this.asked.push(answer.then(() => {}, told));
    if (isCancelled) source.cancel();
  }
}

describe('bursts of edits with requests in between', () => {
  it('a key in one document, in another, in the first again, and a question about it: each method is answered', async () => {
    const session = new Session(await Client.start());
    for (const at of [0, 1]) await session.client.open(uriOf(at), wrong(at * 1000)).then(() => session.open.set(at, 1));
    for (let round = 0; round < 8; round++) {
      const method = round % METHODS.length;
      for (const deed of [
        { kind: 'key', at: 0 },
        { kind: 'rest', ticks: round },
        { kind: 'key', at: 1 },
        { kind: 'rest', ticks: (round * 3) % 7 },
        { kind: 'key', at: 0 },
        { kind: 'ask', at: 0, method },
      ] as const)
        await session.do(deed);
      await Promise.all(session.asked);
    }
    expect(session.refused).toEqual([]);
    expect(session.asked).toHaveLength(8);
  });

  it('any deeds in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
        const session = new Session(await Client.start());
        for (const each of deeds) await session.do(each);
        await Promise.all(session.asked);
        for (const [at, version] of session.open) await session.client.diagnostics(uriOf(at), version);
        // closing in the midst takes its document from under a request: that is told, and nothing else
        expect(session.refused.filter((each) => !each.includes('is not open'))).toEqual([]);
        const closed = new Set(deeds.flatMap((each) => (each.kind === 'close' ? [uriOf(each.at)] : [])));
        const versions = session.client.published.filter(({ uri }) => !closed.has(uri)).map(({ uri, version }) => `${uri} ${version}`);
        expect(versions.filter((each, i) => versions.indexOf(each) < i)).toEqual([]);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
