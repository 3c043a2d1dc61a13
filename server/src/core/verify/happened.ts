/** What comes of a step of one host. */
import type { Ruled } from '../run/world.js';

export interface Happened {
  /** Its state after it. */
  readonly host: number;
  /** How many numbers it has chosen so far. */
  readonly drawn: number;
  /** Rows of the protocol that were carried out. */
  readonly rows: readonly Ruled[];
  /** A variable got a number that it cannot hold. */
  readonly isTooLarge: boolean;
}

export interface VerifiedSending extends Happened {
  readonly segment: number;
  /** It may be left undone. */
  readonly isFree: boolean;
}

export interface Receiving extends Happened {
  /** A row of its state fits. */
  readonly row: boolean;
}
