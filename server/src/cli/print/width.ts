/** Widths on a terminal, and texts that cannot write to it by themselves. */
export { columns, padEnd } from '../../core/index.js';

/** Control characters, and marks that turn the writing direction. */
const INVISIBLE = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** As signs that are seen: a document must not write to the terminal itself. */
export const visible = (text: string): string =>
  text.replace(INVISIBLE, (character) => (character < ' ' ? String.fromCodePoint(0x2400 + character.charCodeAt(0)) : '\u{fffd}'));
