/** Clauses within problems. */
import type { Clause } from '../../problem/clause.js';

export function clause(facts: Clause): string {
  switch (facts.clause) {
    case 'sent-later':
      return 'it is sent only later';
    case 'stands-alone':
      return 'messages of this protocol stand alone';
    case 'asked-by-call':
      return 'it is what the call asks for';
    case 'answers-with-number':
      return 'it answers a message, and takes its number from there';
    case 'answers-with-value':
      return 'it answers a message, and repeats what is said there';
    case 'of-session':
      return 'it belongs to what is under way, and carries its key';
    case 'ranges':
      return 'ranges such as "1001-2001 3001-4001"';
    case 'zero-or-one':
      return '0 or 1';
    case 'any-number':
      return 'a number';
    case 'number-up-to':
      return `a number from 0 to ${facts.most}`;
    case 'time-from':
      return `${facts.from} or later, as the line before is`;
    case 'comes-before':
      return `${facts.what} comes before it`;
    case 'rule':
      return 'the protocol says so here';
    case 'branch':
      return `way ${facts.number}`;
    case 'optional-part':
      return 'the optional part';
    case 'without-part':
      return `not ${facts.part ?? 'the optional part'}`;
    case 'way-there':
      return `the way there, in ${facts.steps === 1 ? '1 step' : `${facts.steps} steps`}`;
    case 'became':
      return `${facts.what}; from here on it is ${facts.value} at ${facts.host}`;
  }
}
