/** One parser for all, as all that it keeps is found again from texts. To make one takes a good part of the time of a start. */
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
