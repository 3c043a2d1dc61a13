/**
 * When to build. A changed document is marked as such at once, so that no request is answered from an old one. It is built
 * as soon as what has come in is read: keys that were pressed during a build then make one build. Only where a build takes
 * so long that it would be in the way, it waits for a pause in the typing, as it cannot be interrupted.
 */
import { URI } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileSystemWatcher,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileExtension } from '../../../contract/names.js';
import { PublishingBuilder } from './builder.js';
import { type ClientFiles, isElsewhere } from './client-files.js';
import type { Costs } from './costs.js';
import { tableEnding } from './own-tables.js';

type DocumentChange = TextDocumentChangeEvent<TextDocument>;

/** Milliseconds. */
const QUICK = 25;
const BEARABLE = 250;
const BREATH = 5;
const SHORTEST_PAUSE = 80;
const LONGEST_PAUSE = 400;

/**
 * @param cost milliseconds of the build before
 * @param rest milliseconds since the key before: whoever presses a single key need not wait for the next one
 */
export function pauseFor(cost: number, rest: number): number {
  if (cost < QUICK) return 0;
  if (cost < BEARABLE || rest > LONGEST_PAUSE) return BREATH;
  return Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, cost));
}

export class Updates extends DefaultDocumentUpdateHandler {
  private readonly waiting = new Map<string, URI>();
  private lastChange = 0;
  private isReady = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly services: LangiumSharedServices,
    private readonly costs: Costs,
    private readonly clientFiles: ClientFiles,
    /** Tables of translations, by their addresses. */
    private readonly onTables: (changed: ReadonlySet<string>) => void,
  ) {
    super(services);
    this.workspaceManager.ready.then(
      () => {
        this.isReady = true;
      },
      () => undefined,
    );
    if (this.documentBuilder instanceof PublishingBuilder) this.documentBuilder.rebuild = (uri) => this.rebuild(uri);
  }

  /** A build has ended without a document that a request waits for. */
  private rebuild(uri: URI): void {
    if (this.waiting.has(uri.toString())) return;
    this.waiting.set(uri.toString(), uri);
    this.buildAfter(0);
  }

  override didChangeContent({ document }: DocumentChange): void {
    const uri = URI.parse(document.uri);
    if (this.documentBuilder instanceof PublishingBuilder) this.documentBuilder.invalidate(uri);
    // before the server is initialized there is nothing to cancel
    if (this.isReady) this.workspaceLock.cancelWrite();
    this.waiting.set(document.uri, uri);
    this.buildAfter(pauseFor(this.costs.of(uri), performance.now() - this.lastChange));
    this.lastChange = performance.now();
  }

  /** A file goes back to what is on the disk, a text that is nowhere else goes away. */
  didCloseDocument({ document }: DocumentChange): void {
    const uri = URI.parse(document.uri);
    this.waiting.delete(document.uri);
    if (uri.scheme === 'file' && this.services.workspace.FileSystemProvider.existsSync(uri)) this.backToFile(document.uri, uri);
    else this.fireDocumentUpdate([], [uri]);
    this.clientFiles.forget(document.uri);
  }

  private backToFile(opened: string, uri: URI): void {
    this.services.lsp.Connection?.sendDiagnostics({ uri: opened, diagnostics: [] });
    this.fireDocumentUpdate([uri], []);
  }

  /** What the editor has open is what counts: its file may change or go away underneath. */
  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
    for (const { uri } of changes) this.clientFiles.forget(URI.parse(uri).toString());
    const tables = changes.filter(({ uri }) => uri.endsWith(tableEnding)).map(({ uri }) => URI.parse(uri).toString());
    if (tables.length > 0) this.onTables(new Set(tables));
    const documents = changes.filter(({ uri }) => !uri.endsWith(tableEnding));
    if (documents.length === 0 && tables.length > 0) return;
    const others = documents.filter(
      ({ uri }) => this.services.workspace.TextDocuments?.get(uri) === undefined && !isElsewhere(URI.parse(uri)),
    );
    if (others.length === 0 && documents.some(({ uri }) => isElsewhere(URI.parse(uri)))) return;
    const onlyMoved = documents.length > 0 && others.length === 0 && documents.some(({ type }) => type === FileChangeType.Deleted);
    if (!onlyMoved) super.didChangeWatchedFiles({ changes: others });
  }

  /** A client may have announced it, and refuse. */
  protected override registerFileWatcher({ lsp: { Connection: connection } }: LangiumSharedServices): void {
    connection?.client.register(DidChangeWatchedFilesNotification.type, { watchers: this.getWatchers() }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      connection.console.warn(
        `The client does not tell when files change (${reason}): what is not open is read again when something else changes.`,
      );
    });
  }

  protected override getWatchers(): FileSystemWatcher[] {
    return [{ globPattern: `**/*${fileExtension}` }, { globPattern: `**/*${tableEnding}` }];
  }

  private buildAfter(pause: number): void {
    clearTimeout(this.timer);
    if (pause === 0) this.build();
    else this.timer = setTimeout(() => this.build(), pause);
  }

  private build(): void {
    const changed = [...this.waiting.values()];
    this.waiting.clear();
    this.fireDocumentUpdate(changed, []);
  }
}
