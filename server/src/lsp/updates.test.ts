import { expect, it } from 'vitest';
import { pauseFor } from './updates.js';

it.each([
  [0, 60, 0],
  [20, 60, 0],
  [30, 60, 5],
  [30, 1000, 5],
  [200, 60, 5],
  [260, 60, 260],
  [260, 1000, 5],
  [1500, 60, 400],
])('a build of %i ms, %i ms after the last key, waits for %i ms', (cost, rest, pause) => {
  expect(pauseFor(cost, rest)).toBe(pause);
});
