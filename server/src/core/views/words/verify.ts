/** What came of verifying. */

import { DISTURBANCES, type DisturbanceKind, type Disturbances } from '../../exchange/disturbances.js';
import type { Answer, Verified } from '../../verify/verified.js';
import { list, type Of, sentences } from './phrases.js';

type VerdictWords = Answer['verdict'];
export type Amounts = Pick<Verified, 'states' | 'transitions' | 'depth'>;

export interface VerdictTally {
  readonly holds: number;
  readonly fails: number;
  readonly undecided: number;
}

const VERDICTS: Readonly<Record<VerdictWords, string>> = { holds: 'holds', fails: 'fails', undecided: 'not decided' };

const amounts = ({ states, transitions, depth }: Amounts): string =>
  `${plural(states, 'situation')}, ${plural(transitions, 'step')}, at most ${depth} in a row`;

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const DISTURBED: Readonly<Record<DisturbanceKind, readonly [one: string, more: string]>> = {
  losses: ['loss', 'losses'],
  duplicates: ['duplicate', 'duplicates'],
  delays: ['delay', 'delays'],
  strays: ['stray message', 'stray messages'],
};

export const disturbance = (kind: DisturbanceKind, count: number): string => `${count} ${DISTURBED[kind][count === 1 ? 0 : 1]}`;

/** `1 loss and 2 delays`. */
export function disturbances(all: Disturbances): string {
  const parts = DISTURBANCES.flatMap((kind) => (all[kind] === 0 ? [] : [disturbance(kind, all[kind])]));
  return parts.length === 0 ? 'no disturbance at all' : list(parts, 'and');
}

export const verify = {
  verdict: (verdict: VerdictWords) => VERDICTS[verdict],
  unexpectedReceive: 'whatever arrives, its receiver has a rule for it',
  deadEnd: 'nobody is stuck',
  fits: 'each number fits its variable',
  complete: (all: Amounts) => `Everything that can happen within these bounds was looked at: ${amounts(all)}.`,
  stopped: (all: Amounts) =>
    `Not everything was looked at: it was stopped after ${amounts(all)}. Narrower bounds, --states or --seconds help.`,
  /** What it takes, the cheapest first. */
  breaksWith: (all: Disturbances, cost: number) => `with ${disturbances(all)} (cost ${cost}):`,
  breaksToo: (all: Disturbances, cost: number) => `also with ${disturbances(all)} (cost ${cost})`,
  /** What takes a row of a protocol. */
  takenBy: (exchanges: number, verifications: number) =>
    [exchanges > 0 ? plural(exchanges, 'exchange') : '', verifications > 0 ? plural(verifications, 'verification') : '']
      .filter((part) => part !== '')
      .join(', ') || 'none',
  hasErrors: 'not verified: it has errors',
  nothing: 'No verify block was found.',
  running: (situations: number) => `Verifying: ${plural(situations, 'situation')} so far`,
  waiting: 'Verifying',
  stop: 'Stop',
  start: 'Verify',
  /** Above the block. */
  verdicts: ({ holds, fails, undecided }: VerdictTally, situations: number) =>
    `${[holds > 0 ? `${holds} hold` : '', fails > 0 ? `${fails} fail` : '', undecided > 0 ? `${undecided} not decided` : '']
      .filter((part) => part !== '')
      .join(', ')} (${plural(situations, 'situation')})`,
  stoppedEarly: 'not verified: it could not be looked through',
  play: 'Play',
  show: 'Show the way',
  playOn: 'Play on from there',
  insert: 'Insert as exchange',
  makeExercise: 'Make an exercise of it',
  /** What a student is to do. */
  task: (what: string) => `Break it: find a way that leads to this. ${what}`,
};

/** The results of a verification. */
export function verified(facts: Of<'verified'>): string {
  const { what, text, situations } = facts;
  if (what === 'possible')
    return sentences(text, `This cannot happen: ${plural(situations, 'situation')} were looked at, and it holds in none`);
  if (what === 'undecided')
    return sentences(
      `Not decided: ${plural(situations, 'situation')} were looked at, and there are more`,
      'Allow less: fewer calls, losses, copies or messages on the way',
    );
  if (what === 'nothing')
    return sentences(
      'Nothing can happen here: no host owes a message, and no line says what else may happen. So every property is only asked of the beginning',
      'Say what may happen: a call (may A : connect) or a message (may A send SYN)',
    );
  const enough = facts.disturbances && `It takes ${disturbances(facts.disturbances)}`;
  return sentences(text, `${FOUND[what]}: ${wayThere(facts)}`, ...(enough === undefined ? [] : [enough]));
}

const FOUND: Readonly<Record<Exclude<Of<'verified'>['what'], 'possible' | 'undecided' | 'nothing'>, string>> = {
  never: 'This can happen',
  always: 'This is not always so',
  finally: 'Nothing more can happen, and this does not hold',
  leads: 'The first can hold without leading to the second',
  'unexpected-receive': 'A message can arrive that its receiver has no rule for',
  'dead-end': 'Somebody can be stuck',
  'too-large': 'A number can become too large for its variable',
};

function wayThere({ steps, states }: Of<'verified'>): string {
  const then = list(
    states.map(([host, state]) => `${host} is in ${state}`),
    'and',
  );
  return steps === 0 ? `from the start, where ${then}` : `after ${plural(steps, 'step')}, ${then}`;
}
