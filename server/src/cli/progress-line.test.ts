/** How far work has come, on a terminal alone. */
import { expect, it } from 'vitest';
import { progressLine } from './progress-line.js';

function shown(isTTY: boolean, times: readonly number[]): readonly string[] {
  const written: string[] = [];
  let clock = 0;
  const progress = progressLine(
    (done) => `${done} so far`,
    { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 },
    () => clock,
  );
  for (const time of times) {
    clock = time;
    progress.show(time);
  }
  progress.end();
  return written;
}

it('is told now and then, and taken away at the end', () => {
  const [first, second, last = '', ...more] = shown(true, [100, 600, 650, 800]);
  expect([first, second]).toEqual(['\r600 so far', '\r800 so far']);
  expect(last.trim()).toBe('');
  expect(more).toEqual([]);
});

it('short work, and output that is no terminal, have no such line', () => {
  expect(shown(true, [100, 400])).toEqual([]);
  expect(shown(false, [100, 600])).toEqual([]);
});
