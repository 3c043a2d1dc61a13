/** Hand-ins judged on several threads. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { spokenTag } from '../../core/index.js';
import { InOrder, onPool } from '../pool.js';
import type { GradeReply, GradeTask, GradeThreadSetting } from './grade-worker.js';
import type { HandIn } from './hand-ins.js';
import { writtenHandIn } from './submit.js';

/** Built next to the command; missing when run from source. */
const PROGRAM = new URL('./grade-worker.js', import.meta.url);

/** Threads start cold and read the key: below this many characters, one is as fast. */
const WORTH_THREADS = 300_000;

/** How many threads to use for these; 1 for this one alone. */
export function gradeThreads(handIns: readonly HandIn[], key: string, asked: number | undefined): number {
  if (key === '-' || !existsSync(PROGRAM)) return 1;
  const characters = handIns.reduce((sum, { sources }) => sum + sources.reduce((of, { text }) => of + text.length, 0), 0);
  const fit = asked ?? (characters < WORTH_THREADS ? 1 : availableParallelism());
  return Math.max(1, Math.min(fit, handIns.length));
}

interface GradeThreads {
  readonly key: string;
  readonly threads: number;
  /** What a thread runs. */
  readonly program?: URL;
}

/** @returns in the order of the hand-ins */
export async function judgedOnThreads(
  handIns: readonly HandIn[],
  { key, threads, program = PROGRAM }: GradeThreads,
): Promise<readonly GradeReply[]> {
  const replies: GradeReply[] = [];
  const ordered = new InOrder((reply: GradeReply) => replies.push(reply));
  const take = (reply: GradeReply): boolean => {
    ordered.take(reply);
    return true;
  };
  const tasks = handIns.map((handIn, at): GradeTask => ({ at, handIn: writtenHandIn(handIn) }));
  const data: GradeThreadSetting = { tag: spokenTag(), key };
  await onPool({ program, threads, data }, { tasks, take });
  return replies;
}
