/** What no row of the protocol's table allows: a message sent, a message received, an event. */
import type { Addressee, Proposal, SentElsewhere, Unmet } from '../../problem/fact-parts.js';
import { bare, capital, described, descriptionOf, likelyFirst, list, type Of, proposed, sentences, states } from './phrases.js';

/** `Trying goes to Alice, the caller, not to Bob, a callee`. */
function wrongAddressee(written: string, way: 'to' | 'from', { written: wrong, role, right, roles }: Addressee): string {
  const who = right.length > 0 ? list(right) : list(roles.map((each) => `a ${each}`));
  const as = right.length > 0 && roles.length > 0 ? ` (${list(roles)})` : '';
  return `${written} ${way === 'to' ? 'goes to' : 'comes from'} ${who}${as}, not ${way} ${wrong}${role === '' ? '' : ` (${role})`}`;
}

export const illegalSend = (facts: Of<'illegal-send'>): string =>
  sentences(
    facts.addressee === undefined ? '' : wrongAddressee(facts.written, 'to', facts.addressee),
    facts.addressee !== undefined ? '' : `${facts.host} cannot send ${facts.written} ${here(facts)}`,
    bare(facts.slip ?? ''),
    condition(facts.unmet),
    maySend(facts),
    states(facts.situation, [facts.host]),
    facts.see,
  );

/** Around its sessions a host has no state of its own. */
function here({ host, state, situation }: Pick<Of<'illegal-send'>, 'host' | 'state' | 'situation'>): string {
  return state === '' ? 'outside of its sessions' : `in ${described(state, descriptionOf(host, situation))}`;
}

function maySend({ host, allowed, events, elsewhere = [], addressee, unmet }: Of<'illegal-send'>): string {
  const owed = allowed.filter((each) => each.owed);
  const others = allowed.filter((each) => !each.owed);
  if (owed.length > 0) return `It owes ${messages(owed)}${others.length > 0 ? `, and may also send ${messages(others)}` : ''}`;
  if (others.length > 0) return `It may send ${messages(others)}`;
  // who is right has been said, or what is missing
  if (addressee !== undefined || unmet !== undefined) return '';
  if (elsewhere.length > 0) return capital(list(elsewhere.map(toOther), 'and'));
  if (events.length > 0) return `It sends nothing there; what can happen instead is ${list(events.map((event) => `${host} : ${event}`))}`;
  return 'It sends nothing there';
}

function toOther({ to, sends }: SentElsewhere): string {
  const owed = sends.filter((each) => each.owed);
  return owed.length > 0 ? `it owes ${to} ${messages(owed)}` : `it may send ${messages(sends)} to ${to}`;
}

/** `It would be right when n < max, but n is 7 and max is 3`. */
function condition(unmet: Unmet | undefined): string {
  if (unmet === undefined) return '';
  const values = unmet.values.map(([name, value]) => (value === '' ? `${name} is not given` : `${name} is ${value}`));
  return `It would be right when ${unmet.condition}${values.length === 0 ? '' : `, but ${list(values, 'and')}`}`;
}

const messages = (proposals: readonly Proposal[]): string => list(likelyFirst(proposals).map(proposed));

const spent = (event: string, { most, next }: { readonly most: number; readonly next?: string }): string =>
  `${event} has run out ${most === 1 ? 'once' : `${most} times`} in a row, which is the most it may${next === undefined ? '' : `: ${next} comes next`}`;

export const illegalEvent = (facts: Of<'illegal-event'>): string =>
  sentences(
    facts.spent === undefined ? '' : spent(facts.event, facts.spent),
    `${facts.event} cannot happen at ${facts.host} in ${described(facts.state, descriptionOf(facts.host, facts.situation))}`,
    condition(facts.unmet),
    facts.allowed.length > 0 ? `Possible there: ${list(facts.allowed)}` : 'No event is possible there',
    states(facts.situation, [facts.host]),
    facts.see,
  );

export const unexpectedReceive = (facts: Of<'unexpected-receive'>): string =>
  sentences(
    facts.addressee === undefined
      ? `${facts.host} has no rule for ${facts.written} ${here(facts)}`
      : wrongAddressee(facts.written, 'from', facts.addressee),
    condition(facts.unmet),
    facts.allowed.length > 0
      ? `There it can receive ${list(facts.allowed)}`
      : facts.unmet === undefined
        ? 'There it can receive nothing'
        : '',
    states(facts.situation, [facts.host]),
    facts.see,
  );
