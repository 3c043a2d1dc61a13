/**
 * Text to tokens in lines: exactly one NL after each line, none elsewhere, and braces that match. What is wrong on the
 * way goes into the report. In mode 'partial' (completion) the text ends at the cursor: nothing is added at its end.
 */
import { DefaultLexer, type LexerResult, type LexingReport, type TokenizeOptions } from 'langium';
import { inBlocks } from './blocks.js';
import { characterProblems } from './characters.js';
import { inLines, type Line, type SyntaxProblem, withoutLongLines } from './lines.js';
import { madeAfter, type Token, type TokenType } from './token.js';

export interface LineReport extends LexingReport {
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
}

export const reportOf = (report: LexingReport | undefined): LineReport | undefined =>
  report !== undefined && 'lines' in report ? (report as LineReport) : undefined;

export class HandshakeLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const readable = withoutLongLines(text);
    const result = super.tokenize(readable.text, options);
    const lines = inLines(result.tokens);
    if (options?.mode === 'partial') return { ...result, tokens: this.flat(lines).slice(0, -1), errors: [] };
    const parts = { exchange: this.typed('exchange'), open: this.typed('{'), close: this.typed('}') };
    const blocks = inBlocks(lines, parts);
    const problems = [...readable.problems, ...characterProblems(result), ...blocks.problems];
    const report: LineReport = { diagnostics: [], lines: blocks.lines, problems };
    return { tokens: this.flat(blocks.lines), hidden: result.hidden, errors: [], report };
  }

  private flat(lines: readonly Line[]): Token[] {
    const NL = this.typed('NL');
    return lines.flatMap(({ tokens, dropped }) => (dropped ? [] : [...tokens, madeAfter(tokens.at(-1) ?? tokens[0], NL)]));
  }

  private typed(name: string): TokenType {
    const type = this.tokenTypes[name];
    if (type === undefined) throw new Error(`no token ${name}`);
    return type;
  }
}
