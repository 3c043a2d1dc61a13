/** One set of limits for all searches over worlds. */
export interface Limits {
  /** Moves in a row. */
  readonly moves: number;
  /** Different worlds in all. */
  readonly worlds: number;
}

/** For somebody who is waiting for the answer. */
export const LIMITS: Limits = { moves: 20, worlds: 3_000 };

/** With very many hosts, only a few are asked for their moves. */
export const MOST_HOSTS = 4;

/** How many statements are looked at before and after: what is further away is seldom related. */
export const FAR = 60;
