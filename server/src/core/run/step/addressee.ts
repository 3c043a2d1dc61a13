/** A message that would be right, if it went to another host, or came from another one. */
import type { Addressee } from '../../problem/fact-parts.js';
import type { Context } from '../context.js';
import type { ProgramRow } from '../program/program.js';
import type { HostState, Peer, World } from '../world.js';
import { stateOf } from './engine.js';
import { type MessageDraft, Turn } from './turn.js';

const holds = (row: ProgramRow, turn: Turn): boolean => row.guard === undefined || row.guard(turn) === true;

/** @returns who is right, if the host may send the message to somebody else, or owes it to somebody else */
export function addresseeOf(context: Context, world: World, host: HostState, peer: string, draft: MessageDraft): Addressee | undefined {
  const others = (host.company ?? []).filter(({ name }) => name !== peer && name !== host.name);
  const owed = others.filter(({ name }) =>
    host.owed.some((o) => o.how !== 'allow' && o.to === name && o.segment.kind === draft.kind && o.segment.flags === draft.flags),
  );
  if (owed.length > 0) return found(host, peer, owed, []);
  const rows = stateOf(context.program, host).send.for(draft);
  const turnTo = (name: string) => new Turn(host, world.numbers, name, { ...draft, fields: draft.fields.slice() });
  const right = others.filter(({ name }) => meetPeers(context, host, name) && rows.some((row) => holds(row, turnTo(name))));
  const narrow = rows.filter((row) => row.meets !== undefined && !row.meets(turnTo(peer)));
  if (narrow.length === 0 && meetPeers(context, host, peer)) return undefined;
  return found(host, peer, right, [...new Set(narrow.flatMap(({ rule }) => rule.to ?? []))]);
}

/** @returns who is right, if the host would take the message from somebody else */
export function originOf(context: Context, world: World, host: HostState, from: string, draft: MessageDraft): Addressee | undefined {
  const rows = stateOf(context.program, host).receive.for(draft);
  const turnFrom = (name: string) => new Turn(host, world.numbers, name, { ...draft, fields: draft.fields.slice() });
  const narrow = rows.filter((row) => row.meets !== undefined && !row.meets(turnFrom(from)));
  if (narrow.length === 0) return undefined;
  const others = (host.company ?? []).filter(({ name }) => name !== from && name !== host.name);
  const right = others.filter(({ name }) => rows.some((row) => holds(row, turnFrom(name))));
  return found(host, from, right, [...new Set(narrow.flatMap(({ rule }) => rule.from ?? []))]);
}

function found(host: HostState, written: string, right: readonly Peer[], roles: readonly string[]): Addressee | undefined {
  if (right.length === 0 && roles.length === 0) return undefined;
  const role = host.company?.find(({ name }) => name === written)?.role ?? '';
  return { written, role, right: right.map(({ name }) => name), roles };
}

/** Do the roles of the two talk to each other? All do, where the protocol says nothing of it. */
export function meetPeers({ program }: Context, host: HostState, peer: string): boolean {
  const { peers } = program.machine;
  if (peers === undefined || peers.length === 0) return true;
  const [own, other] = [host.name, peer].map((each) => host.company?.find(({ name }) => name === each)?.role);
  return own === undefined || other === undefined || peers.some(([a, b]) => (a === own && b === other) || (a === other && b === own));
}
