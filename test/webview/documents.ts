/** Pictures of real documents, made as the server makes them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MachinePicture, Picture, PictureParams } from '../../contract/messages.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { libraryText } from '../../server/src/language/analysis/library.js';
import { machinePicture } from '../../server/src/lsp/picture/machine.js';
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

export function machineOfText(text: string): MachinePicture {
  const machine = analyse(text, { source: 'x', read: () => undefined }).exchanges[0]?.machine;
  if (!machine) throw new Error('There is no exchange in this text.');
  return machinePicture(machine, ({ source, span }) => {
    const line = (libraryText(source) ?? '').slice(0, span.start).split('\n').length - 1;
    return { uri: source, line, character: 0 };
  });
}

/** A long talk between two hosts that know each other. */
export function longText(messages: number): string {
  const hosts = ['A', 'B'].map((host) => `host ${host} in ESTABLISHED with snd_nxt=1, rcv_nxt=1`);
  const lines = Array.from({ length: messages }, (_, index) => {
    const seq = 1 + 10 * Math.ceil(index / 2);
    return index % 2 === 0 ? `A -> B : ACK seq=${seq} ack=1 len=10` : `B -> A : ACK seq=1 ack=${seq}`;
  });
  return [...hosts, ...lines, ''].join('\n');
}
