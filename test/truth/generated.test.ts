import { expect, test } from 'vitest';
import { tally } from './generated.js';

test('captures of what the machine itself produces: nobody is accused, and what is planted is found', () => {
  const { captures, accused, planted, found } = tally([3, 24, 42]);
  expect(captures).toBe(39);
  expect(accused.map(({ seed, kind, codes }) => `${seed} ${kind}: ${codes.join(' ')}`)).toEqual([]);
  expect(found / planted).toBeGreaterThan(0.95);
}, 60_000);
