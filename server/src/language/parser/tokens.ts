/** The token types: keywords that are words too, and hand-written patterns with hints of their first characters. */
import { DefaultTokenBuilder, type GrammarAST, isTokenTypeArray, type TokenBuilderOptions } from 'langium';
import * as patterns from './patterns.js';
import type { TokenType } from './token.js';

/** No value of a field: `seq= as m1` is a value left out. */
const NO_VALUES = new Set(['as', 'expect']);
/** The lexer leaves these to heads of blocks, and makes plain names of all others. */
export const HEAD_WORDS: ReadonlySet<string> = new Set(['exchange', 'exercise', 'protocol', 'verify']);
const code = (character: string): number => character.charCodeAt(0);

export class HandshakeTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar, options?: TokenBuilderOptions): TokenType[] {
    const tokens = super.buildTokens(grammar, options);
    if (!isTokenTypeArray(tokens)) throw new Error('one list of tokens expected');
    const byName = new Map(tokens.map((token) => [token.name, token]));
    const named = (name: string): TokenType => {
      const token = byName.get(name);
      if (token === undefined) throw new Error(`no token ${name}`);
      return token;
    };
    matchWith(named('SYMBOL'), patterns.name, patterns.nameStarts);
    matchWith(named('ID'), () => null, []);
    matchWith(named('LOST'), patterns.lost, [code('-')]);
    matchWith(named('STRING'), patterns.string, [code('"')]);
    matchWith(named('ML_COMMENT'), patterns.blockComment, [code('/')]);
    makeWords(tokens, named('ID'), named('SYMBOL'));
    tokens.push(namedNot(named('not'), named('SYMBOL')));
    return [named('LOST'), named('ML_COMMENT'), named('SL_COMMENT'), ...tokens.filter((token) => !EARLY.has(token.name))];
  }
}

/** Tried before `-`, `->` and `/`; an SL_COMMENT would otherwise be two `/`. */
const EARLY = new Set(['LOST', 'ML_COMMENT', 'SL_COMMENT']);

function matchWith(token: TokenType, pattern: (text: string, offset: number) => [string] | null, starts: readonly number[]): void {
  token.PATTERN = pattern;
  token.LINE_BREAKS = token.name === 'ML_COMMENT';
  // without the hint of one custom pattern the lexer drops its table of first characters altogether
  token.START_CHARS_HINT = [...starts];
}

/**
 * A `not` that may be a name. Before a parenthesis it never is: `not (x)` would be a function's call as well, and each of
 * several within each other doubles what the parser has to tell apart.
 */
function namedNot(not: TokenType, symbol: TokenType): TokenType {
  const token: TokenType = { name: NAMED_NOT, CATEGORIES: [not, symbol] };
  matchWith(token, () => null, []);
  not.CATEGORIES = [];
  return token;
}

/** The lexer makes it of each `not` without a parenthesis behind it. */
export const NAMED_NOT = 'NOT';

/** Every word is an ID; a plain name and most keywords are SYMBOLs, which are IDs. */
function makeWords(tokens: readonly TokenType[], id: TokenType, symbol: TokenType): void {
  symbol.CATEGORIES = [id];
  for (const token of tokens) {
    if (!/^[a-z]+$/.test(token.name)) continue;
    token.LONGER_ALT = symbol;
    if (!HEAD_WORDS.has(token.name)) token.CATEGORIES = [NO_VALUES.has(token.name) ? id : symbol];
  }
}
