/** Captures that are in memory already, as a document in one go: for editors. */
import { Captured, mostCaptures } from './captured.js';
import { Conversations } from './conversation.js';
import { chosen, heading, type ImportOptions, writeExchange } from './import.js';

export interface CaptureBytes {
  /** For the first line of the document. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Document {
  readonly text: string;
  /** What could not be read, a sentence each; also in the text. */
  readonly warnings: readonly string[];
  readonly connections: number;
}

/** One capture, or two of both ends; more are left out. A file that is no capture gives a warning and no connections. */
export const documentOf = (captures: readonly CaptureBytes[], options: ImportOptions = {}): Document => {
  const captured = new Captured();
  const used = captures.slice(0, mostCaptures);
  const warnings = used.flatMap(({ name, bytes }) => {
    const reader = captured.reader();
    reader.push(bytes);
    const trouble = reader.end();
    return trouble === undefined ? [] : [`${name}: ${trouble}`];
  });
  const conversations = new Conversations(captured);
  const parts = [
    heading(
      captured,
      used.map(({ name }) => name),
      warnings,
    ),
  ];
  for (const conversation of chosen(conversations, options)) {
    parts.push('\n');
    writeExchange(conversations, conversation, options, (text) => parts.push(text));
  }
  return { text: parts.join(''), warnings, connections: conversations.all.length };
};
