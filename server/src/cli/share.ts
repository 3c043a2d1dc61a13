/** A share of the work: every Nth of a list, from the Ith. Threads read it, too: it imports nothing. */

export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export const share = <T>(all: readonly T[], shard: Shard | undefined): readonly T[] =>
  shard === undefined ? all : all.filter((_, at) => at % shard.of === shard.number - 1);
