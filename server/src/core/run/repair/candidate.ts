/** A way on from a mistake. */
import type { Repair } from '../../problem/repair.js';
import type { Outcome } from '../context.js';
import type { Happening, World } from '../world.js';

export interface Candidate {
  readonly world: World;
  /** Errors that this way tells of, up to and with the statement. */
  readonly cost: number;
  readonly outcome?: Outcome;
  /** The number that was right, where it is another one than the rule names first. */
  readonly expected?: string;
  /** What would have to be written for it; none where the author's lines stay as they are. */
  readonly repairs: readonly Attempt[];
}

/** A repair that was tried out, and what its statement then did: that tells its numbers. */
export type Attempt = (Repair & { readonly did?: Happening }) | Kept;

/** A number that was mistyped before `at`, by so much, and on which all after it builds. */
export interface Kept {
  readonly kind: 'kept';
  readonly at: number;
  readonly by: number;
}
