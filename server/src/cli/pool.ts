/** Tasks on several threads: each goes to an idle one. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface PoolThreads {
  /** What each of them runs: it answers one task after the other. */
  readonly program: URL;
  readonly threads: number;
  /** The `workerData` of each. */
  readonly data: unknown;
}

export interface PoolWork<Task, Reply> {
  readonly tasks: readonly Task[];
  /** Says whether the thread has done its task. What it throws ends all of them. */
  readonly take: (reply: Reply) => boolean;
  /** Ends all of them at once. */
  readonly stop?: AbortSignal | undefined;
}

/** Megabytes of what has just been made: with less to fill, a thread of small tasks takes a third less memory, in about the same time. */
const YOUNG = 12;

/** @throws where a thread ends before its tasks are done */
export async function onPool<Task, Reply>(
  { program, threads, data }: PoolThreads,
  { tasks, take, stop }: PoolWork<Task, Reply>,
): Promise<void> {
  const waiting = tasks.values();
  const options = { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } };
  const workers = Array.from({ length: Math.min(threads, tasks.length) }, () => new Worker(fileURLToPath(program), options));
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const { done, value } = waiting.next();
        if (done === true) resolve();
        else worker.postMessage(value);
      };
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended early')));
      worker.on('message', (reply: Reply) => {
        try {
          if (take(reply)) give();
        } catch (error) {
          reject(error);
        }
      });
      give();
    });
  try {
    await Promise.race([Promise.all(workers.map(work)), ...(stop === undefined ? [] : [aborted(stop)])]);
  } finally {
    for (const worker of workers) {
      worker.removeAllListeners('exit');
      void worker.terminate();
    }
  }
}

const aborted = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });

/** What comes in any order, handed on in that of its numbers, which begin with 0. */
export class InOrder<T extends { readonly at: number }> {
  private readonly early = new Map<number, T>();
  private next = 0;

  constructor(private readonly each: (next: T) => void) {}

  take(any: T): void {
    this.early.set(any.at, any);
    for (let due = this.early.get(this.next); due !== undefined; due = this.early.get(++this.next)) {
      this.early.delete(this.next);
      this.each(due);
    }
  }

  /** Hands on what waits for one that will not come any more. */
  rest(): void {
    for (const any of [...this.early.values()].sort((a, b) => a.at - b.at)) this.each(any);
    this.early.clear();
  }
}
