/** Pictures of real documents, made as the server makes them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Picture, PictureParams } from '../../contract/messages.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { pictureOf } from '../../server/src/lsp/picture/picture.js';

const examples = path.resolve(import.meta.dirname, '../../examples');

export const exampleText = (name: string): string => readFileSync(path.join(examples, name), 'utf8');

export const pictureOfExample = (name: string, params: Partial<PictureParams> = {}): Picture => pictureOfText(exampleText(name), params);

export function pictureOfText(text: string, params: Partial<PictureParams> = {}, version = 1): Picture {
  const uri = 'file:///exchange.hsk';
  const document = TextDocument.create(uri, 'handshake', version, text);
  const { problems, exchanges } = analyse(text, { source: uri, read: () => undefined });
  const drawable = {
    document,
    problems,
    exchanges: exchanges.map(({ trace }, index) => ({ trace, before: exchanges.slice(0, index).map((one) => one.trace) })),
  };
  return pictureOf(drawable, { uri, ...params }, (place) => ({ uri: place.source, line: place.span.start, character: 0 }));
}
