/** Which states of a host a picture shows, in the order in which they come. */
import type { Trace } from '../../trace/trace.js';

export function statesSeen({ start, steps }: Trace, host: string): ReadonlySet<string> {
  const seen = new Set([start[host] ?? '']);
  for (const { states, passed } of steps) {
    seen.add(states[host] ?? '');
    for (const state of passed[host] ?? []) seen.add(state);
  }
  return seen;
}
