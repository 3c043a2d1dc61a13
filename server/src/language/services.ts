/** The language's services, without an editor; lsp-services.ts adds the editor's. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DefaultSharedCoreModuleContext,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from 'langium';
import { HandshakeGeneratedModule, HandshakeGeneratedSharedModule } from './generated/module.js';
import { NoLinker, NoReferences, NoScopes } from './no-references.js';
import { HandshakeLexer } from './parser/lexer.js';
import { createHandshakeParser } from './parser/recovery.js';
import { HandshakeTokenBuilder } from './parser/tokens.js';
import { HandshakeValueConverter } from './parser/values.js';

export const HandshakeModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    TokenBuilder: () => new HandshakeTokenBuilder(),
    Lexer: (services) => new HandshakeLexer(services),
    LangiumParser: (services) => createHandshakeParser(services),
    ValueConverter: () => new HandshakeValueConverter(),
  },
  references: {
    ScopeComputation: () => new NoScopes(),
    Linker: (services) => new NoLinker(services),
  },
  workspace: {
    ReferenceDescriptionProvider: (services) => new NoReferences(services),
  },
};

export interface HandshakeServices {
  readonly shared: LangiumSharedCoreServices;
  readonly Handshake: LangiumCoreServices;
}

/** The last two modules let callers override services. */
export function createHandshakeServices(
  context: DefaultSharedCoreModuleContext = EmptyFileSystem,
  sharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {},
  module: Module<LangiumCoreServices, PartialLangiumCoreServices> = {},
): HandshakeServices {
  const shared = inject(createDefaultSharedCoreModule(context), HandshakeGeneratedSharedModule, sharedModule);
  const Handshake = inject(createDefaultCoreModule({ shared }), HandshakeGeneratedModule, HandshakeModule, module);
  shared.ServiceRegistry.register(Handshake);
  return { shared, Handshake };
}
