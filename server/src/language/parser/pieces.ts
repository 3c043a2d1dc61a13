/**
 * A text cut into pieces that can be read alone: each is a line, or as many lines as a comment holds together. What was
 * read of a piece is remembered by its text, so that only what is new in a document has to be read.
 */
import type { LexedPiece } from './lexer.js';
import { lineEnd } from './patterns.js';

export interface TextStretch {
  readonly start: number;
  /** Past its line break. */
  readonly end: number;
}

/** Somewhere a comment could end one character earlier or later, depending on where it began: the text is one piece. */
export const isDoubtful = (text: string): boolean => text.includes('*/') && /\/\*\/|\*\/\*/.test(text);

/** From `from` on, which must not lie in a comment. Blank lines are left out. */
export function* stretchesOf(text: string, from: number): Generator<TextStretch> {
  if (isDoubtful(text)) return yield { start: from, end: text.length };
  const comments = new Comments(text);
  for (let start = from; start < text.length; ) {
    const end = comments.endOfLines(start);
    if (!isBlank(text, start, end)) yield { start, end };
    start = end;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && BLANKS.has(text.charCodeAt(at))) at++;
  return at === end;
}

const BLANKS = new Set([' ', '\t', '\r', '\n'].map((blank) => blank.charCodeAt(0)));

/** Asked from the front to the back. */
class Comments {
  private nextOpen: number | undefined;
  private areClosed = true;

  constructor(private readonly text: string) {}

  /** The end of the line at `start`, or of the last line of a comment that begins on it. */
  endOfLines(start: number): number {
    let end = this.lineEnd(start);
    for (let at = start, open = this.openFrom(at); this.areClosed && open < end; open = this.openFrom(at)) {
      const close = this.text.indexOf('*/', open + 2);
      this.areClosed = close >= 0;
      if (close < 0) break;
      at = close + 2;
      if (at > end) end = this.lineEnd(at);
    }
    return end;
  }

  private openFrom(at: number): number {
    if (this.nextOpen === undefined || this.nextOpen < at) {
      const found = this.text.indexOf('/*', at);
      this.nextOpen = found < 0 ? this.text.length : found;
    }
    return this.nextOpen;
  }

  private lineEnd(at: number): number {
    return Math.min(lineEnd(this.text, at) + 1, this.text.length);
  }
}

/** Concatenation makes a new string, so that the slice does not keep the whole document alive. */
const ownCopy = (text: string): string => ` ${text}`.slice(1);

/** Longer ones are rare and seldom repeated. */
const LONGEST = 2_000;
const MOST = 15_000;

export class PieceCache {
  private young = new Map<string, LexedPiece>();
  private old: ReadonlyMap<string, LexedPiece> = new Map();

  constructor(private readonly read: (text: string) => LexedPiece) {}

  of(text: string): LexedPiece {
    const known = this.young.get(text) ?? this.old.get(text);
    if (known !== undefined) {
      if (!this.young.has(text) && text.length <= LONGEST) this.remember(ownCopy(text), known);
      return known;
    }
    // what is kept is a text of its own: a slice would keep all of the document from which it was cut
    const own = text.length <= LONGEST ? ownCopy(text) : text;
    const piece = this.read(own);
    if (own.length <= LONGEST) this.remember(own, piece);
    return piece;
  }

  /** What has not been asked for while so many others were is forgotten. */
  private remember(text: string, piece: LexedPiece): void {
    if (this.young.size >= MOST) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, piece);
  }
}
