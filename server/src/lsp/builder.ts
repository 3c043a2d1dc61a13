/**
 * Builds documents and publishes what was found: in the one step that a build does exactly once for each version,
 * so that nothing that interrupts a build can lose or repeat a publication.
 */
import { DefaultDocumentBuilder, DocumentState, type LangiumDocument, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Costs } from './costs.js';

export interface Publisher {
  readonly publish: (document: LangiumDocument) => void;
  /** Does what was found in the document rest on one of these? */
  readonly restsOn: (document: LangiumDocument, changed: ReadonlySet<string>) => boolean;
}

export class PublishingBuilder extends DefaultDocumentBuilder {
  constructor(
    services: LangiumSharedServices,
    private readonly publisher: Publisher,
    private readonly costs: Costs,
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

  /** Leaves `document.diagnostics` alone: the framework would publish them once more, without a version. */
  protected override async validate(document: LangiumDocument): Promise<void> {
    this.costs.measured(document.uri, 'check', () => this.publisher.publish(document));
  }

  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    return this.publisher.restsOn(document, changed) || super.shouldRelink(document, changed);
  }

  protected override cleanUpDeleted(document: LangiumDocument): void {
    super.cleanUpDeleted(document);
    this.costs.forget(document.uri);
  }
}
