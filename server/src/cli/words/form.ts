/** What a language has to say at the command line: one without a sentence does not compile. */
import type { english } from './english.js';

type Form<T> = T extends (...given: infer A) => string
  ? (...given: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Form<T[K]> };

export type CommandLine = Form<typeof english>;
