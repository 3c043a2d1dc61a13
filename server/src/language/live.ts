/** What an editor has open, for whoever draws it elsewhere. */
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
  /** What was checked last comes first. */
  readonly all: () => readonly LiveDocument[];
  /** Calls `listener` after each check, and when a document is closed. Gives the way to end that. */
  readonly follow: (listener: () => void) => () => void;
  /** Says something to the person in front of the editor. */
  readonly tell: (text: string) => void;
}
