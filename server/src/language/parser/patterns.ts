/** Hand-written patterns: of linear time and constant depth whatever the text, and open ends reach to the end of their line. */

type TokenPattern = (text: string, offset: number) => [string] | null;

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const NAME_PART = /[\p{L}\p{M}\p{N}_]/uy;
const LINE_BREAK = /[\r\n]/g;
const BACKSLASH = 92;
const QUOTE = 34;

const slice = (text: string, start: number, end: number): [string] => [text.slice(start, end)];

export const name: TokenPattern = (text, offset) => {
  NAME.lastIndex = offset;
  const found = NAME.exec(text);
  return found === null ? null : [found[0]];
};

/** `-x`, but in `a -xyz` the name `xyz` comes after a minus. */
export const lost: TokenPattern = (text, offset) => {
  if (!text.startsWith('-x', offset)) return null;
  NAME_PART.lastIndex = offset + 2;
  return NAME_PART.test(text) ? null : ['-x'];
};

export const string: TokenPattern = (text, offset) => {
  if (text.charCodeAt(offset) !== QUOTE) return null;
  for (let at = offset + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return slice(text, offset, at + 1);
    if (code === 10 || code === 13) return slice(text, offset, at);
    if (code === BACKSLASH && !isBreak(text.charCodeAt(at + 1))) at++;
  }
  return slice(text, offset, text.length);
};

const isBreak = (code: number): boolean => code === 10 || code === 13 || Number.isNaN(code);

/** In a text where a comment never ends, the search for its end is not repeated for each `/*`. */
let endless: { readonly text: string; readonly from: number } | undefined;

export const blockComment: TokenPattern = (text, offset) => {
  if (!text.startsWith('/*', offset)) return null;
  const end = endless?.text === text && offset >= endless.from ? -1 : text.indexOf('*/', offset + 2);
  if (end >= 0) return slice(text, offset, end + 2);
  endless = { text, from: offset };
  return slice(text, offset, lineEnd(text, offset));
};

export function lineEnd(text: string, offset: number): number {
  LINE_BREAK.lastIndex = offset;
  return LINE_BREAK.exec(text)?.index ?? text.length;
}

/** First characters of names; the lexer sorts those above 255 into buckets of 255, and each bucket needs one. */
export const nameStarts: readonly number[] = [
  95,
  ...range(65, 91, 1),
  ...range(97, 123, 1),
  ...range(128, 256, 1),
  ...range(256, 65536, 64),
];

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
}
