/** What a model for SPIN is written from. */
import type { Ruled } from '../../run/world.js';
import type { LocalSteps } from '../../verify/local-steps.js';
import type { Verified } from '../../verify/verified.js';
import type { PromelaNumbers } from './numbers.js';

export interface PromelaSubject {
  readonly verified: Verified;
  /** Events that end everything at once. */
  readonly abrupt: readonly string[];
  /** Where a row stands: `p.hsk:405`. */
  readonly placeOf: (row: Ruled) => string;
  /** The line of a property; '' for what nobody asked for. */
  readonly textOf: (nth: number) => string;
}

export interface PromelaModel extends PromelaSubject {
  readonly local: LocalSteps;
  readonly numbers: PromelaNumbers;
}
