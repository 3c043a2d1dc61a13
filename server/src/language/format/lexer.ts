/** The language's own lexer, for what needs no grammar. */
import type { Lexer } from 'langium';
import { createHandshakeServices } from '../services.js';

let shared: Lexer | undefined;

export function libraryLexer(): Lexer {
  shared ??= createHandshakeServices().Handshake.parser.Lexer;
  return shared;
}
