/** One parser for all, as all that it keeps is found again from texts. */
import { Parser } from './parser/parse.js';
import { createHandshakeServices } from './services.js';

let shared: Parser | undefined;

export function sharedParser(): Parser {
  shared ??= new Parser(createHandshakeServices().Handshake);
  return shared;
}
