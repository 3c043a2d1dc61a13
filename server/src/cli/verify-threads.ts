/** Verifications on several threads: each goes to an idle one. */
import { existsSync } from 'node:fs';
import { spokenTag, wording } from '../core/index.js';
import { onPool } from './pool.js';
import { progressLine } from './progress-line.js';
import { analysisOf, type VerifiedOne, verifiedOne } from './verify-one.js';
import type { VerifyOrder, VerifyReply, VerifyThreadSetting } from './verify-worker.js';

/** Built next to the command; missing when run from source. */
const PROGRAM = new URL('./verify-worker.js', import.meta.url);

export const hasVerifyThreads = (): boolean => existsSync(PROGRAM);

/**
 * Milliseconds: what is done by then needs no threads. A new thread begins to be useful after about half a second, and
 * is slow at first: it costs some two seconds of processor time before it is as quick as this one.
 */
const ALONE = 4_000;

export interface VerifyThreads {
  readonly threads: number;
  readonly stop?: AbortSignal | undefined;
  /** Milliseconds before there are threads. */
  readonly alone?: number;
  /** What a thread runs. */
  readonly program?: URL;
}

/**
 * Those that are done at once are done here, the others on threads.
 * @returns what was found, by the index of its order; one that is left alone is missing
 */
export async function verifyOnThreads(orders: readonly VerifyOrder[], given: VerifyThreads): Promise<ReadonlyMap<number, VerifyReply>> {
  if (orders.length < 2) return new Map();
  const done = doneAlone(orders, performance.now() + (given.alone ?? ALONE), given.stop);
  const left = orders.slice(done.length);
  const found = left.length < 2 ? [] : await onThreads(left, given);
  return new Map([...done, ...found].map((reply) => [reply.order, reply]));
}

/** One after the other, until there is no time left. */
function doneAlone(orders: readonly VerifyOrder[], until: number, stop: AbortSignal | undefined): readonly VerifyReply[] {
  const replies: VerifyReply[] = [];
  const isOver = (): boolean => performance.now() > until || stop?.aborted === true;
  for (const { order, at, ...task } of orders) {
    const analysis = analysisOf(task);
    const analysed = analysis.verifications[at];
    if (isOver() || analysed === undefined) break;
    const found: VerifiedOne = verifiedOne(analysed, analysis, task, { isOver, progress: () => undefined });
    if (!found.outcome.complete && isOver()) break;
    replies.push({ kind: 'found', order, found });
  }
  return replies;
}

async function onThreads(
  orders: readonly VerifyOrder[],
  { threads, stop, program = PROGRAM }: VerifyThreads,
): Promise<readonly VerifyReply[]> {
  const replies: VerifyReply[] = [];
  const over = new SharedArrayBuffer(4);
  const cancel = (): void => void Atomics.store(new Int32Array(over), 0, 1);
  stop?.addEventListener('abort', cancel);
  if (stop?.aborted) cancel();
  const setting: VerifyThreadSetting = { tag: spokenTag(), over };
  const situations = new Map<number, number>();
  const { show, end } = progressLine(wording().verify.running);
  const take = (reply: VerifyReply): boolean => {
    if (reply.kind !== 'progress') return replies.push(reply) > 0;
    situations.set(reply.order, reply.situations);
    show([...situations.values()].reduce((sum, each) => sum + each, 0));
    return false;
  };
  try {
    await onPool({ program, threads, data: setting }, { tasks: orders, take });
    return replies;
  } finally {
    end();
    stop?.removeEventListener('abort', cancel);
  }
}
