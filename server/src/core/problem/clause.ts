/** A clause within a problem, as facts: what the checker itself has to say where a text of the protocol's document could stand as well. */
export type Clause =
  /** Why there is no such name. */
  | { readonly clause: 'sent-later' | 'stands-alone' }
  /** Why a value is the right one. */
  | { readonly clause: 'asked-by-call' | 'answers-with-number' | 'answers-with-value' | 'of-session' }
  /** What may be written. */
  | { readonly clause: 'ranges' | 'zero-or-one' | 'any-number' }
  | { readonly clause: 'number-up-to'; readonly most: number }
  | { readonly clause: 'time-from'; readonly from: string }
  /** A row that is taken before another one. */
  | { readonly clause: 'comes-before'; readonly what: string }
  /** Where the protocol says so. */
  | { readonly clause: 'rule' }
  /** What is chosen on a way through an exchange, where its author gives it no title. */
  | { readonly clause: 'branch'; readonly number: number }
  | { readonly clause: 'optional-part' }
  | { readonly clause: 'without-part'; readonly part?: string }
  /** The way to where a property fails can be read there. */
  | { readonly clause: 'way-there'; readonly steps: number }
  /** Where a number comes from. */
  | { readonly clause: 'became'; readonly what: string; readonly host: string; readonly value: string };

/** Or a text: a protocol's document has it, or the author. */
export type Sentence = Clause | string;

/** The same facts, when every clause has been said. */
export type Told<F> = { readonly [K in keyof F]: Exclude<F[K], Clause> };
