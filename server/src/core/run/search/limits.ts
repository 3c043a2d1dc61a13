/** How far anybody looks: one set of limits for all searches over worlds. */
export interface Limits {
  /** Moves in a row. */
  readonly moves: number;
  /** Different worlds in all. */
  readonly worlds: number;
}

/** For a person who asks and waits. */
export const LIMITS: Limits = { moves: 20, worlds: 3_000 };

/** With very many hosts only a few can be asked what they would do. */
export const MOST_HOSTS = 4;

/** Statements that somebody looks back or ahead: what is further away has seldom to do with it. */
export const FAR = 60;
