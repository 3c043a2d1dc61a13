/** A worker thread that runs verifications, one at a time. */
import { parentPort } from 'node:worker_threads';
import type { OutcomeFacts } from '../../language/index.js';
import { languageOf, speakIn } from '../../translations/choose.js';
import { type VerifyTask, worked } from './task.js';

export interface ThreadTask extends VerifyTask {
  /** A single number: not 0 once the verification is cancelled. */
  readonly over: SharedArrayBuffer;
}

export type ThreadAnswer =
  | { readonly kind: 'progress'; readonly situations: number }
  | { readonly kind: 'done'; readonly outcome: OutcomeFacts }
  | { readonly kind: 'failed'; readonly reason: string };

/** Milliseconds between two progress reports. */
const EVERY = 200;

const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);

parentPort?.on('message', async ({ over, ...task }: ThreadTask) => {
  const flag = new Int32Array(over);
  let last = performance.now();
  try {
    await speakIn(languageOf(task.language));
    const outcome = worked(task, {
      isOver: () => Atomics.load(flag, 0) !== 0,
      progress: (situations) => {
        if (performance.now() - last < EVERY) return;
        last = performance.now();
        say({ kind: 'progress', situations });
      },
    });
    say({ kind: 'done', outcome });
  } catch (error) {
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
