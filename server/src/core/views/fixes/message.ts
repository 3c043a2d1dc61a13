/** A message or an event that cannot be here becomes one that can. */
import type { Facts, Proposal } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { type Fix, replace } from './fix.js';

/** More than these would be a guess; completion lists all that may be sent. */
const MOST = 3;

/** The names alone are replaced: fields that no longer fit are then complained of with a fix of their own. */
export function otherMessage(facts: Extract<Facts, { readonly kind: 'illegal-send' }>, span: Span): readonly Fix[] {
  const written = new Set(facts.written.split('+'));
  return byNearness(facts.allowed, written)
    .map((proposal) => titled(proposal, written, span))
    .filter((fix, at, all) => all.findIndex((other) => other.title === fix.title) === at)
    .slice(0, MOST);
}

function titled(proposal: Proposal, written: ReadonlySet<string>, span: Span): Fix {
  const added = proposal.names.filter((name) => !written.has(name));
  const removed = [...written].filter((name) => !proposal.names.includes(name));
  return replace(title(proposal, added, removed), span, proposal.names.join('+'));
}

function title(proposal: Proposal, added: readonly string[], removed: readonly string[]): string {
  if (added.length === 1 && removed.length === 0) return `Add ${added.join('')}`;
  if (added.length === 0 && removed.length === 1) return `Remove ${removed.join('')}`;
  return `Change to ${proposal.names.join('+')}`;
}

/** What is owed comes first, then what differs least. */
const byNearness = (allowed: readonly Proposal[], written: ReadonlySet<string>): readonly Proposal[] =>
  [...allowed].sort((a, b) => Number(b.owed) - Number(a.owed) || distance(a, written) - distance(b, written));

const distance = (proposal: Proposal, written: ReadonlySet<string>): number =>
  proposal.names.filter((name) => !written.has(name)).length + [...written].filter((name) => !proposal.names.includes(name)).length;

export const otherEvent = (facts: Extract<Facts, { readonly kind: 'illegal-event' }>, span: Span): readonly Fix[] =>
  facts.allowed.slice(0, MOST).map((event) => replace(`Change ${facts.event} to ${event}`, span, event));
