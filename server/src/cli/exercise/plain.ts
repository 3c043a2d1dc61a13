/** Text that stays text: in Markdown and in HTML nothing of it is markup. */

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+]/, '\\$&');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Blanks stay as they are. */
export const htmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '\u{fffd}')
    .replace(/[&<>"]/g, (each) => ENTITIES[each] ?? each);
