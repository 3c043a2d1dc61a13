/** The sentences of a language: the English ones define the type, so that a translation that lacks one does not compile. */
import type { english } from './english.js';

/** A sentence is a text or a function of facts; what it returns in English is one text among others. */
type Form<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Form<T[K]> };

export type Catalogue = Form<typeof english>;

export interface Language {
  /** What `--lang` names: `en`, `ko`. */
  readonly tag: string;
  readonly catalogue: Catalogue;
  /** Texts of the shipped protocols, by their English: what a state is, why a segment is dropped. */
  readonly texts: ReadonlyMap<string, string>;
}
