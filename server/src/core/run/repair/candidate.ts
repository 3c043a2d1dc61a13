/** A way on from a mistake. */
import type { Repair } from '../../problem/repair.js';
import type { Context, StepOutcome } from '../context.js';
import type { StatementEffect, World } from '../world.js';

/** A statement that failed. */
export interface FailedStep {
  readonly context: Context;
  /** Before the statement. */
  readonly world: World;
  readonly at: number;
  readonly attempt: StepOutcome;
}

export interface Candidate {
  readonly world: World;
  /** Errors that this way tells of, up to and with the statement. */
  readonly cost: number;
  readonly outcome?: StepOutcome;
  /** The number that was right, where it is another one than the rule names first. */
  readonly expected?: string;
  /** What would have to be written for it; none where the author's lines stay as they are. */
  readonly repairs: readonly Attempt[];
  /** By which it was found; none where the line was taken as it stands. */
  readonly way?: string;
}

/** One of the ways in which a line may have been meant, and all that it leads to. */
export interface WayTried {
  readonly name: string;
  readonly candidates: () => Iterable<Candidate>;
}

/** A repair that was tried out, and what its statement then did: that tells its numbers. */
export type Attempt = (Repair & { readonly did?: StatementEffect }) | KeptRepair;

/** A number that was mistyped before `at`, by so much, and on which all after it builds. */
export interface KeptRepair {
  readonly kind: 'kept';
  readonly at: number;
  readonly by: number;
}
