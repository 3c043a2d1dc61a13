/** One shared parser: all that it caches is keyed by text, and making one takes a good part of the start-up time. */
import type { LangiumCoreServices } from 'langium';
import { Parser } from './parser/parse.js';
import { createHandshakeServices } from './services.js';

let services: LangiumCoreServices | undefined;
let shared: Parser | undefined;

export function sharedServices(): LangiumCoreServices {
  services ??= createHandshakeServices().Handshake;
  return services;
}

export function sharedParser(): Parser {
  shared ??= new Parser(sharedServices());
  return shared;
}
