/** What is odd in the text of a protocol. */
import type { Of } from './phrases.js';
import { capital, list, sentences } from './phrases.js';

type ProtocolTextFacts = Of<'protocol'>;

export function protocol(facts: ProtocolTextFacts): string {
  switch (facts.what) {
    case 'unreachable':
      return sentences(
        `No way leads to ${state(facts)}`,
        `Let a row go there with -> ${facts.state}, make it the initial state, or remove it`,
      );
    case 'never-taken':
      if (facts.isLeft)
        return sentences(
          `This row is never taken: ${facts.state} is left as soon as it is entered, by always`,
          'Give always a guard with when, or remove this row',
        );
      return sentences(
        `This row is never taken: ${facts.by} stands before it in ${facts.state}, and takes everything meant for it`,
        facts.isOfGroup
          ? 'The rows of a state come before those of its groups: write first before this row, or give the other one a guard with when'
          : 'Put this row before the other one, or give the other one a guard with when',
      );
    case 'never-true':
      return sentences('This row is never taken: its guard is never true', 'Correct the guard, or remove the row');
    case 'unreceived':
      return sentences(
        `${facts.message} may be sent${by(facts.role)}, and no state ${of(facts.receivers)} has a rule for it`,
        `Add receive ${facts.message} where it may arrive, if only to discard it with a reason`,
      );
    case 'unsent':
      return sentences(
        `${facts.message} never arrives here: no row ${of(facts.senders)} sends it`,
        `Add send ${facts.message} where it is sent, or remove this row`,
      );
    case 'unused':
      return sentences(
        facts.thing === 'variable' ? `The variable ${facts.name} is never read` : `Nothing uses the ${facts.thing} ${facts.name}`,
        `${UNUSED[facts.thing]}, or remove it`,
      );
    case 'dead-end':
      return sentences(
        `No way leads out of ${state(facts)}, and nothing can be done in it`,
        'If a host may stay here for good, write final state; else add a row that leads on',
      );
    case 'unpayable':
      return sentences(
        `${facts.message} is owed here, but ${state(facts)} has no row that sends it, and neither has any state that it leads to`,
        `Add send ${facts.message} there, or write reply, which is sent in any state`,
      );
    case 'loop':
      return sentences(
        `These rows follow each other endlessly: ${facts.path.join(' → ')}`,
        'Give one of them a guard with when that does not stay true',
      );
    case 'type':
      return type(facts);
    case 'structure':
      return structure(facts);
    case 'base':
      return sentences(
        `${facts.base} has no ${facts.thing} ${facts.name} to reopen, and nothing leads to a new one`,
        facts.known.length === 0
          ? `${facts.base} has no ${facts.thing} at all: everything in it stands outside them`
          : facts.nearest === undefined
            ? `Known: ${list(facts.known, 'and')}`
            : `Did you mean ${facts.nearest}?`,
      );
  }
}

const state = ({ state: name, role }: { readonly state: string; readonly role: string }): string =>
  role === '' ? `the state ${name}` : `the state ${name} of ${role}`;
const article = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
const by = (role: string): string => (role === '' ? '' : ` by ${role}`);
const of = (roles: readonly string[]): string => (roles.length === 0 ? 'of the other side' : `of ${list(roles, 'or')}`);

const UNUSED: Readonly<Record<Extract<ProtocolTextFacts, { what: 'unused' }>['thing'], string>> = {
  event: 'Add a row with on for it',
  timer: 'Add a row with on for it',
  field: 'Name it at a message, or in a row',
  variable: 'Read it in a guard, a require or a value, or say in a text what it shows',
  code: 'Name it after else in a require or at a field',
  action: 'Call it with do',
  definition: 'Use it in a guard or a value',
  role: 'Say in start or peers where it takes part',
  message: 'Add rows that send and receive it',
};

function type(facts: Extract<ProtocolTextFacts, { what: 'type' }>): string {
  switch (facts.issue) {
    case 'assign':
      return sentences(
        `${facts.target} is ${article(facts.wanted)}, and this is ${article(facts.found)}`,
        `Give it ${article(facts.wanted)}, or declare it as another type`,
      );
    case 'compare':
      return sentences(
        `${facts.left === facts.right ? `A ${facts.left} has no order` : `${capital(article(facts.left))} and ${article(facts.right)} cannot be compared`}`,
        facts.left === facts.right ? 'Only == and != compare it' : 'Compare values of one type',
      );
    case 'never-equal':
      return sentences(`${facts.written} does not fit ${facts.name}, which is at most ${facts.most}`, 'Write a number that fits');
    case 'operand':
      if (facts.of !== undefined)
        return sentences(
          `${facts.operator} of ${article(facts.of)} takes ${facts.of === 'set of names' ? 'a name or a set of names' : article(facts.of)}, and this is ${article(facts.found)}`,
        );
      return sentences(`${facts.operator} takes numbers, and this is ${article(facts.found)}`, 'A set of names takes + and -, too');
    case 'condition':
      return sentences(`This is ${article(facts.found)}, not a condition`, 'Compare it with something, as in x == 1 or x > 0');
    case 'argument':
      return sentences(`${facts.call} takes ${facts.wanted} here, and this is ${article(facts.found)}`);
    case 'arguments':
      return sentences(
        `${facts.call} takes ${facts.wanted === 1 ? 'one value' : `${facts.wanted} values`}, and here it has ${facts.found}`,
      );
  }
}

function structure(facts: Extract<ProtocolTextFacts, { what: 'structure' }>): string {
  switch (facts.issue) {
    case 'two-initial':
      return sentences(
        `${facts.first} is the initial state already; ${facts.role === '' ? 'a host starts' : `each ${facts.role} starts`} in one state`,
        `Remove initial from ${facts.state} or from ${facts.first}; to start elsewhere, write start, or in STATE at a host`,
      );
    case 'outside-roles':
      return sentences(
        `The state ${facts.state} stands outside of all roles, and no row of a role leads to it`,
        `Move it into ${list(facts.roles, 'or')}`,
      );
    case 'empty':
      return sentences(
        facts.thing === 'group'
          ? `There is no state in the group ${facts.name}`
          : `There is nothing in the ${facts.thing} ${facts.name} that could be run`,
        facts.thing === 'group'
          ? 'Write the states that its rows hold for into its block'
          : 'Write states with rows such as send, receive and on',
      );
    case 'no-start':
      return sentences(
        'Nothing says which role an undeclared host has',
        `Add a line such as start sender is ${facts.roles[0] ?? ''}, receiver is ${facts.roles[1] ?? ''}`,
      );
    case 'silent-start':
      return sentences(
        `Whoever sends first starts in ${facts.state}, where nothing may be sent and nothing can happen`,
        'Correct the start line, or add a row with send or on to that state',
      );
    case 'nested-session':
      return sentences(
        `Sessions do not nest: ${facts.name} stands in ${facts.outer}, and is not read`,
        `Put it beside ${facts.outer}, with the key of both: session ${facts.name} by ${facts.key.join(', ')}`,
      );
  }
}
