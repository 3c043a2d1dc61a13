/** Tokens in lines, and what is wrong with them before they are parsed. */

import type { Span, SyntaxFault } from '../../core/index.js';
import { broken } from './fault.js';
import { lineEnd } from './patterns.js';
import { endsNoStatement } from './semicolons.js';
import { endOf, movedToken, spanOf, type Token, typeOf } from './token.js';

export interface SyntaxProblem {
  readonly span: Span;
  readonly fault: SyntaxFault;
  /** The line as it seems to be meant, where it is written in another notation. */
  readonly rewriting?: readonly { readonly span: Span; readonly text: string }[];
  /** Nothing of that line is left to be typed. */
  readonly isWhole?: boolean;
  /** The word that a mistyped one was taken for: but for that the line is as good as any. */
  readonly meant?: string;
}

/** `head` ends with `{`, `close` is a `}` alone. */
export type LineKind = 'statement' | 'head' | 'close';

export type Tokens = readonly [Token, ...Token[]];

/** What is written on a line, wherever that stands: lines that read the same share one of these. */
export class WrittenLine {
  /** The first word or sign, by which lines are known; '' if it has been put in. */
  readonly word: string;
  /** The type of that token. */
  readonly type: string;
  /** How many tokens there are. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** By which rules of the grammar it can be read as it stands. */
  readonly sound = { ItemLine: false, StatementLine: false };
  /** More than anybody would write, with its place in `text`. */
  readonly excess: SyntaxProblem | undefined;
  private kept: Tokens | undefined;

  /**
   * @param tokens with places in `text`
   * @param again reads the tokens of `text` from `start` to `end` once more: to keep all of them costs much room
   */
  constructor(
    readonly kind: LineKind,
    tokens: Tokens,
    readonly text: string,
    private readonly again: (line: string) => Tokens = notAgain,
  ) {
    this.word = tokens[0].image;
    this.type = typeOf(tokens[0]);
    this.length = tokens.length;
    this.start = tokens[0].startOffset;
    this.end = endOf(tokens.at(-1) ?? tokens[0]);
    this.excess = excess(tokens);
    this.kept = tokens;
  }

  get tokens(): Tokens {
    return this.kept ?? moved(this.again(this.text.slice(this.start, this.end)), this.start);
  }

  get isWhole(): boolean {
    return this.again !== notAgain;
  }

  /** The tokens will not be needed soon. */
  release(): void {
    if (this.isWhole) this.kept = undefined;
  }
}

function notAgain(): never {
  throw new Error('this line stands in no text');
}

/** A line of a document. */
export class Line {
  constructor(
    readonly written: WrittenLine,
    /** Where the text of what is written begins in the document. */
    readonly base: number,
    /** The parser does not get to see it. */
    readonly dropped = false,
  ) {}

  /** One that does not stand like this in the document. */
  static of(kind: LineKind, tokens: Tokens, text: string): Line {
    return new Line(new WrittenLine(kind, tokens, text), 0);
  }

  get kind(): LineKind {
    return this.written.kind;
  }

  /** It stands in the document as it is: nothing of it has been put in. */
  get isWhole(): boolean {
    return this.written.isWhole;
  }

  /** With their places in the document. */
  get tokens(): Tokens {
    return this.base === 0 ? this.written.tokens : moved(this.written.tokens, this.base);
  }

  get start(): number {
    return this.written.start + this.base;
  }

  get end(): number {
    return this.written.end + this.base;
  }
}

const moved = ([first, ...rest]: Tokens, by: number): Tokens => [movedToken(first, by), ...rest.map((token) => movedToken(token, by))];

export const spanOfLine = ({ start, end }: Line): Span => ({ start, end });

/** Far above what anybody writes: longer lines are a mistake or an attack, and would only cost time and memory. */
const LONGEST_LINE = 200_000;
const MOST_TOKENS = 2_000;
const DEEPEST = 64;

/** Blanks out overlong lines, so that all offsets stay. */
export function withoutLongLines(text: string): { readonly text: string; readonly problems: readonly SyntaxProblem[] } {
  if (!hasLongLine(text)) return { text, problems: [] };
  const problems: SyntaxProblem[] = [];
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const tooLong = end - start > LONGEST_LINE;
    if (tooLong) problems.push({ span: { start, end: start + 1 }, fault: { fault: 'long-line', most: LONGEST_LINE } });
    parts.push(tooLong ? ' '.repeat(end - start) : text.slice(start, end), text.slice(end, end + 1));
    start = end + 1;
  }
  return { text: parts.join(''), problems };
}

/** Far above what anybody writes or imports: each costs some kilobytes of memory. */
const MOST_LINES = 400_000;

