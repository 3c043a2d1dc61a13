/** Which language is spoken, and getting it: a translation is loaded when somebody asks for it, and not before. */
import type { Language } from '../core/views/words/catalogue.js';
import { speak } from '../core/views/words/wording.js';

/** English is always there. */
const TRANSLATIONS: Readonly<Record<string, () => Promise<Language>>> = {
  ko: async () => (await import('./ko/korean.js')).korean,
};

/** What `--lang` takes. */
export const LANGUAGES: readonly [string, ...string[]] = ['en', ...Object.keys(TRANSLATIONS)];

/** The language of a locale, as an editor (`ko-KR`) or an operating system (`ko_KR.UTF-8`) names it; English for any other. */
export function languageOf(locale: string): string {
  const tag = /^[A-Za-z]+/.exec(locale)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(TRANSLATIONS, tag) ? tag : 'en';
}

/** The language of a process: LC_ALL goes before LANG, as POSIX has it; one that is empty counts as not set. */
export const languageIn = ({ LC_ALL, LANG }: Readonly<Record<string, string | undefined>>): string => languageOf(LC_ALL || LANG || '');

/** From now on. */
export async function speakIn(tag: string): Promise<void> {
  speak(await TRANSLATIONS[tag]?.());
}
