/** A verification of a document for SPIN. */

import { lookThrough, type Place, promela, type VerificationLimits } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { ABRUPT } from '../exercise/to-goals.js';

export interface PromelaText {
  readonly text: string;
  /** All that can happen within the bounds is in it; else SPIN is stopped by an error where it is not. */
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
}

/** @param placeOf how the place of a rule is named: `tcp.hsk:405` */
export function promelaOf(
  { verification: asked, runs }: AnalysedVerification,
  { text }: Analysis,
  limits: VerificationLimits,
  placeOf: (place: Place) => string,
): PromelaText {
  const last = runs[runs.length - 1] ?? runs[0];
  // what the network does of its own accord
  const { adversary: _, ...verification } = asked;
  const verified = lookThrough({ context: last.context, world: last.end, verification, abrupt: ABRUPT }, limits);
  const { complete, states, transitions } = verified;
  const textOf = (nth: number): string => {
    const span = verification.properties[nth]?.span;
    return span === undefined ? '' : text.slice(span.start, span.end);
  };
  const model = promela({ verified, abrupt: ABRUPT, placeOf: ({ rule }) => placeOf(rule.place), textOf });
  return { text: model, complete, states, transitions };
}
