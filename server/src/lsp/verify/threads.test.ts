import { expect, it } from 'vitest';
import type { VerifyTask } from './task.js';
import { Threads } from './threads.js';

/** A thread that answers with the number that it was given; below zero it ends instead. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ at }) => (at < 0 ? process.exit() : parentPort.postMessage({ kind: 'done', outcome: { states: at } })));
  `)}`,
);

const taskOf = (at: number): VerifyTask => ({
  source: '',
  text: '',
  isMarked: false,
  lookups: [],
  at,
  states: 1,
  seconds: 1,
  language: 'en',
});

it('a thread that has ended one verification does the next', async () => {
  const threads = new Threads(program);
  for (let at = 1; at <= 5; at++) expect((await threads.begin(taskOf(at), () => {}).done).states).toBe(at);
});

it('a thread that has died is not used again', async () => {
  const threads = new Threads(program);
  await expect(threads.begin(taskOf(-1), () => {}).done).rejects.toThrow('the thread ended early');
  expect((await threads.begin(taskOf(7), () => {}).done).states).toBe(7);
});
