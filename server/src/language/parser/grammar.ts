/** Parses one line or one block at a time, so that an error in one never causes an error in another. */
import type { LangiumParser, ParseResult } from 'langium';
import type * as ast from '../generated/ast.js';
import type { HandshakeLexer } from './lexer.js';
import type { Line, WrittenLine } from './lines.js';

export type ParserErrors = ParseResult['parserErrors'];

export interface GrammarReading {
  readonly node: ast.Item;
  readonly errors: ParserErrors;
}

export class Grammar {
  constructor(
    private readonly parser: LangiumParser,
    private readonly lexer: HandshakeLexer,
  ) {}

  /** All offsets count from the beginning of the line's text. */
  line(rule: 'ItemLine' | 'StatementLine', written: WrittenLine): GrammarReading {
    this.lexer.prepare([written]);
    return this.parsed(rule, written.text);
  }

  /** All offsets count from the beginning of the document. */
  block(lines: readonly Line[], text: string): GrammarReading {
    this.lexer.prepare(lines.filter(({ dropped }) => !dropped));
    return this.parsed('ItemLine', text);
  }

  /** The head of a block without anything in it. All offsets count from the beginning of the line's text. */
  head(written: WrittenLine): GrammarReading {
    this.lexer.prepare([written, this.lexer.closeAfter(written)]);
    return this.parsed('ItemLine', written.text);
  }

  private parsed(rule: string, text: string): GrammarReading {
    const { value, parserErrors } = this.parser.parse<ast.Item>(text, { rule });
    return { node: value, errors: parserErrors };
  }
}
