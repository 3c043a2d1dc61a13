/** An exchange as it is declared in a document. */
import type { Exchange, Name, Sentence } from '../../core/index.js';

/** An exchange and what its head names. */
export interface DeclaredExchange {
  readonly exchange: Exchange;
  readonly using?: Name;
  readonly after?: Name;
  /** It is a part of an exercise: no other exchange can name it. */
  readonly part?: 'given' | 'solution' | 'way' | 'verified';
  /** What is chosen on this way through the exchange. */
  readonly way?: readonly Sentence[];
}
