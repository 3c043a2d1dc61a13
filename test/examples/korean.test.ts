/** Each example has its Korean mirror: the same code, in which only texts, comments and names of one's own are Korean. */
import { describe, expect, it } from 'vitest';
import { documentsIn, textOf } from './documents.js';

/** Not mirrored: each document of `broken` shows one message, and the message is what is translated. */
const isMeantForEnglish = (file: string): boolean => file.startsWith('examples/broken/');
const mirrorOf = (file: string): string => file.replace('examples/', 'examples/ko/');

const all = documentsIn('examples').filter((file) => file.endsWith('.hsk'));
const mirrors = all.filter((file) => file.startsWith('examples/ko/'));
const english = all.filter((file) => !mirrors.includes(file) && !isMeantForEnglish(file));

it('no example is without its mirror, no mirror without its example', () => {
  expect(english.map(mirrorOf)).toEqual(mirrors);
});

/** Words, numbers, signs and quoted texts; no comments, no spaces, no label of a host, as a Korean name needs none. */
const tokensOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/(\bhost\s+\S+)\s+"[^"]*"/g, '$1')
    .match(/"[^"]*"|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_"]/gu) ?? [];

const isKorean = (text: string): boolean => /\p{Script=Hangul}/u.test(text);

const BLOCKS: readonly string[] = ['exchange', 'exercise', 'verify'];

/** The first that differs, with the code before it: but texts, and names that are renamed alike within an exchange. */
function difference(code: string, mirror: string): string {
  const [tokens, others] = [tokensOf(code), tokensOf(mirror)];
  const renamed = new Map<string, string>();
  const differing = tokens.findIndex((token, at) => {
    const other = others[at] ?? '';
    if (BLOCKS.includes(token)) renamed.clear();
    if (token.startsWith('"')) return !other.startsWith('"') || (tokens[at - 1] === 'see' && other !== token);
    if (other !== token && !isKorean(other)) return true;
    if ([...BLOCKS, 'after'].includes(tokens[at - 1] ?? '')) return false;
    if (!renamed.has(token)) renamed.set(token, other);
    return renamed.get(token) !== other;
  });
  if (differing >= 0) return `${tokens.slice(Math.max(0, differing - 5), differing + 1).join(' ')} | ${others[differing] ?? 'nothing'}`;
  return others.length > tokens.length ? `nothing | ${others[tokens.length]}` : '';
}

/** Titles, labels, notes, tasks, hints, reasons and comments; data of messages and names of the world stay as they are. */
const sentencesOf = (text: string): readonly string[] =>
  [
    ...text.matchAll(/\/\/ (.*)|(?:note [^"]*|section |exchange \S+ |exercise \S+ |verify \S+ |task |hint |discard |state \S+ )"([^"]*)"/g),
  ].map(([, comment, sentence]) => comment ?? sentence ?? '');

describe.each(english)('the mirror of %s', (file) => {
  it('is the same code', () => {
    expect(difference(textOf(file), textOf(mirrorOf(file)))).toBe('');
  });

  it('is Korean in its texts and comments', () => {
    expect(sentencesOf(textOf(mirrorOf(file))).filter((sentence) => !isKorean(sentence))).toEqual([]);
  });
});

it('a mirror that differs is told', () => {
  const code = 'exchange b "B" {\n  A -> B : SYN seq=1 // x\n  B : close "c"\n}';
  expect(difference(code, code.replace('seq=1', 'seq=2'))).toBe('B : SYN seq = 1 | 2');
  expect(difference(code, code.replaceAll('B ', '서버 ').replace('"B"', '"서버"'))).toBe('');
  expect(difference(code, code.replace('B : close', '서버 : close'))).toContain('B | 서버');
  expect(difference(code, `${code}\nA -> B : SYN`)).toBe('nothing | A');
});
