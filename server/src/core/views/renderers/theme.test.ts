/** WCAG 2.2: text 4.5 : 1 (§1.4.3), marks 3 : 1 (§1.4.11). */
import { expect, it } from 'vitest';
import { contrastOf } from './colour.js';
import { type Theme, type ThemeName, themeOf, themes } from './theme.js';

/** What is drawn on what. */
const texts = ({ ink, faint, wrong, halo, head, band, bandInk, note, noteInk, blank, onWrong, tones }: Theme) => [
  ...[halo, head, band, blank].map((ground) => ['ink', ink, ground]),
  ...[halo, band].map((ground) => ['faint', faint, ground]),
  ...[halo, band].map((ground) => ['wrong', wrong, ground]),
  ['bandInk', bandInk, band],
  ['noteInk', noteInk, note],
  ['onWrong', onWrong, wrong],
  ...tones.map(({ ink, fill }, index) => [`tone ${index}`, ink, fill]),
];

const marks = ({ line, noteRim, halo, band, head, tones }: Theme) => [
  ...[halo, band, head].map((ground) => ['line', line, ground]),
  ['noteRim', noteRim, halo],
  ...tones.map(({ rim }, index) => [`rim ${index}`, rim, halo]),
];

const below = (least: number, pairs: readonly (readonly string[])[]): readonly string[] =>
  pairs.flatMap(([name = '', ink = '', ground = '']) => {
    const ratio = contrastOf(ink, ground);
    return ratio < least ? [`${name}: ${ink} on ${ground} is ${ratio.toFixed(2)}`] : [];
  });

it.each(themes)('everything can be read by %s', (name: ThemeName) => {
  expect(below(4.5, texts(themeOf(name)))).toEqual([]);
  expect(below(3, marks(themeOf(name)))).toEqual([]);
});

it.each([
  ['#000000', '#ffffff', 21],
  ['#767676', '#ffffff', 4.54],
])('the contrast of %s and %s', (a, b, ratio) => expect(contrastOf(a, b)).toBeCloseTo(ratio, 2));
