/** What tells the states of a host, and segments, apart. */
import type { HostState, Owed, Segment } from '../run/world.js';

export const segmentKey = ({ flags, kind, fields }: Segment): string => JSON.stringify([flags, kind, fields]);

/** In an order that does not depend on how a host came to owe it. */
export const inOrder = (owed: readonly Owed[]): readonly Owed[] =>
  owed.map(({ cause: _, call: __, ...each }) => each).sort((a, b) => (owedKey(a) < owedKey(b) ? -1 : 1));

const owedKey = ({ how, segment, to, choice, isPassed }: Owed): string =>
  JSON.stringify([how, segment.flags, segment.kind, segment.fields, to, choice, isPassed]);

/** Replies of one turn are alternatives: which belong together is a part of the state. */
export function hostKey(host: HostState): string {
  const groups = new Map<object, number>();
  const parts = [host, ...(host.sessions ?? [])].map((part) => {
    const owed = part.owed.map((each) => {
      const group = groups.get(each.group) ?? groups.size;
      groups.set(each.group, group);
      return [owedKey(each), group];
    });
    return [part.state, part.variables.map((v) => v ?? null), owed, part.fired, 'kind' in part && part.kind];
  });
  return JSON.stringify([host.name, host.role, parts]);
}
