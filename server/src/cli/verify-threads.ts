/** Verifications on several threads: each is handed to one that has nothing to do. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { spokenTag } from '../core/views/words/wording.js';
import type { VerifyOrder, VerifyReply } from './verify-worker.js';

/** Made by the build, beside the command; absent where the sources are run. */
const program = new URL('./verify-worker.js', import.meta.url);

export const hasVerifyThreads = (): boolean => existsSync(program);

/** @returns in the order of the orders */
export async function verifyOnThreads(orders: readonly VerifyOrder[], threads: number): Promise<readonly VerifyReply[]> {
  const replies: VerifyReply[] = [];
  const waiting = [...orders];
  const workers = Array.from(
    { length: Math.min(threads, orders.length) },
    () => new Worker(fileURLToPath(program), { workerData: spokenTag() }),
  );
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const order = waiting.shift();
        if (order === undefined) resolve();
        else worker.postMessage(order);
      };
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended early')));
      worker.on('message', (reply: VerifyReply) => {
        replies[reply.order] = reply;
        give();
      });
      give();
    });
  try {
    await Promise.all(workers.map(work));
    return replies;
  } finally {
    for (const worker of workers) {
      worker.removeAllListeners('exit');
      void worker.terminate();
    }
  }
}
