/** Files on all cores: each is handed to a thread that has nothing to do, and what is found comes in the order of the list. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { spokenTag } from '../core/index.js';
import type { Task, WorkerAnswer } from './check-worker.js';
import type { Failure } from './each.js';
import { CannotDo } from './io.js';
import { wrong } from './options.js';
import { inOrder, onPool } from './pool.js';
import type { SourceFile } from './sources.js';
import type { FileReport } from './told.js';
import { said } from './words/said.js';

/** Made by the build, beside the command; absent where the sources are run. */
const program = new URL('./check-worker.js', import.meta.url);

/** A thread begins cold: below so many characters one does as well. */
const worthThreads = 400_000;
const mostThreads = 64;

export function jobsOf(command: string, written: string | undefined, option = 'jobs'): number | undefined {
  if (written === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(written)) throw wrong(command, said().threads(option, written));
  return Math.min(mostThreads, Number(written));
}

/** How many threads these files are worth; 1 for this one alone. */
export function threadsFor(sources: readonly SourceFile[], asked: number | undefined): number {
  if (!existsSync(program) || sources.some(({ path }) => path === '-')) return 1;
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0);
  const fit = asked ?? (characters < worthThreads ? 1 : availableParallelism());
  return Math.max(1, Math.min(fit, sources.length));
}

export interface JobResult {
  readonly told?: FileReport;
  readonly failure?: Failure;
}

/** @param each is given what was found in each file, in their order, as soon as it and all before it are there */
export async function onThreads(
  sources: readonly SourceFile[],
  fixes: number,
  threads: number,
  each: (found: JobResult) => void,
): Promise<void> {
  const tell = inOrder((answer: WorkerAnswer) => each(foundIn(answer, sources[answer.at]?.path ?? '')));
  const tasks = sources.map(({ path }, at): Task => ({ at, path, fixes }));
  const take = (answer: WorkerAnswer): boolean => {
    tell(answer);
    return true;
  };
  await onPool({ program, threads, data: spokenTag() }, { tasks, take });
}

function foundIn({ told, failure }: WorkerAnswer, path: string): JobResult {
  if (failure?.cannotDo) throw new CannotDo(failure.reason);
  return { ...(told && { told }), ...(failure && { failure: { path, reason: failure.reason } }) };
}
