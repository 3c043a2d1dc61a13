/** A verification of an analysed document, looked through: verdicts, and the ways as documents of their own. */
import { type Answer, statesAfter, type VerificationLimits, type Verified, verify } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { ABRUPT } from '../exercise/to-goals.js';
import { written } from './written.js';

export interface PropertyVerdict extends Pick<Answer, 'kind' | 'property' | 'verdict'> {
  /** The shortest way to where it fails, or to what is possible: a document that checks clean. */
  readonly exchange?: string;
  /** How long that way is, and where it ends. */
  readonly steps?: number;
  readonly ends?: readonly (readonly [host: string, state: string])[];
}

export interface Outcome extends Pick<Verified, 'states' | 'transitions' | 'depth' | 'complete'> {
  readonly verdicts: readonly PropertyVerdict[];
}

export function outcomeOf(analysed: AnalysedVerification, analysis: Analysis, limits: VerificationLimits): Outcome {
  const { verification, runs } = analysed;
  const last = runs[runs.length - 1] ?? runs[0];
  for (const { happening } of last.done) limits.took?.(happening.rows.map(({ row }) => row));
  const verified = verify({ context: last.context, world: last.end, verification, abrupt: ABRUPT }, limits);
  const { states, transitions, depth, complete } = verified;
  const verdicts = verified.answers.map(({ kind, property, verdict, way }, at): PropertyVerdict => {
    const exchange = way && written({ analysed, analysis, verified }, { kind, way, nth: at + 1, ...(property && { property }) });
    const place = way && { steps: way.length, ends: statesAfter(verified, way) };
    return { kind, verdict, ...(property && { property }), ...(exchange !== undefined && { exchange }), ...place };
  });
  return { states, transitions, depth, complete, verdicts };
}
