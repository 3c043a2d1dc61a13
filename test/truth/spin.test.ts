import { describe, expect, it } from 'vitest';
import { besideSpin, hasSpin } from './spin.js';

describe.skipIf(!hasSpin())('beside SPIN', () => {
  it('a small verification has the same verdicts and as many states; all shipped ones are in npm run truth', () => {
    const { properties, states, differences } = besideSpin(['examples/verify/half-open.hsk']);
    expect(differences).toEqual([]);
    expect(properties).toBeGreaterThan(3);
    expect(states).toBeGreaterThan(30);
  });
});
