/** A text as lines of pieces: tokens and comments, with nothing between them but blanks. Knows no grammar: errors are no obstacle. */

import type { Line } from '../parser/lines.js';
import { endOf, movedToken, type Token, typeOf } from '../parser/token.js';
import { sharedParser } from '../shared-parser.js';

export interface FormatToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The token's type; '' for a comment. */
  readonly type: string;
}

export interface TextLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly pieces: readonly FormatToken[];
  /** How many blocks are open before it; one less if it begins with the end of one. */
  readonly depth: number;
  /** The block that it stands in. */
  readonly block: number;
  readonly inProtocol: boolean;
  /** How many statements and braces stand on it. */
  readonly parts: number;
  /** A part of a comment of many lines, or with characters that mean nothing: it is left as it is. */
  readonly fixed: boolean;
}

export function textLines(text: string): readonly TextLine[] {
  const { lines, pieces: read } = sharedParser().layout(text);
  const written = lines.flatMap((line) =>
    line.tokens.filter((token) => token.image !== '' && text.startsWith(token.image, token.startOffset)),
  );
  const comments = read.flatMap(({ start, piece }) => piece.comments.map((token) => movedToken(token, start)));
  const pieces = [...written.map(toPiece), ...comments.map((token) => ({ ...toPiece(token), type: '' }))].sort((a, b) => a.start - b.start);
  return new Splitter(text, pieces, lines).lines();
}

const toPiece = (token: Token): FormatToken => ({ text: token.image, start: token.startOffset, end: endOf(token), type: typeOf(token) });

class Splitter {
  private piece = 0;
  private line = 0;
  private readonly open: { readonly word: string; readonly block: number }[] = [];
  private blocks = 0;

  constructor(
    private readonly text: string,
    private readonly pieces: readonly FormatToken[],
    private readonly logical: readonly Line[],
  ) {}

  lines(): readonly TextLine[] {
    const found: TextLine[] = [];
    for (let start = 0; start <= this.text.length; ) {
      const next = this.text.indexOf('\n', start);
      const end = next < 0 ? this.text.length : next;
      found.push(this.textLine(start, end > start && this.text[end - 1] === '\r' ? end - 1 : end));
      start = end + 1;
    }
    return found;
  }

  private textLine(start: number, end: number): TextLine {
    const pieces: FormatToken[] = [];
    let fixed = false;
    for (let at = this.pieces[this.piece]; at !== undefined && at.start < end; at = this.pieces[this.piece]) {
      pieces.push(at);
      if (at.end > end || at.start < start) fixed = true;
      if (at.end > end) break;
      this.piece++;
    }
    const depth = this.open.length;
    const block = this.open.at(-1)?.block ?? 0;
    const inProtocol = this.open[0]?.word === 'protocol';
    const { parts, closes } = this.enter(end);
    return {
      start,
      end,
      pieces,
      depth: Math.max(0, depth - closes),
      block,
      inProtocol,
      parts,
      fixed: fixed || this.isStrange(pieces, start, end),
    };
  }

  /** Goes through the statements and braces of this line. */
  private enter(end: number): { readonly parts: number; readonly closes: number } {
    let [parts, closes] = [0, 0];
    for (let line = this.logical[this.line]; line !== undefined && line.start < end; line = this.logical[++this.line]) {
      if (line.kind === 'head' && !line.dropped) this.open.push({ word: line.written.word, block: ++this.blocks });
      if (line.kind === 'close' && !line.dropped && this.open.length > 0) {
        this.open.pop();
        if (parts === closes && this.isWritten(line)) closes++;
      }
      // what the reader put in stands in no line
      if (this.isWritten(line)) parts++;
    }
    return { parts, closes };
  }

  private isWritten(line: Line): boolean {
    return line.isWhole || line.tokens.some(({ image, startOffset }) => image !== '' && this.text.startsWith(image, startOffset));
  }

  /** Something stands there that is neither a token nor a comment. */
  private isStrange(pieces: readonly FormatToken[], start: number, end: number): boolean {
    let at = start;
    for (const piece of pieces) {
      if (/\S/.test(this.text.slice(at, piece.start).replace(BLANKS, ''))) return true;
      at = Math.max(at, piece.end);
    }
    return /\S/.test(this.text.slice(Math.min(at, end), end).replace(BLANKS, ''));
  }
}

/** Semicolons end a statement as line breaks do. */
const BLANKS = /[;\uFEFF]/g;
