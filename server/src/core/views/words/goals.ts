/** What a goal asks for, and what is the case where it is not reached. */
import type { DisturbanceKind } from '../../exchange/disturbances.js';
import type { Bound, Goal, GoalEvent, Sought } from '../../exercise/exercise.js';
import type { Instead } from '../../exercise/instead.js';
import { claimText } from '../statement-text.js';
import { described, list } from './phrases.js';
import { disturbance, disturbances } from './verify.js';

/** Beside a tick or a circle. */
export function goal(wanted: Goal): string {
  switch (wanted.kind) {
    case 'claim':
      return `The goal ${claimText(wanted.claim)}`;
    case 'owed':
      return wanted.host === undefined
        ? 'The goal that nothing is owed'
        : `The goal that ${wanted.host.text} owes ${namesText(wanted.names) || 'nothing'}`;
    case 'messages':
      return `The goal of ${bounded(wanted.bound, messages(wanted.messages))}`;
    case 'with':
      return `The goal of ${messageText(wanted.sought)}${wanted.before === undefined ? '' : ` before ${whatText(wanted.before)}`}`;
    case 'never':
      return `The goal that ${whatText(wanted.what)} never happens`;
    case 'graceful':
      return 'The goal that everybody closes gracefully';
    case 'passes':
      return `The goal that ${wanted.host.text} passes through ${wanted.state.text}`;
    case 'sends':
      return `The goal that ${wanted.host.text} sends ${wanted.amount} bytes`;
    case 'lost':
      return `The goal that message ${wanted.message} is ${placeText(wanted)}`;
    case 'no-errors':
      return 'The goal that no error is left';
    case 'breaks':
      return `The goal that breaks “${wanted.property.written}”`;
    case 'disturbed':
      return `The goal of ${bounded(wanted.bound, disturbed(wanted.amount, wanted.what))}`;
  }
}

/** What has to be, and what is instead. */
export function goalMissed(wanted: Goal, it: Instead): string {
  return `${due(wanted)}${wanted.kind === 'claim' ? ':' : ', but'} ${actual(wanted, it)}`;
}

function due(wanted: Goal): string {
  switch (wanted.kind) {
    case 'claim':
      return `${goal(wanted)} is not reached`;
    case 'owed': {
      if (wanted.names.length > 0) return `${wanted.host?.text ?? 'Somebody'} must owe ${namesText(wanted.names)} at the end`;
      return wanted.host === undefined ? 'Nothing may be owed at the end' : `${wanted.host.text} may owe nothing at the end`;
    }
    case 'messages':
      return `There must be ${bounded(wanted.bound, messages(wanted.messages))}`;
    case 'with':
      return `There must be ${messageText(wanted.sought)}${wanted.before === undefined ? '' : ` before ${whatText(wanted.before)}`}`;
    case 'never':
      return 'event' in wanted.what ? `${whatText(wanted.what)} must never happen` : `There must be no ${bareMessage(wanted.what)}`;
    case 'graceful':
      return 'Everybody must close gracefully, without an abort, a crash or a reset';
    case 'passes':
      return `${wanted.host.text} must pass through ${wanted.state.text}`;
    case 'sends':
      return `${wanted.host.text} must send ${wanted.amount} bytes`;
    case 'lost':
      return `Message ${wanted.message} must be ${placeText(wanted)}`;
    case 'no-errors':
      return 'Errors must be corrected here, not expected';
    case 'breaks':
      return `The exchange must break “${wanted.property.written}”`;
    case 'disturbed':
      return `The network must cause ${bounded(wanted.bound, disturbed(wanted.amount, wanted.what))}`;
  }
}

