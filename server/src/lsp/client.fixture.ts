/** A client of the language server, over a real connection in one process. */
import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { EmptyFileSystem, type FileSystemProvider } from 'langium';
import {
  type CancellationToken,
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  ErrorCodes,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { OpenFile } from './captures/source.js';
import { startServer } from './server.js';

export const pageOf = (code: string): string | undefined =>
  PAGES.has(`${code.replace('/', '-')}.md`) ? `file:///pages/${code.replace('/', '-')}.md` : undefined;

/** From where tests and measurements are started: the latter are bundled, and lie elsewhere. */
const PAGES: ReadonlySet<string> = new Set(readdirSync('docs/problems'));

/** What a server asks of clients that have announced that they can do it. */
const REGISTERED: readonly string[] = ['client/registerCapability', 'workspace/configuration', 'workspace/inlayHint/refresh'];

/** What nearly every client announces. */
const USUAL: ClientCapabilities = {
  workspace: { textDocumentContent: {} },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
  },
};

export class Client {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  /** Messages for the user. */
  readonly shown: string[] = [];
  /** Requests of the server that the client refused. */
  readonly askedFor: string[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly connection: ProtocolConnection,
    readonly capabilities: InitializeResult['capabilities'],
  ) {}

  static async start(
    files: () => FileSystemProvider = EmptyFileSystem.fileSystemProvider,
    openFile?: OpenFile,
    locale?: string,
    folders: readonly string[] = [],
    own: ClientCapabilities = USUAL,
    answers: Readonly<Record<string, (params: never) => unknown>> = {},
    initializationOptions: Readonly<Record<string, unknown>> = {},
  ): Promise<Client> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    startServer({ connection: server, fileSystemProvider: files, copies: { copy: (name) => `file:///copies/${name}` } }, pageOf, openFile);
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    connection.listen();
    const { capabilities }: InitializeResult = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: own,
      initializationOptions,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      ...(locale === undefined ? {} : { locale }),
    });
    const client = new Client(connection, capabilities);
    for (const method of REGISTERED) connection.onRequest(method, () => client.refuse(method));
    for (const [method, answer] of Object.entries(answers)) connection.onRequest(method, answer);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => client.note(params));
    connection.onNotification('window/showMessage', ({ message }: { readonly message: string }) => void client.shown.push(message));
    connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => void client.log.push(message));
    await connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'handshake'): Promise<PublishDiagnosticsParams> {
    this.versions.set(uri, 1);
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return this.diagnostics(uri, 1);
  }

  /** Gives the new version. */
  async type(uri: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  async change(uri: string, ...changes: readonly TextDocumentContentChangeEvent[]): Promise<PublishDiagnosticsParams> {
    return this.diagnostics(uri, await this.type(uri, ...changes));
  }

  async close(uri: string): Promise<void> {
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  onNotification(method: string, heard: (params: unknown) => void): void {
    this.connection.onNotification(method, heard);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** The next edits that the server asks for. */
  edits(): Promise<Readonly<Record<string, readonly TextEdit[]>>> {
    return new Promise((resolve) => {
      this.connection.onRequest('workspace/applyEdit', ({ edit }: { readonly edit: WorkspaceEdit }) => {
        resolve(edit.changes ?? {});
        return { applied: true };
      });
    });
  }

  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    return token === undefined ? this.connection.sendRequest(method, params) : this.connection.sendRequest(method, params, token);
  }

  diagnostics(uri: string, version: number): Promise<PublishDiagnosticsParams> {
    return this.until(() => this.published.find((each) => each.uri === uri && each.version === version));
  }

  /** Waits until there is such a thing; asked again at each publication. */
  until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** As a client does that cannot do it. */
  private refuse(method: string): ResponseError<void> {
    this.askedFor.push(method);
    return new ResponseError(ErrorCodes.MethodNotFound, `${method} is not known here`);
  }

  private note(params: PublishDiagnosticsParams): void {
    this.published.push(params);
    for (const look of [...this.waiting]) look();
  }
}
