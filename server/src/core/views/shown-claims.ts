/** The claims that have a place in a picture. One that holds needs none: the states say the same. */
import type { Claim, Claims } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import type { Span } from '../span.js';
import type { Trace } from '../trace/trace.js';

export interface ShownClaim {
  readonly host: string;
  /** A question, without its mark where it does not hold: `in ?`, `snd_nxt = 7`. */
  readonly text: string;
  readonly span: Span;
  /** Why it does not hold; absent where it asks, with a `?`. */
  readonly problem?: Problem;
}

/** In the order in which they are written. */
export function shownClaims(trace: Trace, { span, claims }: Claims): readonly ShownClaim[] {
  const failed = trace.problems.flatMap((problem): readonly ShownClaim[] => {
    const { facts } = problem;
    if (facts.kind !== 'claim' || problem.span.start < span.start || problem.span.end > span.end) return [];
    return [{ host: facts.host, text: `${facts.variable ? `${facts.variable} = ` : ''}${facts.written}`, span: problem.span, problem }];
  });
  return [...failed, ...claims.flatMap(asked)].sort((a, b) => a.span.start - b.span.start);
}

function asked(claim: Claim): readonly ShownClaim[] {
  const { host, span } = claim;
  if (claim.kind === 'state') return claim.state === undefined ? [{ host: host.text, text: 'in ?', span }] : [];
  if (claim.kind === 'condition' || claim.value.kind !== 'blank') return [];
  return [{ host: host.text, text: `${claim.variable.text} = ?`, span }];
}
