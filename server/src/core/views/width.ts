/** How many columns a text takes where all columns are alike: Hangul, Han, Kana and emoji take two, combining marks none. */

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
  if (point < 0x300 || (point >= 0x2500 && point < 0x2580)) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.some(([from, to]) => from <= point && point <= to) || EMOJI.test(character) ? 2 : 1;
}

/** Most texts have nothing but characters of one column: letters, and what lines are drawn with. */
const NARROW = /^[\0-\u02ff\u2500-\u257f]*$/;

export function columns(text: string): number {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += widthOf(character);
  return sum;
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** At blanks into lines of at most `width`, as `measure` counts; a word that is wider is broken. Keeps line breaks. */
export function wrapped(text: string, width: number, measure: (text: string) => number = columns): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((line) => wrappedLine(line.trim(), width, measure));
}

function wrappedLine(line: string, width: number, measure: (text: string) => number): readonly string[] {
  const words = line.split(/\s+/);
  const whole = words.join(' ');
  if (measure(whole) <= width) return [whole];
  const lines: string[] = [];
  let current = '';
  for (const word of words.flatMap((each) => pieces(each, width, measure))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && measure(longer) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function pieces(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let current = '';
  for (const character of word) {
    if (current !== '' && measure(current + character) > width) {
      parts.push(current);
      current = '';
    }
    current += character;
  }
  return [...parts, current];
}
