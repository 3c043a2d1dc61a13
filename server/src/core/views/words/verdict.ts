/** Why points are lost. */

import type { Unreachable } from '../../exercise/instead.js';
import type { LossCause, ScoredItem } from '../../exercise/verdict.js';
import { statementText } from '../statement-text.js';
import { goal, goalMissed, hiddenGoal } from './goals.js';

function cause(it: Exclude<LossCause, { kind: 'problem' }>): string {
  switch (it.kind) {
    case 'open':
      return OPEN[it.what];
    case 'left-out':
      return `${it.field} was asked for but is left out`;
    case 'other-message':
      return 'This message may be sent here, but it is not the one asked for: look at what the other host waits for';
    case 'other-number':
      return it.isDropped
        ? 'This may be sent here, but the other host drops it: look at what that host waits for'
        : 'This may be sent here, but it makes the line another message than the one asked for: is something new sent here, or sent again?';
    case 'new-name':
      return `${it.name} is a new name, which fits any number: write the number, or a name that occurs before`;
    case 'changed':
      return `This line was given and has to stay: ${statementText(it.given)}`;
    case 'rewritten':
      return `Correct what is wrong in this line, and leave the rest as it was given: ${statementText(it.given)}`;
    case 'both':
      return 'Correct this line, or name its mistake with expect error, not both';
    case 'contradicted':
      return 'This may be sent here, but what comes after it does not fit: look at what the other host acknowledges then';
    case 'several':
      return 'Write one state, not several';
    case 'gone':
      return gone(it.given.map(statementText));
    case 'added':
      return ADDED[it.what];
    case 'order':
      return 'Put the lines of this block in order: each of them once, and unchanged';
    case 'start':
      return `${it.host} starts in ${it.actual} here; it should start in ${it.expected}`;
    case 'goal':
      return goalMissed(it.goal, it.actual);
    case 'vary':
      return `The numbers of this exercise were changed: ${it.name} is not one of those handed out`;
    case 'too-long':
      return `This answer is too long: more than ${it.most} statements are not read`;
    case 'absent':
      return absent(it);
    case 'twice':
      return `${it.name} stands here twice: only the first is judged`;
  }
}

function absent({ name, instead: found }: Extract<LossCause, { kind: 'absent' }>): string {
  const exercise = name === '' ? 'this exercise' : name;
  switch (found?.is) {
    case undefined:
      return `There is no answer to ${exercise} here`;
    case 'huge':
      return `This file is too large: of more than ${found.most} characters nothing is read`;
    case 'binary':
      return 'This is no text file: hand in the handout itself, with the answer in it';
    case 'foreign':
      return `There is no exercise here: the answer stays within ${name === '' ? 'the exercise' : `exercise ${name} { … }`} of the handout`;
    case 'other':
      return `There is no answer to ${exercise} here, only to ${found.name === '' ? 'an exercise without a name' : found.name}: the name of the exercise has to stay`;
  }
}

/** Of more lines than this only so many are named. */
const MOST_LINES = 4;

function gone(lines: readonly string[]): string {
  if (lines.length === 1) return `A given line is missing here: ${lines.join()}`;
  const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : [];
  return `Given lines are missing here: ${[...lines.slice(0, MOST_LINES), ...more].join('; ')}`;
}

const OPEN: Readonly<Record<Extract<LossCause, { kind: 'open' }>['what'], string>> = {
  value: 'This value is not filled in',
  message: 'This message is not filled in',
  state: 'This state is not filled in',
  gap: 'Nothing was written in place of the dots',
  exchange: 'Nothing has been done yet',
};

const ADDED: Readonly<Record<Extract<LossCause, { kind: 'added' }>['what'], string>> = {
  line: 'Nothing can be added here: write where the dots or the question marks are',
  beside: 'Nothing can be added here: correct the line that is wrong, or write expect error and its code above it',
  host: 'The hosts are given, and others cannot be added',
  'expect-error': 'An expected error does not count as an answer here; where a mistake is asked for, name it with its code',
  stray: 'Nobody sends a stray message: it does not count as an answer here',
};

function unreachable(it: Unreachable): string {
  switch (it.why) {
    case 'two-states':
      return `${it.host} cannot be in two states at the end`;
    case 'no-way':
      return `no way leads from ${it.from} to ${it.to}`;
    case 'given':
      return `${it.count} messages are given already`;
  }
}

const item: Readonly<Record<ScoredItem['kind'], string>> = {
  blank: 'Blank',
  gap: 'The dots',
  shuffle: 'The order of the lines',
  mistake: 'The mistake',
  goal: 'Goal',
  exchange: 'The exchange',
};

export const verdict = {
  cause,
  goal,
  unreachable,
  item,
  otherLine: (given: string, solved: string | undefined): string =>
    solved === undefined ? `It lacks ${given}` : `It has ${solved} instead of ${given}`,
  withNumbers: (numbers: string, reason: string) => `With ${numbers}: ${reason}`,
  hiddenGoal,
  hidden: 'A hidden goal',
  goalNotYet: 'A goal is not reached yet',
  notYet: 'This is not right yet',
  /** What is wrong, without what would be right. */
  rule: {
    field: (field: string, reason: string) => `The rule for ${field}: ${reason}`,
    follows: (field: string) => `What ${field} has to be here follows from what stands before`,
    lookBack: (host: string) => `Go through what ${host} has sent and received up to here`,
    cannotSend: (host: string, message: string) => `${host} cannot send ${message} here`,
    cannotHappen: (host: string, event: string) => `${event} cannot happen at ${host} here`,
    cannotReceive: (host: string, message: string) => `${host} does not expect ${message} here`,
    noSuchError: (isOther: boolean) => (isOther ? 'This line is wrong, but not in this way' : 'Nothing is wrong with this line'),
    noSuchCode: (code: string) => `There is no code ${code}: a code is written like illegal-send`,
  },
};
