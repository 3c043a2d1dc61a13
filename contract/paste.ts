/** Text of another tool or note, pasted as an exchange: the client has the clipboard, the server reads it. */
import type { TextRange } from './exercises.js';

/** client → server: nothing where the text has no message. */
export const pasteRequest = 'handshake/paste';

export interface PasteParams {
  readonly text: string;
  /** Where it is pasted; a document of its own without it. */
  readonly into?: { readonly uri: string; readonly selection: TextRange };
}

export interface PastedExchange {
  readonly text: string;
  /** Which part of the document it takes the place of; absent where it becomes a document of its own. */
  readonly range?: TextRange;
}
