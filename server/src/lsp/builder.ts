/**
 * Builds documents and publishes what was found: in the one step that a build does exactly once for each version,
 * so that nothing that interrupts a build can lose or repeat a publication.
 */
import { DefaultDocumentBuilder, DocumentState, type LangiumDocument, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

export interface Publisher {
  readonly publish: (document: LangiumDocument) => void;
  readonly withdraw: (uri: URI) => void;
  /** Does what was found in the document rest on one of these? */
  readonly dependsOn: (document: LangiumDocument, changed: ReadonlySet<string>) => boolean;
}

export class PublishingBuilder extends DefaultDocumentBuilder {
  private readonly costs = new Map<string, number>();

  constructor(
    services: LangiumSharedServices,
    private readonly publisher: Publisher,
  ) {
    super(services);
  }

  /** From now on whoever asks about the document waits for its next build. */
  invalidate(uri: URI): void {
    const document = this.langiumDocuments.getDocument(uri);
    if (document === undefined) return;
    this.resetToState(document, DocumentState.Changed);
    this.currentState = DocumentState.Changed;
  }

  /** Milliseconds for which the last build of the document let nothing else happen; 0 if there was none. */
  costOf(uri: URI): number {
    return this.costs.get(uri.toString()) ?? 0;
  }

  measured<T>(uri: URI, part: 'parse' | 'check', result: () => T): T {
    const start = performance.now();
    const value = result();
    const before = part === 'parse' ? 0 : this.costOf(uri);
    this.costs.set(uri.toString(), before + performance.now() - start);
    return value;
  }

  protected override async validate(document: LangiumDocument): Promise<void> {
    this.measured(document.uri, 'check', () => this.publisher.publish(document));
    document.diagnostics = [];
  }

  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    return this.publisher.dependsOn(document, changed) || super.shouldRelink(document, changed);
  }

  protected override cleanUpDeleted(document: LangiumDocument): void {
    super.cleanUpDeleted(document);
    this.costs.delete(document.uri.toString());
    this.publisher.withdraw(document.uri);
  }
}
