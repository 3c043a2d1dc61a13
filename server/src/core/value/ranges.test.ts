/** Sets of serial numbers: what is joined, and in which order pieces are kept. */
import { expect, it } from 'vitest';
import { Numbers } from './numbers.js';
import { type Ranges, reach, span, union, unionWithSpan } from './ranges.js';

const numbers = Numbers.none;
const LAST = 2 ** 32;
const shown = (ranges: Ranges): string => ranges.map(({ from, to }) => `${from}-${to}`).join(' ');
const setOf = (text: string): Ranges => text.split(' ').flatMap((each) => span(numbers, ...bounds(each)));
const bounds = (text: string): [number, number] => {
  const [from = 0, to = 0] = text.split('-').map(Number);
  return [from, to];
};

it.each([
  ['', '5-9', '5-9'],
  ['5-9', '9-12', '5-12'],
  ['5-9', '1-5', '1-9'],
  ['5-9', '6-8', '5-9'],
  ['5-9', '1-20', '1-20'],
  ['5-9', '10-12', '5-9 10-12'],
  ['5-9', '1-4', '5-9 1-4'],
  ['5-9 20-30', '9-12', '20-30 5-12'],
  ['5-9 20-30', '8-22', '5-30'],
  ['5-9', '9-9', '5-9'],
  [`${LAST - 5}-${LAST - 1}`, `${LAST - 1}-3`, `${LAST - 5}-3`],
])('%s and %s is %s', (one, other, both) => {
  expect(shown(union(numbers, setOf(one), setOf(other)))).toBe(both);
  expect(shown(unionWithSpan(numbers, setOf(one), ...bounds(other)))).toBe(both);
});

it('the oldest of very many pieces are forgotten', () => {
  const all = Array.from({ length: 600 }, (_, nth) => nth).reduce<Ranges>(
    (ranges, nth) => unionWithSpan(numbers, ranges, nth * 10, nth * 10 + 1),
    [],
  );
  expect([all.length, all[0]?.from, all.at(-1)?.to]).toEqual([501, 990, 5991]);
  expect(reach(numbers, all, 990)).toBe(991);
});
