/** What a line that cannot be read was most likely meant to be: an arrow of another language, a misspelt first word. */
import { nearest } from '../../core/index.js';
import type { DueName } from './fault.js';
import type { SyntaxProblem } from './lines.js';
import { spanOf, type Token } from './token.js';

const SIGN = /^(?:[-=<>~]|->|~>|<=|>=|==)$/;
const FOREIGN = /^(?:[-=~]+>|<[-=~]+)$/;

/** `=>`, `-->`, `<-`; `at` is where the parser stopped. */
export function strangeArrow(tokens: readonly Token[], at: number): SyntaxProblem | undefined {
  const start = tokens[0]?.image === 'stray' && tokens.length > 2 ? 2 : 1;
  const signs = signsFrom(tokens, start);
  const [first, last] = [signs[0], signs.at(-1)];
  if (first === undefined || last === undefined || at < start || at > start + signs.length) return undefined;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  const written = signs.map(({ image }) => image).join('');
  const isOne = span.end - span.start === written.length && !['->', '~>'].includes(written);
  if (!isOne || !FOREIGN.test(written)) return undefined;
  const [left, right] = [tokens[start - 1]?.image ?? 'A', tokens[start + signs.length]?.image ?? 'B'];
  if (written.startsWith('<')) return { span, fault: { fault: 'backwards', from: right, to: left } };
  return { span, fault: { fault: 'expected', due: 'arrow' satisfies DueName, found: written } };
}

function signsFrom(tokens: readonly Token[], start: number): readonly Token[] {
  const end = tokens.findIndex(({ image }, index) => index >= start && !SIGN.test(image));
  return tokens.slice(start, end < 0 ? tokens.length : end);
}

const FIRST = 'host note section delay wait expect stray using language import'.split(' ');

interface MistypedWord {
  readonly token: Token;
  readonly word: string;
}

/** `expct A in LISTEN`, `m1 arive`, `expect B ows ACK`: the token, and the word for which it was mistyped, each that there may be. */
export function* mistypedWords(tokens: readonly Token[]): Generator<MistypedWord> {
  const word = meantWord(tokens);
  const token = tokens[word === 'arrives' ? 1 : 0];
  if (word !== undefined && token !== undefined) yield { token, word };
  for (const each of tokens.slice(1)) {
    const meant = each.image.length < SHORTEST || WITHIN.includes(each.image) ? undefined : nearest(each.image, WITHIN);
    if (meant !== undefined) yield { token: each, word: meant };
  }
}

/** Words that stand within a line; others are too short, or notes write them otherwise. */
const WITHIN = 'with expect owes owed nothing every some count receives takes error lost'.split(' ');
const SHORTEST = 3;

/** `sray A -> B : RST`: not a host of two words. */
export const isMistypedStray = ([first, , arrow]: readonly Token[]): boolean =>
  first !== undefined &&
  arrow !== undefined &&
  ARROWS.has(arrow.image) &&
  first.image !== 'stray' &&
  nearest(first.image, ['stray']) !== undefined;

/** `nohing owed`, `B ows ACK`: not hosts in the states `owed` and `ows_ACK`. */
export const isMistypedClaim = (tokens: readonly Token[]): boolean =>
  tokens[0]?.image === 'expect' &&
  tokens.some(({ image }, at) => {
    const next = tokens[at + 1]?.image ?? '';
    if (at < 1 || image === 'owes') return false;
    if (image === 'nothing' || next === 'owed')
      return image === 'nothing' ? next !== 'owed' && isNear(next, 'owed') : isNear(image, 'nothing');
    return at > 1 && next !== '' && isNear(image, 'owes');
  });

const isNear = (image: string, word: string): boolean => image.length >= SHORTEST && nearest(image, [word]) !== undefined;

const ARROWS: ReadonlySet<string> = new Set(['->', '-x', '~>']);

export function meantWord([first, second]: readonly Token[]): string | undefined {
  if (first === undefined || second === undefined || FIRST.includes(first.image)) return undefined;
  return nearest(second.image, ['arrives']) ?? nearest(first.image.toLowerCase(), FIRST);
}
