import { describe, expect, it, vi } from 'vitest';

vi.mock('vscode-languageclient/node', () => ({
  CloseAction: { DoNotRestart: 1, Restart: 2 },
  ErrorAction: { Continue: 1, Shutdown: 2 },
}));

const { Ends } = await import('./ends.js');

/** Ends at these times, in seconds; says which of them were followed by a start. */
function restarts(...times: readonly number[]): readonly boolean[] {
  let now = 0;
  const ends = new Ends(() => now);
  return times.map((time) => {
    now = time * 1000;
    return ends.closed().action === 2;
  });
}

describe('a server that ends', () => {
  it('is started again four times, and then given up', () => {
    expect(restarts(0, 1, 2, 3, 4)).toEqual([true, true, true, true, false]);
  });

  it('is started again when it has run for a while', () => {
    expect(restarts(0, 1, 2, 3, 300, 301)).toEqual([true, true, true, true, true, true]);
  });

  it('is given up once, and comes back with a use that is not the next key', () => {
    let now = 0;
    const ends = new Ends(() => now);
    let told = 0;
    ends.onGivenUp = () => void told++;
    for (let time = 0; time < 7; time++) ends.closed();
    expect([told, ends.isGivenUp, ends.mayTry()]).toEqual([1, true, false]);
    now = 6_000;
    expect(ends.mayTry()).toBe(true);
    ends.isBack();
    expect([ends.isGivenUp, ends.mayTry()]).toEqual([false, true]);
  });
});
