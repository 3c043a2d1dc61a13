/**
 * Every request is answered: a client that types in several documents, asks in between, cancels, closes, saves and changes settings, in any
 * order. Each request ends; each open document's last published version is its newest, as the newest settings want it; nothing is published twice for
 * one version, unless the settings have changed. Time passes when a test says so.
 */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, DiagnosticSeverity, ResponseError } from 'vscode-languageserver';
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

/** Of the first problem in each document. */
const code = 'tcp/seq';

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

type BurstStep =
  | { readonly kind: 'key' | 'close' | 'save' | 'touch'; readonly at: number }
  | { readonly kind: 'ask' | 'cancel'; readonly at: number; readonly method: number }
  | { readonly kind: 'settings'; readonly isQuiet: boolean }
  | { readonly kind: 'rest'; readonly ticks: number; readonly milliseconds: number };

const documents = 4;
const at = fc.nat(documents - 1);
const deed: fc.Arbitrary<BurstStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('key' as const), at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), at, method: fc.nat(METHODS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), at, method: fc.nat(METHODS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'save' as const, 'touch' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settings' as const), isQuiet: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rest' as const), ticks: fc.nat(8), milliseconds: fc.nat(500) }) },
);

class Session {
  readonly open = new Map<number, number>();
  readonly asked: Promise<unknown>[] = [];
  readonly refused: string[] = [];
  /** Of the problems in the documents, the first ones. */
  severity: DiagnosticSeverity = DiagnosticSeverity.Error;

  constructor(readonly client: Client) {}

  async do(deed: BurstStep): Promise<void> {
    switch (deed.kind) {
      case 'rest':
        for (let tick = 0; tick < deed.ticks; tick++) await turn();
        vi.advanceTimersByTime(deed.milliseconds);
        return;
      case 'settings':
        return this.set(deed.isQuiet);
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

  private set(isQuiet: boolean): Promise<void> {
    this.severity = isQuiet ? DiagnosticSeverity.Hint : DiagnosticSeverity.Error;
    const severity = isQuiet ? { [code]: 'hint' } : {};
    return this.client.notify('workspace/didChangeConfiguration', { settings: { handshake: { problems: { severity } } } });
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

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets time pass until it is done. */
async function inTime<T>(done: Promise<T>): Promise<T> {
  let isOver = false;
  const over = done.finally(() => {
    isOver = true;
  });
  for (let turns = 0; !isOver; turns++) {
    if (turns > mostTurns) throw new Error('the server sits idle, and something is unanswered');
    await turn();
    vi.advanceTimersByTime(5);
  }
  return over;
}

/** Many more than the longest build has. */
const mostTurns = 20_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** What was published last is the newest text, seen by the newest settings. */
function isNewest({ client, severity }: Session, at: number, version: number): true | undefined {
  const last = client.published.findLast(({ uri }) => uri === uriOf(at));
  const first = last?.diagnostics.find((each) => each.code === code);
  return last?.version === version && first?.severity === severity ? true : undefined;
}

describe('bursts of edits with requests in between', () => {
  it('a key in one document, in another, in the first again, and a question about it: each method is answered', async () => {
    const session = new Session(await Client.start());
    for (const at of [0, 1]) await inTime(session.client.open(uriOf(at), wrong(at * 1000))).then(() => session.open.set(at, 1));
    for (let round = 0; round < 8; round++) {
      const method = round % METHODS.length;
      for (const deed of [
        { kind: 'key', at: 0 },
        { kind: 'rest', ticks: round, milliseconds: 0 },
        { kind: 'key', at: 1 },
        { kind: 'rest', ticks: (round * 3) % 7, milliseconds: round * 20 },
        { kind: 'key', at: 0 },
        { kind: 'ask', at: 0, method },
      ] as const)
        await session.do(deed);
      await inTime(Promise.all(session.asked));
    }
    expect(session.refused).toEqual([]);
    expect(session.asked).toHaveLength(8);
  });

  it('any deeds in any order', async () => {
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
        const session = new Session(await Client.start());
        for (const each of deeds) await session.do(each);
        await inTime(Promise.all(session.asked));
        requests += session.asked.length;
        for (const [at, version] of session.open) await inTime(session.client.diagnostics(uriOf(at), version));
        // closing in the midst takes its document from under a request, which is then looked for on a disk that is not there: that is told, and nothing else
        expect(session.refused.filter((each) => !/is not open|No file system is available/.test(each))).toEqual([]);
        for (const [at, version] of session.open) await inTime(session.client.until(() => isNewest(session, at, version)));
        const closed = new Set(deeds.flatMap((each) => (each.kind === 'close' ? [uriOf(each.at)] : [])));
        const changes = deeds.filter(({ kind }) => kind === 'settings').length;
        const versions = session.client.published.filter(({ uri }) => !closed.has(uri)).map(({ uri, version }) => `${uri} ${version}`);
        for (const each of new Set(versions))
          expect(versions.filter((other) => other === each).length, each).toBeLessThanOrEqual(changes + 1);
      }),
      // a thousand requests and more: HANDSHAKE_BURSTS=100
      { numRuns: Number(process.env.HANDSHAKE_BURSTS ?? 5), endOnFailure: true },
    );
    if (process.env.HANDSHAKE_BURSTS !== undefined) console.log(`${requests} requests, each answered`);
  });
});
