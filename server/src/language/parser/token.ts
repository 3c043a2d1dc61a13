/** Tokens as the parser library makes them, and what the other modules ask of them. */
import type { LexerResult } from 'langium';
import type { Name, Span } from '../../core/index.js';

export type Token = LexerResult['tokens'][number];
export type TokenType = Token['tokenType'];

export const typeOf = (token: Token | undefined): string => token?.tokenType.name ?? '';

export const endOf = (token: Token): number => token.startOffset + token.image.length;

export const spanOf = (token: Token): Span => ({ start: token.startOffset, end: endOf(token) });

export const nameOf = (token: Token): Name => ({ text: token.image.normalize('NFC'), span: spanOf(token) });

/** Keywords are words too: all of them can be names. */
export const isWord = (token: Token | undefined): boolean => token !== undefined && startsWord(token.image);

export const startsWord = (text: string): boolean => /^[\p{L}_]/u.test(text);

/** A token that stands in no text, put behind another one. */
export function madeAfter(after: Token, tokenType: TokenType): Token {
  const at = endOf(after);
  return { image: '', startOffset: at, endOffset: at - 1, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, tokenType };
}

/** Its line and column are not moved with it: nobody asks for them. */
export const movedToken = (token: Token, by: number): Token => ({
  ...token,
  startOffset: token.startOffset + by,
  endOffset: (token.endOffset ?? token.startOffset) + by,
});

export const retyped = (token: Token, tokenType: TokenType): Token => ({ ...token, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, tokenType });
