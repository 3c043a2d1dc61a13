/** Verifications on threads of their own, so that typing never waits: an idle thread is kept for a while. */
import { Worker } from 'node:worker_threads';
import type { OutcomeFacts } from '../../language/index.js';
import type { VerifyJob, VerifyPlace, VerifyTask } from './task.js';
import type { ThreadAnswer, ThreadTask } from './verify-worker.js';

/** Milliseconds: an idle thread ends, and so does one that does not hear that it is to stop. */
const IDLE = 20_000;
const DEAF = 2_000;
/** What one verification may take up, in megabytes. */
const MEMORY = 1_500;

export class Threads implements VerifyPlace {
  private readonly idle: Worker[] = [];

  /** @param program the file that the thread runs */
  constructor(private readonly program: URL) {}

  begin(task: VerifyTask, progress: (situations: number) => void): VerifyJob {
    const over = new SharedArrayBuffer(4);
    const worker = this.idle.pop() ?? this.made();
    let [isDone, isKilled] = [false, false];
    const done = new Promise<OutcomeFacts>((resolve, reject) => {
      const end = (): void => {
        isDone = true;
        // its own listeners, and no others: the thread listens by some of its own whether anybody listens to it
        worker.off('error', lost).off('exit', ended).off('message', hear);
      };
      const lost = (error: Error): void => {
        end();
        reject(error);
      };
      const ended = (): void => lost(new Error('the thread ended early'));
      const hear = (answer: ThreadAnswer): void => {
        if (answer.kind === 'progress') {
          progress(answer.situations);
          return;
        }
        end();
        if (!isKilled) this.keep(worker);
        if (answer.kind === 'done') resolve(answer.outcome);
        else reject(new Error(answer.reason));
      };
      worker.on('error', lost).on('exit', ended).on('message', hear);
      worker.postMessage({ ...task, over } satisfies ThreadTask);
    });
    const kill = (): void => {
      if (isDone) return;
      isKilled = true;
      void worker.terminate();
    };
    const cancel = (): void => {
      Atomics.store(new Int32Array(over), 0, 1);
      setTimeout(kill, DEAF).unref();
    };
    return { done, cancel };
  }

  private made(): Worker {
    const worker = new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    worker.unref();
    // one that dies while it has nothing to do is not taken again
    worker.on('error', () => this.drop(worker));
    worker.on('exit', () => this.drop(worker));
    return worker;
  }

  private keep(worker: Worker): void {
    this.idle.push(worker);
    setTimeout(() => this.drop(worker), IDLE).unref();
  }

  private drop(worker: Worker): void {
    const at = this.idle.indexOf(worker);
    if (at < 0) return;
    this.idle.splice(at, 1);
    void worker.terminate();
  }
}
