/** What is said of a table of translations beside one's own protocol. */
const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ');

export const ownTable = {
  none: () => 'A translation is a table in JSON: { "text": "its translation" }',
  noTranslation: (text: string) => `'${text}' has no translation: it takes a text in quotes.`,
  stale: (text: string) => `The protocol has no text '${text}': its translation is never used.`,
  missing: (texts: readonly string[]) =>
    `${texts.length} ${texts.length === 1 ? 'text' : 'texts'} of the protocol not translated: ${quoted(texts)}.`,
  /** @param file the name of the table */
  missingHere: (file: string) => `This text has no translation in ${file}. It is told as it is.`,
};
