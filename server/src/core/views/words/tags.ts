/** Languages that people can read: what `language` and `--lang` take. English is the first, and stands in for any other. */
export const LANGUAGE_TAGS = ['en', 'ko'] as const;

export type LanguageTag = (typeof LANGUAGE_TAGS)[number];
