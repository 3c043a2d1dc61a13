/** Heads of blocks: what a line begins, and how far its block reaches. */
import { nearest } from '../../core/index.js';
import type { Line, WrittenLine } from './lines.js';
import { isWord, type Token, typeOf } from './token.js';

const HEADS = new Set(['exchange', 'protocol', 'exercise', 'verify']);
const BRANCHES = new Set(['either', 'or', 'opt', 'repeat']);
/** Blocks that are drawn and change nothing. */
const STRETCHES = new Set(['measure', 'highlight']);

/** The first word, keyword or not. */
export const first = (line: Line | undefined): string => line?.written.word ?? '';
export const last = (line: Line): Token => line.tokens.at(-1) ?? line.tokens[0];
/** Behind a block, a head may be mistyped, or lack its brace. */
const isTopLevel = (line: Line, before: Line | undefined): boolean =>
  (line.kind === 'head' && HEADS.has(first(line))) || (before?.kind === 'close' && (meantHead(line) !== undefined || isOpenHead(line)));
/** Does the line begin with one of their words? */
export const isHeadOfBlock = (line: Line): boolean => HEADS.has(first(line));
/** `protocl p {`: the word that was meant. */
export function meantHead(line: Line): string | undefined {
  const [, next] = line.tokens;
  const isHead = line.kind === 'head' && line.tokens.length > 2 && isTitle(next);
  return isHead ? nearest(first(line), [...HEADS]) : undefined;
}
const WORDS_IN_HEADS: Readonly<Record<string, readonly string[]>> = { protocol: ['extends'] };

interface MistypedWord {
  readonly index: number;
  readonly word: string;
}

/** The same wherever the line stands: a long document is asked about all of its heads at every key. */
const mistypedKnown = new WeakMap<WrittenLine, MistypedWord | 'none'>();

/** `exchange open usign tcp {`: the index of a mistyped word between two names, and what was meant. */
export function mistypedInHead({ written }: Line): MistypedWord | undefined {
  const known = mistypedKnown.get(written) ?? mistypedIn(written) ?? 'none';
  mistypedKnown.set(written, known);
  return known === 'none' ? undefined : known;
}

function mistypedIn({ tokens, word }: WrittenLine): MistypedWord | undefined {
  const words = WORDS_IN_HEADS[word] ?? ['using', 'after'];
  const isOurs = (token: Token | undefined): boolean => words.includes(token?.image ?? '');
  const title = isWord(tokens[1]) && !isOurs(tokens[1]) ? 2 : 1;
  let index = typeOf(tokens[title]) === 'STRING' ? title + 1 : title;
  while (isOurs(tokens[index]) && isWord(tokens[index + 1])) index += 2;
  const meant = isWord(tokens[index]) && isWord(tokens[index + 1]) ? nearest(tokens[index]?.image ?? '', words) : undefined;
  return meant === undefined || isOurs(tokens[index]) ? undefined : { index, word: meant };
}

/** `exchange open "…"` whose brace is missing; not `exchange -> B : SYN`, sent by a host of that name. */
export const isOpenHead = (line: Line): boolean =>
  HEADS.has(first(line)) &&
  line.kind === 'statement' &&
  (line.written.length === 1 || isTitle(line.written.tokens[1])) &&
  !isArrival(line.written);
export const isTitle = (token: Token | undefined): boolean => isWord(token) || typeOf(token) === 'STRING';
const isArrival = (written: WrittenLine): boolean => written.length === 2 && typeOf(written.tokens[1]) === 'arrives';

/** `either "…" {`, `opt {`, `repeat 3 {`: its word. */
export function branchOf(line: Line): string | undefined {
  if (line.kind !== 'head') return undefined;
  if (STRETCHES.has(first(line))) return isStretchHead(line) ? first(line) : undefined;
  if (!BRANCHES.has(first(line))) return undefined;
  const rest = line.tokens.slice(1, -1).map(typeOf);
  return rest.every((type) => type === 'STRING' || type === 'INT') && rest.length <= 2 ? first(line) : undefined;
}

/** `measure A "RTT" {`, `highlight "…" {`. */
const isStretchHead = (line: Line): boolean => !SIGNS_OF_STEPS.has(typeOf(line.tokens[1]));
const SIGNS_OF_STEPS = new Set(['->', '~>', 'LOST', ':', 'arrives']);

/** What has no place in such a head: a name is a host, and only a measure has one. */
export function stretchExcess(line: Line): Token | undefined {
  const rest = line.tokens.slice(1, -1);
  const words = first(line) === 'measure' && rest[0] !== undefined && isWord(rest[0]) ? rest.slice(1) : rest;
  return words.find((token, at) => at > 0 || typeOf(token) !== 'STRING');
}

export const isStretchWord = (word: string): word is 'measure' | 'highlight' => STRETCHES.has(word);

export interface HeadSurvey {
  /** For each line: where the next block at top level begins. */
  readonly ends: Int32Array;
  /** How many more blocks are opened than closed before it. */
  readonly depths: Int32Array;
  /** Its `}`, if the braces match; 0 if they do not. */
  readonly closes: Int32Array;
}

export function survey(lines: readonly Line[]): HeadSurvey {
  const ends = new Int32Array(lines.length + 1).fill(lines.length);
  const [depths, closes] = [new Int32Array(lines.length + 1), new Int32Array(lines.length)];
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    ends[at] = line !== undefined && isTopLevel(line, lines[at - 1]) ? at : (ends[at + 1] ?? at);
  }
  const open: number[] = [];
  for (const [at, { kind }] of lines.entries()) {
    depths[at + 1] = (depths[at] ?? 0) + (kind === 'head' ? 1 : kind === 'close' ? -1 : 0);
    const head = kind === 'close' ? open.pop() : undefined;
    if (head !== undefined) closes[head] = at;
    if (kind === 'head') open.push(at);
  }
  return { ends, depths, closes };
}
