/** What came of verifying. */
import type { Answer, Verified } from '../../verify/search.js';

type VerdictWords = Answer['verdict'];
export type Amounts = Pick<Verified, 'states' | 'transitions' | 'depth'>;

const VERDICTS: Readonly<Record<VerdictWords, string>> = { holds: 'holds', fails: 'fails', undecided: 'not decided' };

const amounts = ({ states, transitions, depth }: Amounts): string =>
  `${plural(states, 'situation')}, ${plural(transitions, 'step')}, at most ${depth} in a row`;

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export const verify = {
  verdict: (verdict: VerdictWords) => VERDICTS[verdict],
  unexpectedReceive: 'whatever arrives, its receiver has a rule for it',
  deadEnd: 'nobody is stuck',
  complete: (all: Amounts) => `Everything that can happen within these bounds was looked at: ${amounts(all)}.`,
  stopped: (all: Amounts) =>
    `Not everything was looked at: it was stopped after ${amounts(all)}. Narrower bounds, --states or --seconds help.`,
  hasErrors: 'not looked at: it has errors',
  nothing: 'No verify block was found.',
};
