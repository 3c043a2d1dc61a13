/** The documents that an editor has open, for views outside the editor. */
import type { LanguageTag, Problem, Trace } from '../core/index.js';

export interface LiveDocument {
  readonly uri: string;
  /** The one that it says of itself. */
  readonly language?: LanguageTag;
  readonly text: string;
  readonly exchanges: readonly LiveExchange[];
  readonly problems: readonly Problem[];
}

export interface LiveExchange {
  readonly trace: Trace;
  /** It is worked on as an exercise. */
  readonly hidesStates: boolean;
}

export interface LiveDocuments {
  /** The most recently checked one first. */
  readonly all: () => readonly LiveDocument[];
  /** Calls `listener` after each check, and when a document is closed. Returns how to unsubscribe. */
  readonly follow: (listener: () => void) => () => void;
  /** Shows the user a message. */
  readonly tell: (text: string) => void;
}
