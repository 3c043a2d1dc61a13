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
} from 'langium';
import { HandshakeGeneratedModule, HandshakeGeneratedSharedModule } from './generated/module.js';
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
};

export interface HandshakeServices {
  readonly shared: LangiumSharedCoreServices;
  readonly Handshake: LangiumCoreServices;
}

export function createHandshakeServices(context: DefaultSharedCoreModuleContext = EmptyFileSystem): HandshakeServices {
  const shared = inject(createDefaultSharedCoreModule(context), HandshakeGeneratedSharedModule);
  const Handshake = inject(createDefaultCoreModule({ shared }), HandshakeGeneratedModule, HandshakeModule);
  shared.ServiceRegistry.register(Handshake);
  return { shared, Handshake };
}
