/** What came of verifying, in sentences. */
import type { Answer, Verified } from '../../verify/search.js';
import type { PropertyKind } from '../../verify/verification.js';

const VERDICTS: Readonly<Record<Answer['verdict'], string>> = { holds: 'holds', fails: 'fails', undecided: 'not decided' };

const UNASKED: Readonly<Partial<Record<PropertyKind, string>>> = {
  'unexpected-receive': 'whatever arrives, its receiver has a rule for it',
  'dead-end': 'nobody is stuck',
};

/** @param written the property, as its author wrote it; '' for what is looked at unasked */
export const verdictLine = (kind: PropertyKind, verdict: Answer['verdict'], written: string): string =>
  `${`${VERDICTS[verdict]}:`.padEnd(13)}${written === '' ? UNASKED[kind] : written}`;

export function verdictSummary({
  states,
  transitions,
  depth,
  complete,
}: Pick<Verified, 'states' | 'transitions' | 'depth' | 'complete'>): string {
  const counted = `${plural(states, 'situation')}, ${plural(transitions, 'step')}, at most ${depth} in a row`;
  return complete
    ? `Everything that can happen within these bounds was looked at: ${counted}.`
    : `Not everything was looked at; it was stopped after ${counted}. More: --states and --seconds, or narrower bounds.`;
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