function actual(wanted: Goal, it: Instead): string {
  switch (it.is) {
    case 'written':
      return wanted.kind === 'claim' && wanted.claim.kind === 'variable'
        ? `${wanted.claim.host.text}.${wanted.claim.variable.text} is ${it.text}`
        : `${it.text} happens`;
    case 'owes':
      return list(
        it.owed.map(({ host, names }) => `${host} owes ${names.join('+')}`),
        'and',
      );
    case 'no-host':
      return `there is no host ${it.host}`;
    case 'messages':
      return `there ${it.count === 1 ? 'is' : 'are'} ${it.count}`;
    case 'only':
      return `there ${it.count === 1 ? 'is' : 'are'} only ${messages(it.count)}`;
    case 'sends':
      return `it sends ${it.count}`;
    case 'names':
      return `it is ${it.names.join('+')}`;
    case 'abrupt':
      return `${it.from} sends ${it.names.join('+')}`;
    case 'in':
      return `${it.host} is in ${described(it.state, it.text)}`;
    case 'disturbed':
      return `it causes ${disturbances(it.disturbances)}`;
    case 'happens':
      return wanted.kind === 'never' && !('event' in wanted.what) ? 'there is one' : 'it does';
    case 'not-followed':
      return wanted.kind === 'with' && wanted.before !== undefined ? `there is no ${bareWhat(wanted.before)}` : 'nothing follows it';
    default:
      return ACTUAL[it.is];
  }
}

const ACTUAL = {
  'never-there': 'it never gets there',
  'error-expected': 'one is still expected',
  'nothing-owed': 'nothing is owed',
  unknown: 'its value is unknown',
  false: 'this does not hold',
  none: 'there is none',
  'not-first': 'it comes later',
  'not-lost': 'it is not lost',
  'not-broken': 'that holds all the way',
} as const;

/** What a hidden goal is about; nothing of what it asks for. */
export function hiddenGoal(wanted: Goal): string {
  const about = aboutOf(wanted);
  return `A hidden goal is not reached${about === '' ? '' : `: it is about ${about}`}`;
}

function aboutOf(wanted: Goal): string {
  switch (wanted.kind) {
    case 'claim': {
      const { claim } = wanted;
      if (claim.kind === 'condition') return 'how the exchange ends';
      return claim.kind === 'state' ? `the state of ${claim.host.text} at the end` : `${claim.host.text}.${claim.variable.text} at the end`;
    }
    case 'owed':
      return 'what is owed at the end';
    case 'messages':
      return 'how many messages there are';
    case 'sends':
      return `how much ${wanted.host.text} sends`;
    case 'passes':
      return `the states of ${wanted.host.text}`;
    case 'graceful':
      return 'how the connection is closed';
    case 'disturbed':
      return 'what the network does';
    case 'with':
    case 'never':
    case 'lost':
    case 'no-errors':
    case 'breaks':
      return '';
  }
}

const messages = (count: number): string => `${count} message${count === 1 ? '' : 's'}`;

const bounded = (bound: Bound, what: string): string => `${bound === 'exactly' ? 'exactly' : `at ${bound}`} ${what}`;

const disturbed = (amount: number, what: DisturbanceKind | undefined): string =>
  what === undefined ? `${amount} disturbance${amount === 1 ? '' : 's'}` : disturbance(what, amount);

const namesText = (names: readonly { readonly text: string }[]): string => names.map(({ text }) => text).join('+');

const placeText = ({ names, lost }: Extract<Goal, { kind: 'lost' }>): string =>
  [namesText(names), lost ? 'lost' : ''].filter((each) => each !== '').join(' and ');

const whatText = (what: Sought | GoalEvent): string => ('event' in what ? eventText(what) : messageText(what));

const bareWhat = (what: Sought | GoalEvent): string => ('event' in what ? eventText(what) : bareMessage(what));

const eventText = ({ host, event }: GoalEvent): string => (host === undefined ? event.text : `${host.text} : ${event.text}`);

const messageText = (sought: Sought): string => `a ${bareMessage(sought)}`;

function bareMessage({ from, to, fate, received, names, without, fields, above }: Sought): string {
  const parts = [
    'message',
    namesText(names),
    without.length === 0 ? '' : `without ${without.map(({ text }) => text).join(', ')}`,
    ...fields.map(
      ({ name, value }) => `${name.text}=${value.kind === 'number' ? value.written : value.kind === 'symbol' ? value.name : '…'}`,
    ),
    above === undefined ? '' : `${above.field.text}>${above.amount}`,
    from === undefined || to === undefined ? '' : `from ${from.text} to ${to.text}`,
    fate === 'lost' ? 'that is lost' : '',
    received === true ? 'that is received' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
