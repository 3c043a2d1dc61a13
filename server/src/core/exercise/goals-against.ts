/** Goals that one run reaches and another one misses: what a teacher may ask for, so that the other answer no longer passes. */
import type { Statement } from '../exchange/exchange.js';
import { unwrittenName } from '../exchange/unwritten.js';
import { statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { nowhere } from '../span.js';
import type { MessageStep } from '../trace/trace.js';
import type { Goal, Sought } from './exercise.js';
import { missed } from './goals.js';

/** What makes an answer another one than the known one. */
export interface Difference {
  readonly kind: 'abrupt' | 'early' | 'message' | 'again';
  /** The abrupt statement, the last one, the other message, the one that is sent again. */
  readonly different: Statement;
}

export function goalsAgainst({ kind, different }: Difference, other: Run, known: Run, abrupt: readonly string[]): readonly Goal[] {
  const candidates = candidatesOf({ kind, different }, known, abrupt);
  return candidates.filter((goal) => missed(goal, known) === undefined && missed(goal, other) !== undefined);
}

function candidatesOf({ kind, different }: Difference, known: Run, abrupt: readonly string[]): readonly Goal[] {
  switch (kind) {
    case 'abrupt':
      return againstAbrupt(different, abrupt);
    case 'early':
      return againstEarly(known);
    case 'message':
      return againstMessage(known);
    case 'again':
      return [...againstMessage(known), ...againstAgain(known)];
  }
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
const againstMessage = (known: Run): readonly Goal[] =>
  sentIn(known).map((step): Goal => ({ kind: 'with', sought: soughtOf(step), span: nowhere }));

/** That of two messages of the known answer one comes after the other, that which is lost first; else that so many are sent. */
function againstAgain(known: Run): readonly Goal[] {
  const sent = sentIn(known);
  const pairs = sent.flatMap((first, at) =>
    sent.slice(at + 1).map((later): Goal => {
      const fate = first.fate === 'lost' ? { fate: 'lost' as const } : {};
      return { kind: 'with', sought: { ...soughtOf(first), ...fate }, before: soughtOf(later), span: nowhere };
    }),
  );
  const isOfLost = (goal: Goal): boolean => goal.kind === 'with' && goal.sought.fate === 'lost';
  const least: Goal = { kind: 'messages', bound: 'least', messages: sent.length, span: nowhere };
  return [...pairs.filter(isOfLost), ...pairs.filter((each) => !isOfLost(each)), least];
}

const sentIn = ({ trace }: Run): readonly MessageStep[] => trace.steps.filter((each) => each.kind === 'message');

const soughtOf = ({ from, to, names }: MessageStep): Sought => ({
  from: unwrittenName(from),
  to: unwrittenName(to),
  names: names.map(unwrittenName),
  without: [],
  fields: [],
});
