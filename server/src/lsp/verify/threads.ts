/** Verifications on threads of their own, so that typing never waits: a thread that has nothing to do is kept for a while. */
import { Worker } from 'node:worker_threads';
import type { OutcomeFacts } from '../../language/verify/problems.js';
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
    let isDone = false;
    const done = new Promise<OutcomeFacts>((resolve, reject) => {
      const end = (): void => {
        isDone = true;
        worker.removeAllListeners();
      };
      const lost = (error: Error): void => {
        end();
        reject(error);
      };
      worker.on('error', lost);
      worker.on('exit', () => lost(new Error('the thread ended early')));
      worker.on('message', (answer: ThreadAnswer) => {
        if (answer.kind === 'progress') return progress(answer.situations);
        end();
        this.keep(worker);
        if (answer.kind === 'done') resolve(answer.outcome);
        else reject(new Error(answer.reason));
      });
      worker.postMessage({ ...task, over } satisfies ThreadTask);
    });
    const cancel = (): void => {
      Atomics.store(new Int32Array(over), 0, 1);
      setTimeout(() => !isDone && void worker.terminate(), DEAF).unref();
    };
    return { done, cancel };
  }

  private made(): Worker {
    const worker = new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    worker.unref();
    return worker;
  }

  private keep(worker: Worker): void {
    this.idle.push(worker);
    worker.on('error', () => this.drop(worker));
    setTimeout(() => this.drop(worker), IDLE).unref();
  }

  private drop(worker: Worker): void {
    const at = this.idle.indexOf(worker);
    if (at < 0) return;
    this.idle.splice(at, 1);
    void worker.terminate();
  }
}
