/** How large a picture can be, and what to do about one that is larger: said before anybody waits for it. */
import { CannotDo } from '../io.js';

/** Four bytes each, and the drawing needs them twice. */
const mostDots = 100_000_000;
/** What PNG readers take on a side. */
const longestSide = 65_000;

/** @param picture SVG with its width and height in points. @throws CannotDo */
export function checkDots(picture: string, scale: number): void {
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(picture) ?? [];
  const [across, down] = [Number(width) * scale, Number(height) * scale].map(Math.ceil) as [number, number];
  if (across < 1 || down < 1)
    throw new CannotDo(`a picture of ${width} × ${height} points at --scale ${scale} has no dots: choose a larger scale`);
  if (across <= longestSide && down <= longestSide && across * down <= mostDots) return;
  throw new CannotDo(
    `a PNG of ${across} × ${down} dots is more than can be drawn (${mostDots / 1e6} million, ${longestSide} on a side): write --format svg, which has no such bound, or choose a smaller --scale or an exchange with --exchange`,
  );
}

/** Characters of a picture in text. */
const mostCharacters = 20_000_000;
/** Columns of one host, at least. */
const hostColumns = 12;

/** @throws CannotDo */
export function checkText(hosts: number, steps: number): void {
  const characters = hosts * hostColumns * (steps * 2 + 6);
  if (characters <= mostCharacters) return;
  throw new CannotDo(
    `${hosts} hosts and ${steps} steps are more than can be drawn with characters (some ${Math.round(characters / 1e6)} million): write --format svg, or choose an exchange with --exchange`,
  );
}
