/** A session acts as a host of its own; at the end of its turn it is one of the sessions of its host again. */
import type { HostState } from '../world.js';

/** A host after the turn of one of its sessions. */
export function putBack(ended: HostState): HostState {
  const { around } = ended;
  if (!around) return ended;
  const { host, at } = around;
  const sessions = (host.sessions ?? []).slice();
  const { role: kind, state, owed, fired } = ended;
  const outer = host.variables.length;
  sessions[at] = { kind, state, owed, variables: ended.variables.slice(outer), ...(fired && { fired }) };
  return { ...host, variables: ended.variables.slice(0, outer), sessions };
}
