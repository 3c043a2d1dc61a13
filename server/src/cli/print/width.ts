/** How many columns a text takes on a terminal: Hangul, Han, Kana and emoji take two, combining marks none. */

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];
/** Combining marks, what only formats, and the vowels and finals that a Hangul initial takes into its own square. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7fb]/u;
const EMOJI = /\p{Emoji_Presentation}/u;

export function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.some(([from, to]) => from <= point && point <= to) || EMOJI.test(character) ? 2 : 1;
}

export const columns = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** Control characters, and marks that turn the writing direction. */
const INVISIBLE = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** As signs that are seen: a document must not write to the terminal itself. */
export const visible = (text: string): string =>
  text.replace(INVISIBLE, (character) => (character < ' ' ? String.fromCodePoint(0x2400 + character.charCodeAt(0)) : '\u{fffd}'));
