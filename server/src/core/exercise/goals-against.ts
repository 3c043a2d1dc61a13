/** Goals that one run reaches and another one misses: what a teacher may ask for, so that the other answer no longer passes. */
import type { Statement } from '../exchange/exchange.js';
import { unwrittenName } from '../exchange/unwritten.js';
import { statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { nowhere } from '../span.js';
import type { Goal } from './exercise.js';
import { missed } from './goals.js';

/** What makes an answer another one than the known one. */
export interface Difference {
  readonly kind: 'abrupt' | 'early' | 'message';
  /** The abrupt statement, the last one, the other message. */
  readonly different: Statement;
}

export function goalsAgainst({ kind, different }: Difference, other: Run, known: Run, abrupt: readonly string[]): readonly Goal[] {
  const candidates = kind === 'abrupt' ? againstAbrupt(different, abrupt) : kind === 'early' ? againstEarly(known) : againstMessage(known);
  return candidates.filter((goal) => missed(goal, known) === undefined && missed(goal, other) !== undefined);
}

function againstAbrupt(different: Statement, abrupt: readonly string[]): readonly Goal[] {
  const graceful: Goal = { kind: 'graceful', abrupt, span: nowhere };
  if (different.kind === 'event') return [graceful, { kind: 'never', what: { event: unwrittenName(different.event.text) }, span: nowhere }];
  if (different.kind !== 'message') return [graceful];
  const names = different.names.filter(({ text }) => abrupt.includes(text));
  return [graceful, { kind: 'never', what: { names, without: [], fields: [] }, span: nowhere }];
}

/** Its last states, else that nothing is owed. */
function againstEarly(known: Run): readonly Goal[] {
  const states = Object.entries(statesIn(known, known.end)).map(
    ([host, state]): Goal => ({
      kind: 'claim',
      claim: { kind: 'state', host: unwrittenName(host), state: unwrittenName(state), span: nowhere },
      span: nowhere,
    }),
  );
  return [...states, { kind: 'owed', names: [], span: nowhere }];
}

/** The messages that the known answer sends. */
const againstMessage = ({ trace }: Run): readonly Goal[] =>
  trace.steps.flatMap((step): readonly Goal[] => {
    if (step.kind !== 'message') return [];
    const [from, to] = [unwrittenName(step.from), unwrittenName(step.to)];
    return [{ kind: 'with', sought: { from, to, names: step.names.map(unwrittenName), without: [], fields: [] }, span: nowhere }];
  });
