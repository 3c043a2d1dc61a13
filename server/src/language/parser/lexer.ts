/**
 * Text to tokens, piece by piece. The parser library asks its lexer for the tokens of a text; here they have been read and
 * put in lines before, and are handed to it as `prepare` left them.
 */
import { DefaultLexer, type LexerResult } from 'langium';
import { type Blocks, inBlocks, type Parts } from './blocks.js';
import { characterProblems } from './characters.js';
import { inLines, isOfSet, type Kind, type Line, type SyntaxProblem, type Written, withoutLongLines } from './lines.js';
import { madeAfter, retyped, type Token, type TokenType, typeOf } from './token.js';
import { HEAD_WORDS } from './tokens.js';

/** What is read of a piece of text that holds whole lines. All places count from its beginning. */
export interface Piece {
  readonly lines: readonly Written[];
  readonly comments: readonly Token[];
  readonly problems: readonly SyntaxProblem[];
}

interface Tokens {
  readonly kind: Kind;
  readonly tokens: readonly [Token, ...Token[]];
}

export class HandshakeLexer extends DefaultLexer {
  private prepared: readonly Token[] = [];
  private types: Parts & Readonly<Record<'NL' | 'plain' | 'left' | 'right', TokenType>> = {
    exchange: this.typed('exchange'),
    open: this.typed('{'),
    close: this.typed('}'),
    NL: this.typed('NL'),
    plain: this.typed('SYMBOL'),
    left: this.typed('('),
    right: this.typed(')'),
  };

  override tokenize(): LexerResult {
    return { tokens: [...this.prepared], hidden: [], errors: [] };
  }

  piece(text: string): Piece {
    const readable = withoutLongLines(text);
    const read = super.tokenize(readable.text);
    return {
      lines: inLines(read.tokens, text),
      comments: read.hidden.filter((token) => typeOf(token) !== 'WS'),
      problems: [...readable.problems, ...characterProblems(read, text)],
    };
  }

  /** @param text the whole document */
  inBlocks(lines: readonly Line[], text: string): Blocks {
    return inBlocks(lines, this.types, text);
  }

  /** Exactly one NL after each line; the words of heads are plain names elsewhere. */
  prepare(lines: readonly Tokens[]): void {
    const { NL, plain, left, right } = this.types;
    this.prepared = lines.flatMap((line) => {
      const named = (token: Token): Token => {
        if (isOfSet(line, token)) return retyped(token, typeOf(token) === '{' ? left : right);
        return HEAD_WORDS.has(typeOf(token)) ? retyped(token, plain) : token;
      };
      const [first, ...rest] = line.tokens;
      return [line.kind === 'head' ? first : named(first), ...rest.map(named), madeAfter(rest.at(-1) ?? first, NL)];
    });
  }

  private typed(name: string): TokenType {
    const type = this.tokenTypes[name];
    if (type === undefined) throw new Error(`no token ${name}`);
    return type;
  }
}
