/** What is written in quotes, except for the value of a field or a variable, stands in the author's language. */
const QUOTED = /((?:= ?)?)"([^"\n]+)"/g;

export const wordsReplaced = (text: string, replaced: (words: string) => string): string =>
  text.replace(QUOTED, (written, equals: string, words: string) => (equals === '' ? `"${replaced(words)}"` : written));

export const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(QUOTED)].flatMap(([, equals, words = '']) => (equals === '' ? [words] : []));
