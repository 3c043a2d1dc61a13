/** How wide a text is in a proportional typeface: the widths that the common ones share, in thousandths of the size. */
import { graphemes, widthOf } from '../width.js';

/** From U+0020 to U+007E, in the order of the code points. */
const LATIN = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Typefaces differ: a little room to spare. */
const SPARE = 1.06;
const BOLD = 1.08;
/** For characters that are not in the list, by the columns that they take. */
const OTHERS = [0, 620, 1000];

const thousandths = (cluster: string): number => LATIN[(cluster.codePointAt(0) ?? 0) - 0x20] ?? OTHERS[Math.min(2, widthOf(cluster))] ?? 0;

export interface TypeFace {
  readonly size: number;
  readonly bold?: boolean;
}

export const textWidth = (text: string, { size, bold = false }: TypeFace): number => widthIn(text, size, bold);

export const widthIn = (text: string, size: number, bold: boolean): number => (units(text) / 1000) * size * SPARE * (bold ? BOLD : 1);

/** Thousandths of the size. Every text of a picture is measured: code units as long as they are in the list. */
function units(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const known = LATIN[text.charCodeAt(index) - 0x20];
    if (known === undefined) return unitsOfAny(text);
    sum += known;
  }
  return sum;
}

function unitsOfAny(text: string): number {
  let sum = 0;
  for (const cluster of graphemes(text)) sum += thousandths(cluster);
  return sum;
}
