/** The sentences of the command line in the language of the terminal, which is chosen before anything is said (`lang.ts`). */
import type { LanguageTag } from '../../core/index.js';
import { english } from './english.js';
import type { CommandLine } from './form.js';

const TRANSLATIONS: Readonly<Record<Exclude<LanguageTag, 'en'>, () => Promise<CommandLine>>> = {
  ko: async () => (await import('./korean.js')).korean,
};

let spoken: CommandLine = english;

export async function sayIn(tag: LanguageTag): Promise<void> {
  spoken = tag === 'en' ? english : await TRANSLATIONS[tag]();
}

export const said = (): CommandLine => spoken;
