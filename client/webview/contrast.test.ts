import { expect, it } from 'vitest';
import { contrastOf, lifted } from './contrast.js';

it.each([
  ['black on white', [0, 0, 0], [255, 255, 255], 21],
  ['the lightest grey that WCAG takes on white', [118, 118, 118], [255, 255, 255], 4.54],
  ['a colour on itself', [10, 200, 30], [10, 200, 30], 1],
] as const)('%s', (_, ink, ground, ratio) => expect(contrastOf(ink, ground)).toBeCloseTo(ratio, 2));

it.each([
  ['yellow on white', [255, 255, 0], [255, 255, 255]],
  ['dark blue on black', [0, 0, 90], [0, 0, 0]],
  ['grey on the same grey', [128, 128, 128], [128, 128, 128]],
] as const)('%s is lifted until it can be read', (_, ink, ground) =>
  expect(contrastOf(lifted(ink, ground), ground)).toBeGreaterThanOrEqual(4.5),
);

it('what can be read stays as it is', () => expect(lifted([200, 0, 0], [255, 255, 255])).toEqual([200, 0, 0]));
