/** The grammar has no cross-references: the core looks names up. So nothing is to be collected, linked or indexed. */
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
