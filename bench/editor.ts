/** A client that types: starts the built language server and measures what it computes from a keystroke to its answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  CompletionTriggerKind,
  createProtocolConnection,
  InlineCompletionTriggerKind,
  MarkupKind,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { clockOf, median } from './measure.js';

const SERVER = path.resolve(import.meta.dirname, '../server/main.js');
const URI = 'untitled:bench.hsk';
const BURST = 20;
const BETWEEN_KEYS = 60;

/** It asks for the text of an entry when that is looked at. */
const LIKE_VS_CODE = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: [MarkupKind.Markdown, MarkupKind.PlainText],
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

/** Milliseconds of the server's processor, all of its threads together; where the system does not tell them, of the clock on the wall. */
export interface Latency {
  /** One key after a rest. */
  readonly single: number;
  /** One key that makes a number wrong, in the middle. */
  readonly wrong: number;
  /** The last of a burst of keys. */
  readonly burst: number;
  /** Completion asked right behind the last key of a burst. */
  readonly completion: number;
  /** Completion, and the line that is due, asked on a line that Enter has just made. */
  readonly listed: number;
  readonly due: number;
}

export async function latency(text: string): Promise<Latency> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const typist = new Typist(connect(server), clockOf(server.pid));
  try {
    await typist.open(text);
    return {
      single: await typist.single(),
      wrong: await typist.wrong(),
      burst: await typist.burst(),
      completion: await typist.completion(),
      listed: await typist.onNewLine('textDocument/completion'),
      due: await typist.onNewLine('textDocument/inlineCompletion'),
    };
  } finally {
    await typist.close();
    server.kill();
  }
}

function connect({ stdout, stdin }: ChildProcess): ProtocolConnection {
  if (stdout === null || stdin === null) throw new Error('the server has no streams');
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  return connection;
}

class Typist {
  private version = 1;
  private line = 0;
  /** Where the first number of that line begins. */
  private number = 0;
  private readonly published = new Map<number, () => void>();

  constructor(
    private readonly connection: ProtocolConnection,
    /** Milliseconds that the server has computed. */
    private readonly clock: () => number,
  ) {
    connection.onNotification('textDocument/publishDiagnostics', ({ version }: PublishDiagnosticsParams) => {
      this.published.get(version ?? 0)?.();
    });
  }

  async open(text: string): Promise<void> {
    const lines = text.split('\n');
    this.line = Math.floor(lines.length / 2);
    this.number = (lines[this.line]?.indexOf('=') ?? 0) + 1;
    await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: LIKE_VS_CODE });
    await this.connection.sendNotification('initialized', {});
    const ready = this.diagnosed();
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'handshake', version: 1, text },
    });
    await ready;
  }

  async single(): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < 12; run++) times.push(await this.timed());
    return median(times.slice(2));
  }

  async wrong(): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < 8; run++) {
      times.push(await this.timed(() => this.change(this.number, this.number, '7')));
      await this.timed(() => this.change(this.number, this.number + 1, ''));
    }
    return median(times.slice(2));
  }

  async burst(): Promise<number> {
    await this.keys();
    return this.timed();
  }

  async completion(): Promise<number> {
    await this.keys();
    const start = this.clock();
    await this.press();
    await this.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: this.line, character: 0 },
    });
    return this.clock() - start;
  }

  async onNewLine(request: 'textDocument/completion' | 'textDocument/inlineCompletion'): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < 8; run++) {
      const start = this.clock();
      await this.change(0, 0, '\n');
      await this.connection.sendRequest(request, {
        textDocument: { uri: URI },
        position: { line: this.line, character: 0 },
        context: {
          triggerKind: request === 'textDocument/completion' ? CompletionTriggerKind.Invoked : InlineCompletionTriggerKind.Automatic,
        },
      });
      times.push(this.clock() - start);
      await this.joined();
    }
    return median(times.slice(2));
  }

  private async keys(): Promise<void> {
    for (let key = 1; key < BURST; key++) {
      await this.press();
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS));
    }
  }

  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
  }

  private async timed(press = () => this.press()): Promise<number> {
    const start = this.clock();
    const done = this.diagnosed(this.version + 1);
    await press();
    await done;
    return this.clock() - start;
  }

  private diagnosed(version = this.version): Promise<void> {
    return new Promise((resolve) => this.published.set(version, resolve));
  }

  /** A blank at the start of a line in the middle: what it means stays the same. */
  private async press(): Promise<void> {
    this.number++;
    await this.change(0, 0, ' ');
  }

  /** The empty line is taken away again. */
  private async joined(): Promise<void> {
    const done = this.diagnosed(this.version + 1);
    this.version++;
    const range = { start: { line: this.line, character: 0 }, end: { line: this.line + 1, character: 0 } };
    const contentChanges = [{ range, text: '' }];
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: this.version }, contentChanges });
    await done;
  }

  private async change(from: number, to: number, text: string): Promise<void> {
    this.version++;
    const [start, end] = [from, to].map((character) => ({ line: this.line, character }));
    const contentChanges = [{ range: { start, end }, text }];
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: this.version }, contentChanges });
  }
}
