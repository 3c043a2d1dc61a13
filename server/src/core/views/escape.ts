/**
 * The one place where text becomes Mermaid source. Whatever an author wrote stays text: no statement, directive, markup,
 * formula or entity can come out of it. Knows nothing of what is drawn.
 */

/** Each of these ends a statement, opens a directive, markup or a formula, or is one of the signs by which Mermaid hides entities from itself. */
const special = /_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|[#;<>&"'%$\\{}[\]():`*~|@^=+,\uFB02\u00B6-]/gu;

/** Control characters, line and paragraph separators, marks that turn the direction of what follows, halves of surrogate pairs. */
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Harmless within a message, a note or a name, and what people read most: these stay, as a renderer that wraps would show pieces of their codes. */
const plain = /[+=()[\],'|^:.@~-]/;

/** Here Mermaid would read a setting of its own, or a comment. */
const setting = /^:?(?:no)?wrap:|%%/;

const code = (character: string): string => `#${character.charCodeAt(0)};`;

const oneLine = (text: string): string => text.replace(invisible, ' ').trim();

/** For the text of a message, a note, a heading. Never empty: Mermaid wants one. */
export const mermaidText = (text: string): string => softly(oneLine(text)) || '#8203;';

const softly = (line: string): string => line.replace(special, (c) => (plain.test(c) && !(c === ':' && setting.test(line)) ? c : code(c)));

/** For the title and what goes with it: older readers take a code at the very beginning for a comment, so that nothing of any width stands before it. */
export const mermaidTitle = (text: string): string => mermaidText(text).replace(/^#/, '\u200b#');

/** As `mermaidText`, keeping the author's line breaks. */
export const mermaidLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r]/)
    .map(mermaidText)
    .join('<br/>');

/** For the label of a participant. */
export const mermaidLabel = (text: string): string => softly(oneLine(text)) || '#8203;';

/** For the name of a state and the label of a way, where Mermaid reads more signs. */
export const mermaidState = (text: string): string =>
  oneLine(text).replace(special, (c) => (/[+=(),'.]/.test(c) ? c : code(c))) || '#8203;';
