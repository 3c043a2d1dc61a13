/** A way on from a mistake. */
import type { Outcome } from '../context.js';
import type { World } from '../world.js';

export interface Candidate {
  readonly world: World;
  /** Errors that this way tells of, up to and with the statement. */
  readonly cost: number;
  readonly outcome?: Outcome;
  /** The number that was right, where it is another one than the rule names first. */
  readonly expected?: string;
}
