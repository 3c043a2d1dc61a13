/** What a language has to say at the command line: one without a sentence does not compile. */
import type { english } from './english.js';

type SentenceForm<T> = T extends (...given: infer A) => string
  ? (...given: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: SentenceForm<T[K]> };

export type CommandLine = SentenceForm<typeof english>;
