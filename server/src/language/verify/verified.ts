/** A verification of an analysed document, looked through: verdicts, and the ways as documents of their own. */
import { type Answer, type Disturbances, statesAfter, type VerificationLimits, type Verified, verify } from '../../core/index.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { ABRUPT } from '../exercise/to-goals.js';
import { written } from './written.js';

export interface PropertyVerdict extends Pick<Answer, 'kind' | 'property' | 'verdict'> {
  /** The shortest way to where it fails, or to what is possible: a document that checks clean. */
  readonly exchange?: string;
  /** How long that way is, and where it ends. */
  readonly steps?: number;
  readonly ends?: readonly (readonly [host: string, state: string])[];
  /** Of an adversary, the cheapest first, whose way is `exchange`. */
  readonly breaks?: readonly BreakFound[];
}

/** What an adversary does for a property to fail. */
export interface BreakFound {
  readonly disturbances: Disturbances;
  readonly cost: number;
  readonly exchange: string;
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
  const verdicts = verified.answers.map((answer, at): PropertyVerdict => {
    const { kind, property, verdict, way } = answer;
    const shown = { kind, nth: at + 1, ...(property && { property }) };
    const breaks = answer.breaks?.map(({ disturbances, cost, ...found }) => ({
      disturbances,
      cost,
      exchange: written({ analysed, analysis, verified: found.verified }, { ...shown, way: found.way }),
    }));
    const exchange = breaks?.[0]?.exchange ?? (way && written({ analysed, analysis, verified }, { ...shown, way }));
    const place = way && { steps: way.length, ends: statesAfter(answer.breaks?.[0]?.verified ?? verified, way) };
    return {
      kind,
      verdict,
      ...(property && { property }),
      ...(exchange !== undefined && { exchange }),
      ...place,
      ...(breaks && { breaks }),
    };
  });
  return { states, transitions, depth, complete, verdicts };
}
