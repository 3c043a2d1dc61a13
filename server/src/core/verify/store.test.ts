/** Rows are kept once, and are what they were, however many and however large their numbers. */
import { describe, expect, it } from 'vitest';
import { StateStore } from './store.js';

/** More than two pieces of it. */
const MANY = 10_000;

function filled(numberOf: (at: number) => number): StateStore {
  const store = new StateStore(3);
  for (let at = 0; at < MANY; at++) store.add(Int32Array.of(at, numberOf(at), 7), at - 1);
  return store;
}

describe.each([
  ['small numbers', (at: number) => at % 5],
  ['one number that needs more than 16 bits, among the last', (at: number) => (at === MANY - 2 ? 70_000 : at % 5)],
  ['large numbers', (at: number) => 2 ** 31 - 1 - at],
  ['numbers below zero', (at: number) => -at],
])('%s', (_, numberOf) => {
  const store = filled(numberOf);

  it('each row is found, and reads as it was', () => {
    const found = Array.from({ length: MANY }, (_, at) => {
      const row = Int32Array.of(at, numberOf(at), 7);
      return store.find(row) === at && store.parent(at) === at - 1 && store.row(at).every((each, nth) => each === row[nth]);
    });
    expect([store.size, found.filter((is) => is).length]).toEqual([MANY, MANY]);
  });

  it('a second time it is not kept, and its first way stays', () => {
    for (let at = 0; at < MANY; at++) store.add(store.row(at), 5);
    expect([store.size, store.parent(9)]).toEqual([MANY, 8]);
  });

  it('what was never there is not found', () => expect(store.find(Int32Array.of(1, 1, 8))).toBe(-1));
});

it('rows of nine small numbers take less than 50 bytes each', () => {
  const store = new StateStore(9);
  for (let at = 0; at < 100_000; at++) store.add(Int32Array.of(at & 0xff, at >> 8, 0, 1, 2, 3, 4, 5, 6), at - 1);
  expect(store.bytes / store.size).toBeLessThan(50);
});
