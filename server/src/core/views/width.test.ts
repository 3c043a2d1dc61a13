import { describe, expect, it } from 'vitest';
import { columns, graphemes, padEnd, wrapped } from './width.js';

describe('columns', () => {
  it.each([
    ['', 0],
    ['SYN', 3],
    ['클라이언트', 10],
    ['클라이언트'.normalize('NFD'), 10],
    ['é'.normalize('NFD'), 1],
    ['漢字', 4],
    ['ｱﾞ', 2],
    ['─│', 2],
    ['🙂', 2],
    ['👩‍👩‍👧', 2],
    ['🇰🇷', 2],
    ['1️⃣', 2],
    ['👍🏽', 2],
    ['a\u200bb', 2],
    ['“”…', 3],
  ])('of %j are %i', (text, width) => expect(columns(text)).toBe(width));
});

it('a text is never cut inside what a reader takes for one character', () => {
  expect([...graphemes('é👩‍👩‍👧x'.normalize('NFD'))]).toEqual(['e\u0301', '👩‍👩‍👧', 'x']);
  expect(wrapped('👩‍👩‍👧👩‍👩‍👧🇰🇷', 4)).toEqual(['👩‍👩‍👧👩‍👩‍👧', '🇰🇷']);
});

it('padding counts columns', () => expect(padEnd('서버', 6)).toBe('서버  '));
