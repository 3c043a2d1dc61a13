/** Read piece by piece, a text says what it says when it is read as a whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText } from '../../core/views/fault-text.js';
import { sharedServices } from '../shared-parser.js';
import { HandshakeLexer, type LexedPiece } from './lexer.js';
import { stretchesOf } from './pieces.js';
import { endOf } from './token.js';

const lexer = sharedServices().parser.Lexer;
if (!(lexer instanceof HandshakeLexer)) throw new Error('the language has its own lexer');

const cut = (text: string) => [...stretchesOf(text, 0)].map(({ start, end }) => text.slice(start, end));

/** Words, comments and problems, by their places in the text. */
function said(parts: readonly { readonly start: number; readonly piece: LexedPiece }[]): unknown {
  const token = (start: number) => (each: Parameters<typeof endOf>[0]) =>
    `${start + each.startOffset}-${start + endOf(each)} ${each.image}`;
  return {
    lines: parts.flatMap(({ start, piece }) => piece.lines.map(({ kind, tokens }) => [kind, tokens.map(token(start))])),
    comments: parts.flatMap(({ start, piece }) => piece.comments.map(token(start))).sort(),
    problems: parts
      .flatMap(({ start, piece }) =>
        piece.problems.map(({ span, fault }) => `${start + span.start}-${start + span.end} ${faultText(fault)}`),
      )
      .sort(),
  };
}

const inPieces = (text: string): unknown =>
  said([...stretchesOf(text, 0)].map(({ start, end }) => ({ start, piece: lexer.piece(text.slice(start, end)) })));
const asWhole = (text: string): unknown => said([{ start: 0, piece: lexer.piece(text) }]);

describe('pieces', () => {
  it.each([
    ['lines', 'a\nb\n', ['a\n', 'b\n']],
    ['no blank lines', '\n \t\r\n a\n\n', [' a\n']],
    ['a comment that holds lines together', 'a /* b\nc */ d\ne', ['a /* b\nc */ d\n', 'e']],
    ['one comment after another', 'a /* b\nc */ d /*\n*/\ne', ['a /* b\nc */ d /*\n*/\n', 'e']],
    ['a comment without an end', 'a /* b\nc', ['a /* b\n', 'c']],
    ['all of it, in doubt', 'a\nb */* c\nd', ['a\nb */* c\nd']],
  ])('%s', (_, text, pieces) => expect(cut(text)).toEqual(pieces));

  const bits = [
    'a',
    ' ',
    '\n',
    '\r\n',
    '\r',
    ';',
    '{',
    '}',
    '/*',
    '*/',
    '//',
    '"',
    '\\',
    '-x',
    '->',
    'vary x in {1,',
    '=7',
    '@',
    '가',
    '/',
    '*',
  ];

  it('say what the whole says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(inPieces(text)).toEqual(asWhole(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a line', () => {
  it('can be read again', () => {
    const { lines } = lexer.piece('  A -> B : SYN /* c */ seq=1; note "x" // d\n');
    const before = lines.map(({ tokens }) => tokens.map(({ image, startOffset }) => [image, startOffset]));
    for (const line of lines) line.release();
    expect(lines.map(({ tokens }) => tokens.map(({ image, startOffset }) => [image, startOffset]))).toEqual(before);
  });
});
