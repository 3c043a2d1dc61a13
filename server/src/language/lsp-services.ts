/** The language's services with an editor's: a connection, open documents, and the features that lsp/ puts in. */
import { inject, type Module } from 'langium';
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

export interface HandshakeLspServices {
  readonly shared: LangiumSharedServices;
  readonly Handshake: LangiumServices;
}

export function createHandshakeLspServices(
  context: DefaultSharedModuleContext,
  sharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {},
  module: Module<LangiumServices, PartialLangiumServices> = {},
): HandshakeLspServices {
  const shared = inject(createDefaultSharedModule(context), HandshakeGeneratedSharedModule, sharedModule);
  const Handshake = inject(createDefaultModule({ shared }), HandshakeGeneratedModule, HandshakeModule, module);
  shared.ServiceRegistry.register(Handshake);
  return { shared, Handshake };
}
