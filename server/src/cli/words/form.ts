/** The command line's sentences in a language: a translation that lacks one does not compile. */
import type { english } from './english.js';

type SentenceForm<T> = T extends (...given: infer A) => string
  ? (...given: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: SentenceForm<T[K]> };

export type CommandLine = SentenceForm<typeof english>;
