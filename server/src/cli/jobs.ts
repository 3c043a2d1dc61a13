/** Files on all cores: each goes to an idle thread, and the results come in the order of the list. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { spokenTag } from '../core/index.js';
import type { Task, WorkerAnswer } from './check-worker.js';
import type { Failure } from './each.js';
import { wrong } from './options.js';
import { InOrder, onPool } from './pool.js';
import type { FoundFile } from './sources.js';
import type { FileReport } from './told.js';
import { said } from './words/said.js';

/** Built next to the command; missing when run from source. */
const PROGRAM = new URL('./check-worker.js', import.meta.url);

/** Threads start cold: below this many bytes, one is as fast. */
const WORTH_THREADS = 400_000;
const MOST_THREADS = 64;

export function jobsOf(command: string, written: string | undefined, option = 'jobs'): number | undefined {
  if (written === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(written)) throw wrong(command, said().threads(option, written));
  return Math.min(MOST_THREADS, Number(written));
}

/** How many threads to use for these files; 0 for this one alone, which receives no signals while it works. */
export function threadsFor(sources: readonly FoundFile[], asked: number | undefined): number {
  if (!existsSync(PROGRAM) || sources.length < 2 || sources.some(({ path }) => path === '-')) return 0;
  const isMuch = sources.reduce((sum, { bytes }) => sum + bytes, 0) >= WORTH_THREADS;
  const threads = Math.min(sources.length, asked ?? (isMuch ? availableParallelism() : 1));
  return threads > 1 || isMuch ? threads : 0;
}

export interface JobResult {
  readonly told?: FileReport;
  readonly failure?: Failure;
  /** Why the file could not be read. */
  readonly unread?: string;
}

interface CheckThreads {
  /** How many fixes of each problem are told. */
  readonly fixes: number;
  readonly threads: number;
  readonly stop?: AbortSignal | undefined;
  /** What a thread runs. */
  readonly program?: URL;
}

/** @param each is given what was found in each file, in their order, as soon as it and all before it are there; when all is stopped, what else is there */
export async function onThreads(
  sources: readonly Pick<FoundFile, 'path'>[],
  { fixes, threads, stop, program = PROGRAM }: CheckThreads,
  each: (found: JobResult) => void,
): Promise<void> {
  const ordered = new InOrder((answer: WorkerAnswer) => each(foundIn(answer, sources[answer.at]?.path ?? '')));
  const tasks = sources.map(({ path }, at): Task => ({ at, path, fixes }));
  const take = (answer: WorkerAnswer): boolean => {
    ordered.take(answer);
    return true;
  };
  await onPool({ program, threads, data: spokenTag() }, { tasks, take, stop });
  ordered.rest();
}

function foundIn({ told, failure }: WorkerAnswer, path: string): JobResult {
  if (failure?.cannotDo) return { unread: failure.reason };
  return { ...(told && { told }), ...(failure && { failure: { path, reason: failure.reason } }) };
}
