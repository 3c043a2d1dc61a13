/**
 * Text to tokens, piece by piece. The parser library asks its lexer for the tokens of a text; here they have been read and
 * put in lines before, and are handed to it as `prepare` left them.
 */
import { DefaultLexer, type LexerResult } from 'langium';
import { type Blocks, type BlockTokens, inBlocks } from './blocks.js';
import { characterProblems } from './characters.js';
import {
  inLines,
  isOfSet,
  type Line,
  type LineKind,
  type SyntaxProblem,
  type Tokens,
  type WrittenLine,
  withoutBlanks,
  withoutLongLines,
} from './lines.js';
import { madeAfter, retyped, type Token, type TokenType, typeOf } from './token.js';
import { HEAD_WORDS, NAMED_NOT } from './tokens.js';

/** What is read of a piece of text that holds whole lines. All places count from its beginning. */
export interface LexedPiece {
  readonly lines: readonly WrittenLine[];
  readonly comments: readonly Token[];
  readonly problems: readonly SyntaxProblem[];
}

interface GivenLine {
  readonly kind: LineKind;
  readonly tokens: Tokens;
}

/** Most pieces have neither comments nor problems: one empty list does for all of them. A copy has no room to grow. */
const some = <T>(all: readonly T[]): readonly T[] => (all.length === 0 ? NONE : [...all]);
const NONE: readonly never[] = [];
const ARROWS = new Set(['->', '~>', 'LOST']);

export class HandshakeLexer extends DefaultLexer {
  private prepared: readonly Token[] = [];
  private types: BlockTokens & Readonly<Record<'NL' | 'plain' | 'left' | 'right' | 'not', TokenType>> = {
    exchange: this.typed('exchange'),
    open: this.typed('{'),
    close: this.typed('}'),
    word: (word) => this.tokenTypes[word],
    NL: this.typed('NL'),
    plain: this.typed('SYMBOL'),
    left: this.typed('('),
    right: this.typed(')'),
    not: this.typed(NAMED_NOT),
  };

  /** One for all lines. */
  private readonly again = (line: string): Tokens => {
    const [first, ...rest] = super.tokenize(line).tokens.map(withoutBlanks);
    if (first === undefined) throw new Error('a line has tokens');
    return [first, ...rest];
  };

  override tokenize(): LexerResult {
    return { tokens: [...this.prepared], hidden: [], errors: [] };
  }

  piece(text: string): LexedPiece {
    const readable = withoutLongLines(text);
    const read = super.tokenize(readable.text);
    const comments = read.hidden.filter((token) => typeOf(token) !== 'WS');
    const problems = [...readable.problems, ...characterProblems(read, text)];
    return { lines: some(inLines(read.tokens, text, this.again)), comments: some(comments), problems: some(problems) };
  }

  /** @param text the whole document */
  inBlocks(lines: readonly Line[], text: string): Blocks {
    return inBlocks(lines, this.types, text);
  }

  /** Exactly one NL after each line; the words of heads are plain names elsewhere. */
  prepare(lines: readonly GivenLine[]): void {
    const { NL, plain, left, right, not } = this.types;
    this.prepared = lines.flatMap((line) => {
      const { kind, tokens } = line;
      const named = (token: Token, next: Token | undefined): Token => {
        if (typeOf(token) === 'not' && typeOf(next) !== '(') return retyped(token, not);
        if (isOfSet({ kind, tokens }, token)) return retyped(token, typeOf(token) === '{' ? left : right);
        return HEAD_WORDS.has(typeOf(token)) ? retyped(token, plain) : token;
      };
      const [first, ...rest] = tokens;
      const all = (token: Token, at: number): Token =>
        token.image === '*' && ARROWS.has(typeOf(tokens[at])) ? retyped(token, plain) : named(token, tokens[at + 2]);
      return [kind === 'head' ? first : named(first, rest[0]), ...rest.map(all), madeAfter(rest.at(-1) ?? first, NL)];
    });
  }

  /** A `}` that stands in no text. */
  closeAfter({ tokens }: WrittenLine): GivenLine {
    return { kind: 'close', tokens: [madeAfter(tokens.at(-1) ?? tokens[0], this.types.close)] };
  }

  private typed(name: string): TokenType {
    const type = this.tokenTypes[name];
    if (type === undefined) throw new Error(`no token ${name}`);
    return type;
  }
}
