/** Why points are lost, and what a goal asks for: the facts of a verdict in the words of the checker. */
import type { Goal, Occurrence, Sought } from '../exercise/exercise.js';
import type { Cause, Loss } from '../exercise/verdict.js';
import { claimText, statementText } from './statement-text.js';
import { sentences } from './words/phrases.js';
import { words } from './words.js';

export const lossText = ({ cause }: Loss): string => sentences(causeText(cause));

function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'problem':
      return words(cause.problem);
    case 'open':
      return OPEN[cause.what];
    case 'left-out':
      return `${cause.field} was asked for, and is left out`;
    case 'other-message':
      return 'This message may be sent here, but it is not the one that is asked for: look at what the other host waits for';
    case 'new-name':
      return `${cause.name} is a new name for whatever number is right: write the number, or a name that stands before`;
    case 'changed':
      return `Given line ${cause.line} was changed. It was: ${statementText(cause.given)}`;
    case 'gone':
      return `Given line ${cause.line} is gone. It was: ${statementText(cause.given)}`;
    case 'added':
      return ADDED[cause.what];
    case 'order':
      return 'The lines of this block are to be put in another order, each of them once, and not changed';
    case 'start':
      return `${cause.host} starts in ${cause.actual} here; it should start in ${cause.expected}`;
    case 'goal':
      return `${goalText(cause.goal)} is not reached: ${cause.actual}`;
    case 'vary':
      return `The numbers of this exercise were changed: ${cause.name} is none of those that were handed out`;
    case 'too-long':
      return `This answer is too long: more than ${cause.most} statements are not read`;
    case 'absent':
      return `There is no answer to ${cause.name === '' ? 'this exercise' : cause.name} here`;
  }
}

const OPEN: Readonly<Record<Extract<Cause, { kind: 'open' }>['what'], string>> = {
  value: 'This value is not filled in',
  message: 'This message is not filled in',
  state: 'This state is not filled in',
  gap: 'Nothing was written in place of the dots',
  exchange: 'Nothing was done yet',
};

const ADDED: Readonly<Record<Extract<Cause, { kind: 'added' }>['what'], string>> = {
  line: 'Nothing can be added here: write where the dots or the question marks are',
  host: 'The hosts are given, and others cannot be added',
  'expect-error': 'An expected error is no answer here; where a mistake is asked for, name it with its code',
  stray: 'A stray message is sent by nobody: it is no answer here',
};

export function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'claim':
      return `The goal ${claimText(goal.claim)}`;
    case 'owed':
      return owedText(goal);
    case 'messages':
      return `The goal of ${goal.bound === 'exactly' ? 'exactly' : `at ${goal.bound}`} ${goal.messages} messages`;
    case 'with':
      return `The goal of a message ${soughtText(goal.sought)}${goal.before === undefined ? '' : `, and then ${whatText(goal.before)}`}`;
    case 'never':
      return `The goal that there is never ${whatText(goal.what)}`;
    case 'graceful':
      return 'The goal that everybody closes gracefully, without an abort, a crash or a reset,';
    case 'passes':
      return `The goal that ${goal.host.text} passes ${goal.state.text}`;
    case 'sends':
      return `The goal that ${goal.host.text} sends ${goal.amount} bytes`;
    case 'lost':
      return messageText(goal);
    case 'no-errors':
      return 'The goal of no errors';
  }
}

function messageText({ message, names, lost }: Extract<Goal, { kind: 'lost' }>): string {
  const what = names.map(({ text }) => text).join('+');
  const is = [what, ...(lost ? ['lost'] : [])].filter((each) => each !== '').join(' and ');
  return `The goal that message ${message} is ${is}`;
}

const whatText = (what: Sought | Occurrence): string =>
  'event' in what ? `${what.host === undefined ? '' : `${what.host.text} : `}${what.event.text}` : `a message ${soughtText(what)}`;

function owedText({ host, names }: Extract<Goal, { kind: 'owed' }>): string {
  const what = names.length === 0 ? 'nothing' : names.map(({ text }) => text).join('+');
  return host === undefined ? 'The goal that nothing is owed' : `The goal that ${host.text} owes ${what}`;
}

function soughtText({ from, to, fate, received, names, without, fields }: Sought): string {
  const way = from === undefined || to === undefined ? '' : ` from ${from.text} to ${to.text}`;
  const not = without.length === 0 ? '' : ` without ${without.map(({ text }) => text).join(', ')}`;
  const values = fields.map(
    ({ name, value }) => ` ${name.text}=${value.kind === 'number' ? value.written : value.kind === 'symbol' ? value.name : '…'}`,
  );
  return `${names.map(({ text }) => text).join('+')}${not}${values.join('')}${way}${fate === 'lost' ? ' that is lost' : ''}${received ? ' that is received' : ''}`;
}
