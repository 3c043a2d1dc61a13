import { describe, expect, test } from 'vitest';
import { isShown, type SortableRow, sorted } from './table-rows.js';

const row = (hosts: string, segments: number, how = 'opened, closed', isOdd = false): SortableRow => ({
  cells: [hosts, segments, how],
  isOdd,
});
const rows = [
  row('10.0.0.2:40000 → 10.0.0.9:443', 7),
  row('10.0.0.10:40001 → 10.0.0.9:80', 90, 'opened, reset', true),
  row('[fe80::1]:5 → [fe80::2]:443', 8),
];
const segments = (found: readonly SortableRow[]) => found.map(({ cells }) => cells[1]);
const shown = (typed: string, onlyOdd = false) => segments(rows.filter((each) => isShown(each, typed, onlyOdd)));

describe('sorted', () => {
  test('by numbers, either way', () => {
    expect(segments(sorted(rows, 1, true))).toEqual([7, 8, 90]);
    expect(segments(sorted(rows, 1, false))).toEqual([90, 8, 7]);
  });
  test('by addresses as people count them', () => expect(segments(sorted(rows, 0, true)).slice(-2)).toEqual([7, 90]));
});

describe('shown', () => {
  test('all, as long as nothing is typed', () => expect(shown(' ')).toEqual([7, 90, 8]));
  test('what holds each word, in whichever case', () => {
    expect(shown(':443')).toEqual([7, 8]);
    expect(shown('10.0.0.9 RESET')).toEqual([90]);
    expect(shown('fe80::2 :443 opened')).toEqual([8]);
    expect(shown('90')).toEqual([]);
  });
  test('those with problems only', () => {
    expect(shown('', true)).toEqual([90]);
    expect(shown(':443', true)).toEqual([]);
  });
});
