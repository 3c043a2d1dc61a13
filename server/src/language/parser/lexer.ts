/**
 * Text to tokens in lines: exactly one NL after each line, none elsewhere, and braces that match. What is wrong on the
 * way goes into the report. In mode 'partial' (completion) the text ends at the cursor: nothing is added at its end.
 */
import { DefaultLexer, type LexerResult, type LexingReport, type TokenizeOptions } from 'langium';
import { inBlocks } from './blocks.js';
import { characterProblems } from './characters.js';
import { inLines, isOfSet, type Line, type SyntaxProblem, withoutLongLines } from './lines.js';
import { madeAfter, retyped, type Token, type TokenType, typeOf } from './token.js';
import { HEAD_WORDS } from './tokens.js';

export interface LineReport extends LexingReport {
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
}

export const reportOf = (report: LexingReport | undefined): LineReport | undefined =>
  report !== undefined && 'lines' in report ? (report as LineReport) : undefined;

/** The parser library puts all comments into its tree at once, on the stack. */
const MOST_COMMENTS = 10_000;

export class HandshakeLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const readable = withoutLongLines(text);
    const result = super.tokenize(readable.text, options);
    const lines = inLines(result.tokens);
    if (options?.mode === 'partial') return { ...result, tokens: this.upToCursor(result.tokens, lines), errors: [] };
    const parts = { exchange: this.typed('exchange'), open: this.typed('{'), close: this.typed('}') };
    const blocks = inBlocks(lines, parts);
    const problems = [...readable.problems, ...characterProblems(result, text), ...blocks.problems];
    const report: LineReport = { diagnostics: [], lines: blocks.lines, problems };
    return {
      tokens: this.flat(blocks.lines, (line) => line.kind === 'head'),
      hidden: result.hidden.length > MOST_COMMENTS ? [] : result.hidden,
      errors: [],
      report,
    };
  }

  /** The cursor stands on the last line, unless that has been ended. */
  private upToCursor(tokens: readonly Token[], lines: readonly Line[]): Token[] {
    const isEnded = ['NL', '{', '}'].includes(typeOf(tokens.at(-1)));
    return this.flat(lines, isHeadWord).slice(0, isEnded ? undefined : -1);
  }

  private flat(lines: readonly Line[], isHead: (line: Line) => boolean): Token[] {
    const [NL, plain] = [this.typed('NL'), this.typed('SYMBOL')];
    const [open, close] = [this.typed('('), this.typed(')')];
    return lines.flatMap((line) => {
      if (line.dropped) return [];
      const named = (token: Token): Token => {
        if (isOfSet(line, token)) return retyped(token, typeOf(token) === '{' ? open : close);
        return HEAD_WORDS.has(typeOf(token)) ? retyped(token, plain) : token;
      };
      const [first, ...rest] = line.tokens;
      return [isHead(line) ? first : named(first), ...rest.map(named), madeAfter(rest.at(-1) ?? first, NL)];
    });
  }

  private typed(name: string): TokenType {
    const type = this.tokenTypes[name];
    if (type === undefined) throw new Error(`no token ${name}`);
    return type;
  }
}

/** Half-written, a head has no brace yet. */
const isHeadWord = ({ tokens: [, next] }: Line): boolean => !['->', '~>', 'LOST', ':', 'arrives'].includes(typeOf(next));
