/** A message or an event that cannot be here becomes one that can. */

import type { Proposal } from '../../problem/fact-parts.js';
import type { Facts } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

/** The names alone are replaced: fields that no longer fit are then complained of with a fix of their own. */
export function otherMessage(facts: Extract<Facts, { readonly kind: 'illegal-send' }>, span: Span): readonly Fix[] {
  const { addressee } = facts;
  if (addressee !== undefined) return addressee.right.map((host) => replace(wording().fixes.sendTo(host), span, host));
  const written = facts.written.split('+');
  const fixes = likely(facts.allowed, written).map((proposal) => replace(title(proposal, written), span, proposal.names.join('+')));
  return fixes.filter((fix, at) => fixes.findIndex((other) => other.title === fix.title) === at);
}

/** What is owed, then what is one name more or less; all else would be a guess, and completion lists it. */
const likely = (allowed: readonly Proposal[], written: readonly string[]): readonly Proposal[] => [
  ...allowed.filter(({ owed }) => owed),
  ...allowed.filter((proposal) => !proposal.owed && added(proposal, written).length + removed(proposal, written).length === 1),
];

function title(proposal: Proposal, written: readonly string[]): string {
  const [more, less] = [added(proposal, written), removed(proposal, written)];
  if (more.length === 1 && less.length === 0) return wording().fixes.add(more.join(''));
  if (more.length === 0 && less.length === 1) return wording().fixes.remove(less.join(''));
  return wording().fixes.changeTo(proposal.names.join('+'));
}

const added = ({ names }: Proposal, written: readonly string[]): readonly string[] => names.filter((name) => !written.includes(name));

const removed = ({ names }: Proposal, written: readonly string[]): readonly string[] => written.filter((name) => !names.includes(name));

/** Where only one event is possible. */
export const otherEvent = ({ allowed, event }: Extract<Facts, { readonly kind: 'illegal-event' }>, span: Span): readonly Fix[] =>
  allowed.length === 1 ? allowed.map((possible) => replace(wording().fixes.change(event, possible), span, possible)) : [];
