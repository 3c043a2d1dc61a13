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
  /** `null` in the place of a file that could not be checked. */
  readonly told: readonly (FileReport | null)[];
  /** Which these are, and why. */
  readonly undone?: readonly string[];
}

interface JoinedShares {
  /** In the order of the whole list. */
  readonly told: readonly FileReport[];
  readonly undone: readonly string[];
}

/** @throws a sentence, where a share is missing or there twice */
export function joined(shares: readonly ShardContent[]): JoinedShares {
  const [first] = shares;
  if (first === undefined) return { told: [], undone: [] };
  const byNumber = new Map<number, ShardContent>();
  for (const share of shares) {
    if (share.of !== first.of) throw new Error(said().sharesDiffer(first.of, share.of));
    if (byNumber.has(share.number)) throw new Error(said().shareTwice(share.number, share.of));
    byNumber.set(share.number, share);
  }
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((number) => !byNumber.has(number));
  if (missing.length > 0) throw new Error(said().sharesMissing(missing, first.of));
  const inOrder = Array.from({ length: first.of }, (_, at) => byNumber.get(at + 1)).flatMap((share) => share ?? []);
  return {
    told: dealtOut(inOrder.map(({ told }) => told)).flatMap((each) => each ?? []),
    undone: inOrder.flatMap(({ undone = [] }) => undone),
  };
}

/** The first of each, then the second of each: as they were dealt out. */
function dealtOut<T>(hands: readonly (readonly T[])[]): readonly T[] {
  const most = Math.max(...hands.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => hands.flatMap((hand) => hand.slice(round, round + 1))).flat();
}

export const hasErrors = (files: readonly FileReport[]): boolean => counts(files).errors > 0;
