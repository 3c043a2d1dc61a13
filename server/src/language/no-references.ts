/** The grammar has no cross-references, as the core resolves names: there is nothing to collect, link or index. */
import {
  type AstNodeDescription,
  DefaultLinker,
  DefaultReferenceDescriptionProvider,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  type ReferenceDescription,
  type ScopeComputation,
} from 'langium';

export class NoScopes implements ScopeComputation {
  async collectExportedSymbols(): Promise<AstNodeDescription[]> {
    return [];
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}

export class NoLinker extends DefaultLinker {
  override async link(_document: LangiumDocument): Promise<void> {}
}

export class NoReferences extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(): Promise<ReferenceDescription[]> {
    return [];
  }
}
