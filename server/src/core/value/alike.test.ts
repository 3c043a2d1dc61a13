import { expect, it } from 'vitest';
import { alike } from './alike.js';
import { Trie } from './trie.js';

const shared = { deep: [1, { a: 'x' }] };

it.each([
  [1, 1, true],
  [Number.NaN, Number.NaN, true],
  ['1', 1, false],
  [undefined, null, false],
  [[], {}, false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[1, [2]], [1, [2]], true],
  [[1, [2]], [1, [3]], false],
  [{ shared, n: 1 }, { shared, n: 1 }, true],
  [new Map([['a', [1]]]), new Map([['a', [1]]]), true],
  [new Map([['a', [1]]]), new Map([['a', [2]]]), false],
  [Trie.empty<number>().set(40, 1), Trie.empty<number>().set(40, 1), true],
  [Trie.empty<number>().set(40, 1), Trie.empty<number>().set(41, 1), false],
])('%j and %j: %j', (a, b, same) => {
  expect(alike(a, b)).toBe(same);
  expect(alike(b, a)).toBe(same);
});
