/** Signs of word processors, keyboards, Markdown and TeX in place of ours. */
import type { Rewriting } from './notation-rewriting.js';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»]/gu, '"'],
  [/(?<=^|[\s=])['‘’`](?=[^'‘’`]*['‘’`]\s*$)|['‘’`](?=\s*$)/gu, '"'],
  [/：/gu, ':'],
  [/（/gu, '('],
  [/）/gu, ')'],
  [/［/gu, '['],
  [/］/gu, ']'],
  [/，/gu, ','],
  [/；/gu, ';'],
  [/＝/gu, '='],
  [/＋/gu, '+'],
  [/？/gu, '?'],
  [/\\(?:x?(?:long)?(?:right)arrow|to)\b/giu, '->'],
  [/\\(?:long)?leftarrow\b/giu, '<-'],
  // Markdown: a sign is only a sign
  [/\\(?=[>|_[\]*#-])/gu, ''],
  [/\$(?=[^"]*$|[^"]*"[^"]*"[^"]*$)/gu, ''],
];

/** HTML's comment behind a line. */
const HTML_COMMENT = /<!--\s*(.*?)\s*-->\s*$/u;

/** `#` for a comment, other quotes, signs of full width: as the language has them. */
export function inOurSigns(line: string): Rewriting | undefined {
  const html = HTML_COMMENT.exec(line);
  if (html !== null) return { edits: [{ start: html.index, end: line.length, text: `// ${html[1]}` }], rule: 'comments' };
  const comment = /(^|\s)(#|--|%)(?=\s|$)/u.exec(line);
  const at = comment === null ? line.length : comment.index + (comment[1]?.length ?? 0);
  const signs = SIGNS.flatMap(([sign, text]) =>
    [...line.slice(0, at).matchAll(sign)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, text })),
  ).sort((a, b) => a.start - b.start);
  const edits = comment === null ? signs : [...signs, { start: at, end: at + (comment[2]?.length ?? 0), text: '//' }];
  const distinct = edits.filter(({ start }, i) => start >= (edits[i - 1]?.end ?? 0));
  return distinct.length === 0 ? undefined : { edits: distinct, rule: comment === null ? 'textQuotes' : 'comments' };
}
