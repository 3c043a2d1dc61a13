/** How large a picture can be, and what to do about one that is larger: said before anybody waits for it. */
import { CannotDo } from '../io.js';
import { said } from '../words/said.js';

/** Four bytes each, and the drawing needs them twice. */
const mostDots = 100_000_000;
/** What PNG readers take on a side. */
const longestSide = 65_000;

/** @param picture SVG with its width and height in points. @throws CannotDo */
export function checkDots(picture: string, scale: number): void {
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(picture) ?? [];
  const [across, down] = [Number(width) * scale, Number(height) * scale].map(Math.ceil) as [number, number];
  if (across < 1 || down < 1) throw new CannotDo(said().noDots(width ?? '', height ?? '', scale));
  if (across <= longestSide && down <= longestSide && across * down <= mostDots) return;
  throw new CannotDo(said().tooManyDots(across, down, mostDots / 1e6, longestSide));
}

/** Characters of a picture in text. */
const mostCharacters = 20_000_000;
/** Columns of one host, at least. */
const hostColumns = 12;

/** @throws CannotDo */
export function checkText(hosts: number, steps: number): void {
  const characters = hosts * hostColumns * (steps * 2 + 6);
  if (characters <= mostCharacters) return;
  throw new CannotDo(said().tooManyCharacters(hosts, steps, Math.round(characters / 1e6)));
}
