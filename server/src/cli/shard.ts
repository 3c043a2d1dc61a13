/** What `--shard I/N` says, and the joining of what the shares have found. */

import { wrong } from './options.js';
import type { Shard } from './share.js';
import { counts, type FileReport } from './told.js';
import { said } from './words/said.js';

export function shardOf(command: string, written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined;
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  if (number === undefined || of === undefined || Number(number) < 1 || Number(number) > Number(of))
    throw wrong(command, said().shard(written));
  return { number: Number(number), of: Number(of) };
}

/** What the JSON of a share carries beside what every JSON does: all that another format needs. */
export interface ShardContent extends Shard {
  readonly told: readonly FileReport[];
}

/** In the order of the whole list. @throws a sentence, where a share is missing or there twice */
export function joined(shares: readonly ShardContent[]): readonly FileReport[] {
  const [first] = shares;
  if (first === undefined) return [];
  const byNumber = new Map<number, readonly FileReport[]>();
  for (const { number, of, told } of shares) {
    if (of !== first.of) throw new Error(said().sharesDiffer(first.of, of));
    if (byNumber.has(number)) throw new Error(said().shareTwice(number, of));
    byNumber.set(number, told);
  }
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((number) => !byNumber.has(number));
  if (missing.length > 0) throw new Error(said().sharesMissing(missing, first.of));
  const most = Math.max(...[...byNumber.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => Array.from({ length: first.of }, (_, at) => byNumber.get(at + 1)?.[round] ?? [])).flat(
    2,
  );
}

export const hasErrors = (files: readonly FileReport[]): boolean => counts(files).errors > 0;
