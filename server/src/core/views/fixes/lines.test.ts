import { expect, it } from 'vitest';
import type { Span } from '../../span.js';
import type { FixEdit } from './fix.js';
import { movedDown } from './lines.js';

const of = (text: string, line: string): Span => ({ start: text.indexOf(line), end: text.indexOf(line) + line.length });

const changed = (text: string, edits: readonly FixEdit[]): string =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);

it.each([
  ['with its comment', '  one // 1\n  two\n  three // 3\nend\n', '  two\n  three // 3\n  one // 1\nend\n'],
  ['behind the last line, which has no line break', '  one // 1\n  two\n  three', '  two\n  three\n  one // 1'],
  ['behind the last line, with other line breaks', 'one\r\ntwo\r\nthree', 'two\r\nthree\r\none'],
  ['in the midst, with other line breaks', 'one\r\ntwo\r\nthree\r\n', 'two\r\nthree\r\none\r\n'],
  ['on one line', '{ one; two; three }', '{ two; three; one }'],
])('a line is moved down: %s', (_, before, after) =>
  expect(changed(before, movedDown(before, of(before, 'one'), of(before, 'three')))).toBe(after),
);
