/**
 * The user's language: one for the whole program, as a process has one locale, so that no function has to pass it on.
 * Entry points choose it before they answer (`translations/choose.ts`).
 */
import type { Clause, Sentence } from '../../problem/clause.js';
import type { Catalogue, Language } from './catalogue.js';
import { english } from './english.js';
import { ownText } from './own-texts.js';

const ENGLISH: Language = { tag: 'en', catalogue: english, texts: new Map() };

let spoken = ENGLISH;

/** The loaded ones: a sentence cannot wait until its language is loaded. */
const known = new Map<string, Language>([[ENGLISH.tag, ENGLISH]]);

export const learn = (language: Language): void => void known.set(language.tag, language);

/** `act` in the language of a document that says one, where it is loaded (`translations/choose.ts`); else as before. `act` must not wait. */
export function speakingAs<T>(tag: string | undefined, act: () => T): T {
  const language = tag === undefined ? undefined : known.get(tag);
  return language === undefined ? act() : speaking(language, act);
}

/** The same for what is made one by one, whenever somebody asks for the next. */
export function* eachSpeakingAs<T>(tag: string | undefined, all: Iterable<T>): Generator<T, void> {
  const one = all[Symbol.iterator]();
  for (let next = speakingAs(tag, () => one.next()); next.done !== true; next = speakingAs(tag, () => one.next())) yield next.value;
}

/** The same, where others wait for `act`: nothing else may speak meanwhile. */
export async function speakingAlone<T>(tag: string | undefined, act: () => Promise<T>): Promise<T> {
  const before = spoken;
  spoken = known.get(tag ?? '') ?? spoken;
  try {
    return await act();
  } finally {
    spoken = before;
  }
}

/** From now on; without a language, English. */
export function speak(language: Language = ENGLISH): void {
  spoken = language;
}

/** `act` in another language, and back. `act` must not wait. */
export function speaking<T>(language: Language, act: () => T): T {
  const before = spoken;
  spoken = language;
  try {
    return act();
  } finally {
    spoken = before;
  }
}

/** `ko`. */
export const spokenTag = (): string => spoken.tag;

/** The sentences of the user's language. */
export const wording = (): Catalogue => spoken.catalogue;

/** A text of a protocol's document in that language; itself, where nobody has translated it. */
export const textIn = (text: string): string => spoken.texts.get(text) ?? ownText(spoken.tag, text) ?? text;

/** Whether what is shipped translates a text. */
export const isTranslated = (text: string): boolean => spoken.texts.has(text);

export const tell = (sentence: Sentence): string => (isClause(sentence) ? spoken.catalogue.clause(inOwnWords(sentence)) : textIn(sentence));

/** What a clause quotes of a protocol's document. */
const inOwnWords = (clause: Clause): Clause => ('what' in clause ? { ...clause, what: textIn(clause.what) } : clause);

export const isClause = (value: unknown): value is Clause => typeof value === 'object' && value !== null && 'clause' in value;