/** Up to where a document is read, and what is told there. Blank lines cost nothing, and are not counted. */
export function withoutManyLines(text: string): { readonly text: string; readonly unread?: SyntaxProblem } {
  let lines = 0;
  let isBlank = true;
  for (let at = text.length < 2 * MOST_LINES ? text.length : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code !== SEMICOLON) isBlank = false;
    if (isBlank || !ENDS.has(code)) continue;
    isBlank = true;
    lines++;
    if (lines === MOST_LINES) return upTo(at + 1, text);
  }
  return { text };
}

const SEMICOLON = 59;
/** LF, CR, `;` and braces. */
const ENDS = new Set([10, 13, SEMICOLON, 123, 125]);

function upTo(end: number, text: string): ReturnType<typeof withoutManyLines> {
  const rest = text.slice(end).search(/\S/);
  if (rest < 0) return { text };
  const span = { start: end + rest, end: end + rest + 1 };
  return { text: text.slice(0, end), unread: { span, fault: { fault: 'many-lines', most: MOST_LINES } } };
}

/** Such a line covers a multiple of the length: only these need a look. */
function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length; at += LONGEST_LINE) {
    const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at));
    if (lineEnd(text, at) - start > LONGEST_LINE) return true;
  }
  return false;
}

/**
 * Lines end at line breaks, after `{` and around `}`: a block has one shape, however it is written. The braces of a set of
 * numbers are no block's.
 */
export function inLines(tokens: readonly Token[], text: string, again?: (line: string) => Tokens): WrittenLine[] {
  const lines: WrittenLine[] = [];
  let open: Token[] = [];
  let inSet = false;
  const end = (): void => {
    const [first, ...rest] = open;
    if (first !== undefined) lines.push(new WrittenLine(kindOf(open), [first, ...rest], text, again));
    open = [];
  };
  for (const [at, token] of tokens.entries()) {
    const type = typeOf(token);
    if (type === 'NL' && /^;[^\r\n;]*$/.test(token.image) && endsNoStatement(open, tokens, at)) {
      open.push(withoutBlanks(token));
      continue;
    }
    const isSet: boolean = inSet || opensSet(type, open) || (type === '{' && opensFields(open, tokens, at));
    inSet = isSet && type !== 'NL' && type !== '}';
    if (type === '}' && !isSet) end();
    if (type !== 'NL') open.push(token);
    if (type === 'NL' || (!isSet && (type === '{' || type === '}'))) end();
  }
  end();
  return lines;
}

/** `vary size in {500, 1000}`. */
const opensSet = (type: string, open: readonly Token[]): boolean =>
  type === '{' && typeOf(open[0]) === 'vary' && open.length > 2 && typeOf(open.at(-1)) === 'in';

/** `A -> B : SYN {seq=1}`, as notes write it: no block begins behind a message, and this one ends on its line. */
function opensFields([, arrow, , colon]: readonly Token[], tokens: readonly Token[], at: number): boolean {
  if (typeOf(colon) !== ':' || !ARROWS.has(typeOf(arrow))) return false;
  for (let next = at + 1; next < tokens.length; next++) {
    const type = typeOf(tokens[next]);
    if (type === '}') return next > at + 1;
    if (type === 'NL' || type === '{') return false;
  }
  return false;
}

/** A `;` alone: the blanks behind it belong to the line break that it would be. */
export const withoutBlanks = (token: Token): Token =>
  typeOf(token) === 'NL' && token.image.startsWith(';') ? { ...token, image: ';', endOffset: token.startOffset } : token;

const ARROWS: ReadonlySet<string> = new Set(['->', '~>', 'LOST']);

/** Is this brace one of a set of numbers, on its line? */
export const isOfSet = ({ kind, tokens }: Pick<WrittenLine, 'kind' | 'tokens'>, token: Token): boolean =>
  kind === 'statement' && typeOf(tokens[0]) === 'vary' && (typeOf(token) === '{' || typeOf(token) === '}');

function kindOf(tokens: readonly Token[]): LineKind {
  const last = typeOf(tokens.at(-1));
  if (last === '{' && !opensSet(last, tokens.slice(0, -1))) return 'head';
  return last === '}' && tokens.length === 1 ? 'close' : 'statement';
}

/** The parser recurses for each parenthesis and each `not`. */
function excess(tokens: Tokens): SyntaxProblem | undefined {
  if (tokens.length > MOST_TOKENS) return { span: spanOf(tokens[0]), fault: { fault: 'many-words', most: MOST_TOKENS } };
  let depth = 0;
  for (const token of tokens) {
    const type = typeOf(token);
    if (type === '(' || type === 'not') depth++;
    if (type === ')') depth--;
    if (depth > DEEPEST) return { span: spanOf(token), fault: broken('nestedLine') };
  }
  return undefined;
}
