/** How many columns a text takes where all columns are alike: Hangul, Han, Kana and emoji take two, combining marks none. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Combining marks, and what only formats: alone, they take no column. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7fb]/u;
/** Drawn as a picture, or made one by a variation selector; two of the letters of flags are one flag. */
const EMOJI = /^\p{Emoji_Presentation}|\ufe0f/u;
/** The voicing marks of narrow Kana stand in a column of their own. */
const NARROW_MARKS = /[\uff9e\uff9f]/g;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader takes for one character (a grapheme cluster, Unicode UAX #29): a letter with its marks, a flag, a family of emoji. */
export function* graphemes(text: string): Generator<string> {
  if (NARROW.test(text)) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Columns of one grapheme cluster: 0, 1 or 2 (UAX #11). */
export function widthOf(cluster: string): number {
  const point = cluster.codePointAt(0) ?? 0;
  if (EMOJI.test(cluster)) return 2;
  if (point < 0x300 || (point >= 0x2500 && point < 0x2580)) return 1;
  if (NO_WIDTH.test(cluster)) return 0;
  return eastAsianWidth(point) + (cluster.length > 1 ? (cluster.slice(1).match(NARROW_MARKS)?.length ?? 0) : 0);
}

/** Most texts have nothing but characters of one column: letters, and what lines are drawn with. */
const NARROW = /^[\0-\u02ff\u2500-\u257f]*$/;

export function columns(text: string): number {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const cluster of graphemes(text)) sum += widthOf(cluster);
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
  for (const cluster of graphemes(word)) {
    if (current !== '' && measure(current + cluster) > width) {
      parts.push(current);
      current = '';
    }
    current += cluster;
  }
  return [...parts, current];
}
