/** Faults in protocols are found by their `verify` blocks; the whole table is a part of `npm run truth`. */
import { expect, it } from 'vitest';
import { planted } from './planted.js';

it('of faults planted in alternating_bit properties find some; the right protocol has none', () => {
  const { planted: all, foundBy, refused } = planted('alternating_bit', 13);
  expect([all, refused]).toEqual([13, 0]);
  expect([...foundBy.keys()].sort()).toEqual(['finally', 'unexpected-receive']);
});
