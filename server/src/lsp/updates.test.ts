import { expect, it } from 'vitest';
import { pauseFor } from './updates.js';

it.each([
  [0, 0],
  [20, 0],
  [30, 80],
  [200, 200],
  [1500, 400],
])('a build of %i ms is waited for %i ms', (cost, pause) => {
  expect(pauseFor(cost)).toBe(pause);
});
