/**
 * Builds documents and publishes the results: in the one step that a build runs exactly once for each version, so that nothing that interrupts a build can lose or repeat a publication.
 */
import { DefaultDocumentBuilder, DocumentState, delayNextTick, isOperationCancelled, type LangiumDocument, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken } from 'vscode-languageserver';
import { loadLanguagesIn } from '../translations/choose.js';
import { isElsewhere } from './client-files.js';
import type { Costs } from './costs.js';
import type { IdleTime } from './quiet.js';
import { Waiting } from './waiting.js';

export interface Publisher {
  readonly publish: (document: LangiumDocument) => void;
  /** Does what was found in the document rest on one of these? */
  readonly restsOn: (document: LangiumDocument, changed: ChangedAddresses) => boolean;
}

export type ChangedAddresses = Pick<ReadonlySet<string>, 'has'>;

export class PublishingBuilder extends DefaultDocumentBuilder {
  private readonly waiting = new Waiting();
  /** Files and folders that have gone away: most were not open, and the framework does not know them. */
  private gone: readonly string[] = [];
  /** What was opened or changed last. */
  private touched = '';
  private touches = 0;
  /** Schedules a build of a document, unless one is due anyway. */
  rebuild: (uri: URI) => void = () => {};

  constructor(
    services: LangiumSharedServices,
    private readonly publisher: Publisher,
    private readonly costs: Costs,
    private readonly quiet: Pick<IdleTime, 'during'>,
  ) {
    super(services);
  }

  /** From now on whoever asks about the document waits for its next build. */
  invalidate(uri: URI): void {
    this.touched = uri.toString();
    this.touches++;
    const document = this.langiumDocuments.getDocument(uri);
    if (document === undefined) return;
    this.resetToState(document, DocumentState.Changed);
  }

  override update(changed: URI[], deleted: URI[], token?: CancellationToken): Promise<void> {
    return this.quiet.during(() => this.updated(changed, deleted, token));
  }

  private async updated(changed: URI[], deleted: URI[], token?: CancellationToken): Promise<void> {
    try {
      await this.readAll();
      this.gone = deleted.map((uri) => uri.toString());
      for (const uri of changed) await loadLanguagesIn(this.textDocuments?.get(uri)?.getText() ?? '');
      await super.update([...changed.filter((uri) => !this.isBuilt(uri)), ...this.stillOpen()], deleted, token);
      this.waiting.built();
    } catch (error) {
      // whoever cancels a build schedules the next one
      if (isOperationCancelled(error)) this.waiting.look();
      else this.waiting.failed(error);
      throw error;
    }
  }

  /** One message is read at each tick, and a build lets one through in ten milliseconds: a key would stand behind all that was opened before it. */
  private async readAll(): Promise<void> {
    for (let before = -1; before !== this.touches; ) {
      before = this.touches;
      await delayNextTick();
    }
  }

  /** A build that was under way when the text changed may have read the new one already. */
  private isBuilt(uri: URI): boolean {
    const document = this.langiumDocuments.getDocument(uri);
    const open = this.textDocuments?.get(uri);
    return open !== undefined && document?.state === DocumentState.Validated && document.textDocument === open;
  }

  /** The newest text that was there when the request came, or a newer one. */
  protected override async awaitDocumentState(state: DocumentState, uri: URI, token: CancellationToken): Promise<URI> {
    const open = () => this.textDocuments?.get(uri);
    const version = open()?.version ?? 0;
    const isReady = (): boolean => {
      const document = this.langiumDocuments.getDocument(uri);
      if (document === undefined || document.state < state) return false;
      const text = open();
      return text === undefined || document.textDocument === text || document.textDocument.version >= version;
    };
    const isLost = (): boolean => open() === undefined && this.langiumDocuments.getDocument(uri) === undefined;
    if (open() === undefined && !isReady() && !isElsewhere(uri)) await this.readFile(uri);
    await this.waiting.until({ isReady, isLost, again: () => this.again(uri) }, token);
    return uri;
  }

  /** Nobody builds a document that is not open, before somebody asks about it. */
  private async readFile(uri: URI): Promise<void> {
    try {
      await this.langiumDocuments.getOrCreateDocument(uri);
      this.rebuild(uri);
    } catch {
      // there is no such file: whoever waits for it is told
    }
  }

  protected override awaitBuilderState(state: DocumentState, token: CancellationToken): Promise<void> {
    return this.waiting.until({ isReady: () => this.currentState >= state, isLost: () => false, again: () => true }, token);
  }

  private again(uri: URI): boolean {
    this.rebuild(uri);
    return true;
  }

  protected override async notifyDocumentPhase(document: LangiumDocument, state: DocumentState, token: CancellationToken): Promise<void> {
    this.waiting.look();
    await super.notifyDocumentPhase(document, state, token);
  }

  /** Leaves `document.diagnostics` alone: the framework would publish them once more, without a version. */
  protected override async validate(document: LangiumDocument): Promise<void> {
    this.costs.measured(document.uri, 'check', () => this.publisher.publish(document));
  }

  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    return (
      this.publisher.restsOn(document, { has: (address) => changed.has(address) || this.isGone(address) }) ||
      super.shouldRelink(document, changed)
    );
  }

  private isGone(address: string): boolean {
    return this.gone.some((each) => address === each || address.startsWith(`${each}/`));
  }

  /** What an editor shows stays, though its folder has gone. */
  private stillOpen(): readonly URI[] {
    if (this.gone.length === 0) return [];
    const open = this.langiumDocuments.all.filter(({ uri }) => this.isGone(uri.toString()) && this.textDocuments?.get(uri) !== undefined);
    return open.map(({ uri }) => uri).toArray();
  }

  /** Whoever types waits for what is typed: it goes before all that rests on it, and what is open before the rest. */
  protected override sortDocuments(documents: LangiumDocument[]): LangiumDocument[] {
    const rank = ({ uri, state }: LangiumDocument): number => {
      if (this.textDocuments?.get(uri) === undefined) return 3;
      if (uri.toString() === this.touched) return 0;
      return state === DocumentState.Changed ? 1 : 2;
    };
    return documents
      .map((document) => ({ document, rank: rank(document) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ document }) => document);
  }

  protected override cleanUpDeleted(document: LangiumDocument): void {
    super.cleanUpDeleted(document);
    this.costs.forget(document.uri);
  }
}
