/** Hover texts: the name at the cursor, and what happened in a step. Markdown. */
import type { Severity } from '../../machine/machine.js';

/** What a protocol declares. */
export type DeclaredKind = 'state' | 'message' | 'flag' | 'field' | 'variable' | 'event' | 'timer' | 'action' | 'role' | 'definition';

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** @param states such as `A in OPEN` */
const ends = (states: readonly (readonly [host: string, state: string])[]): string =>
  states.map(([host, state]) => `${host} in ${state}`).join(', ');

export const hover = {
  declared: (kind: DeclaredKind, protocol: string) => `${article(kind)} of ${protocol}`,
  code: (severity: Severity, protocol: string) => `${article(severity)} of ${protocol}`,
  protocol: 'a protocol',
  exchange: (protocol: string) => (protocol === '' ? 'an exchange' : `an exchange of ${protocol}`),
  waysOut: 'Ways out:',
  noWayOut: 'There is no way out of it.',
  anyMessage: 'any',
  sent: (messages: readonly string[]) => `send ${messages.join(' or ')}`,
  received: (messages: readonly string[]) => `receive ${messages.join(' or ')}`,
  when: (condition: string) => `when ${condition}`,
  both: (one: string, other: string) => `${one} and ${other}`,
  either: (one: string, other: string) => `${one} or ${other}`,
  /** @param event in bold */
  eventAt: (event: string, host: string) => `${event} at ${host}`,
  lost: 'lost on the way',
  inFlight: 'in flight',
  mark: (mark: string) => `This is ${article(mark)}.`,
  dropped: (host: string, reason: string) => `${host} drops it: ${reason}.`,
  staysIn: (state: string) => `stays in ${state}`,
  before: 'before',
  after: 'after',
  owes: (host: string, messages: readonly string[]) => `${host} now owes ${messages.join(', ')}.`,
  valueHere: (variable: string, value: string) => `Here: ${variable} = ${value}`,
  inState: (state: string) => `In ${state}.`,
  ownNumber: 'a number of its own, different from all others',
  otherName: (meaning: string) => `another name for ${meaning}`,
  used: (times: number) => (times === 1 ? 'Used once.' : `Used ${times} times.`),
  ends: (states: readonly (readonly [host: string, state: string])[]) => `Ends with ${ends(states)}.`,
  fromBeginning: 'from the beginning',
};
