/** The language's services with an editor's: a connection, open documents, and the features that lsp/ puts in. */
import { inject, LangiumCompletionParser, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import { HandshakeGeneratedModule, HandshakeGeneratedSharedModule } from './generated/module.js';
import { HandshakeModule } from './services.js';
import { sharedServices } from './shared-parser.js';

export interface HandshakeLspServices {
  readonly shared: LangiumSharedServices;
  readonly Handshake: LangiumServices;
}

/** We parse and complete documents ourselves, so the framework need not build its own parsers at start-up. */
const OneParser: Module<LangiumServices, PartialLangiumServices> = {
  parser: {
    Lexer: () => sharedServices().parser.Lexer,
    LangiumParser: () => sharedServices().parser.LangiumParser,
    CompletionParser: (services) => new LangiumCompletionParser(services),
  },
};

export function createHandshakeLspServices(
  context: DefaultSharedModuleContext,
  sharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {},
  module: Module<LangiumServices, PartialLangiumServices> = {},
): HandshakeLspServices {
  const shared = inject(createDefaultSharedModule(context), HandshakeGeneratedSharedModule, sharedModule);
  const Handshake = inject(createDefaultModule({ shared }), HandshakeGeneratedModule, HandshakeModule, OneParser, module);
  shared.ServiceRegistry.register(Handshake);
  return { shared, Handshake };
}
