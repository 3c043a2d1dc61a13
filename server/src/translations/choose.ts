/** Which language is spoken, and getting it: a translation is loaded when somebody asks for it, and not before. */
import { LANGUAGE_TAGS, type Language, type LanguageTag, learn, speak } from '../core/index.js';

/** English is always there. */
const TRANSLATIONS: Readonly<Record<Exclude<LanguageTag, 'en'>, () => Promise<Language>>> = {
  ko: async () => (await import('./ko/korean.js')).korean,
};

const tagIn = (text: string): LanguageTag | undefined => LANGUAGE_TAGS.find((tag) => tag === text);

/** The language of a locale, as an editor (`ko-KR`) or an operating system (`ko_KR.UTF-8`) names it; English for any other. */
export const languageOf = (locale: string): LanguageTag => tagIn(/^[A-Za-z]+/.exec(locale)?.[0].toLowerCase() ?? '') ?? 'en';

/** The language of a process: LC_ALL goes before LANG, as POSIX has it; one that is empty counts as not set. */
export const languageIn = ({ LC_ALL, LANG }: Readonly<Record<string, string | undefined>>): LanguageTag => languageOf(LC_ALL || LANG || '');

/** From now on. */
export async function speakIn(tag: LanguageTag): Promise<void> {
  speak(await load(tag));
}

async function load(tag: LanguageTag): Promise<Language | undefined> {
  if (tag === 'en') return undefined;
  const language = await TRANSLATIONS[tag]();
  learn(language);
  return language;
}

/** All of them: where it is not known yet which ones documents speak. */
export async function loadLanguages(): Promise<void> {
  for (const tag of LANGUAGE_TAGS) await load(tag);
}

/** What a document says of its language (`language ko`) must be there before it is analysed; a mention is enough. */
export async function loadLanguagesIn(text: string): Promise<void> {
  for (const [, word = ''] of text.matchAll(/\blanguage[ \t]+([a-z]+)/g)) {
    const tag = tagIn(word);
    if (tag !== undefined) await load(tag);
  }
}
