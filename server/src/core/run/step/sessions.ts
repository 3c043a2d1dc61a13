/** Which of a host's machines acts: its own, or that of one of its sessions. At the end of its turn a session is put back (`put-back.ts`). */
import type { EventKind } from '../../machine/machine.js';
import { emptyDraft } from '../context.js';
import type { Program } from '../program/program.js';
import type { HostState, Owed, World } from '../world.js';
import { choose, isSpent, stateOf } from './engine.js';
import { isMute, isOver, machinesOf, newborn, shownMachine, viewOf } from './machines.js';
import { type Going, keyed, partsFor, sameKey } from './session-key.js';
import { Turn } from './turn.js';

interface SessionCandidate {
  readonly view: HostState;
  /** Do the parts of its key say that the message belongs to it? */
  readonly same: boolean | undefined;
  /** Its fields aside, may it be this session's? */
  readonly isPeers: boolean;
  readonly can: boolean;
}

/**
 * The machine of a host that a message belongs to: the session with its key; else one that the message may belong to; else a new one;
 * else the host itself. Where none of them takes it, the one that speaks best of what is wrong.
 */
export function actingIn(program: Program, host: HostState, going: Going): HostState {
  const kinds = program.roles[host.role]?.sessions ?? [];
  if (kinds.length === 0 || host.around) return host;
  const found = kinds.map((kind) => candidatesOf(program, host, kind, going));
  const all = found.flatMap(({ sessions }) => sessions);
  const taken = all.find(({ same, can }) => same === true && can) ?? likeliest(all, going);
  if (taken) return taken.view;
  const begun = found.find(
    ({ fresh, sessions }) => fresh?.can && !sessions.some((each) => each.same === true && isLiving(program, each)),
  )?.fresh;
  if (begun) return begun.view;
  if (canTake(program, host, going)) return host;
  return (
    (mistaken(all, going) ?? all.find(({ same }) => same !== false) ?? (isMute(program, host) ? found[0]?.fresh : undefined))?.view ?? host
  );
}

/** It keeps its place: no other one begins with its key. */
const isLiving = (program: Program, { view }: SessionCandidate): boolean => !isOver(program, view);

/** Of those of which it is not known: one that owes the message, else one that can. */
function likeliest(all: readonly SessionCandidate[], going: Going): SessionCandidate | undefined {
  const open = all.filter(({ same, can }) => same === undefined && can);
  const due = open.filter(({ view }) => owes(view, going));
  return cheapestOf(due.length > 0 ? due : open, going);
}

/** The one with fewest mistakes; the oldest of those. */
function cheapestOf(all: readonly SessionCandidate[], { cost }: Going): SessionCandidate | undefined {
  if (cost === undefined || all.length < 2) return all[0];
  const costs = all.map(({ view }) => cost(view));
  return all[costs.indexOf(Math.min(...costs))];
}

/** The key is a rule: the only session that may send the message, with another key. */
function mistaken(all: readonly SessionCandidate[], going: Going): SessionCandidate | undefined {
  if (going.direction !== 'send') return undefined;
  const able = all.filter(({ can, isPeers }) => can && isPeers);
  const due = able.filter(({ view }) => owes(view, going));
  return due.length > 0 ? due[0] : only(able);
}

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

interface OfKind {
  readonly sessions: readonly SessionCandidate[];
  readonly fresh?: SessionCandidate;
}

function candidatesOf(program: Program, host: HostState, kind: number, going: Going): OfKind {
  const role = program.roles[kind];
  if (role?.session === undefined || !isConcerned(program, kind, host, going)) return { sessions: [] };
  const parts = partsFor(role.session, going.turnOf(host), going);
  const sessions = (host.sessions ?? []).flatMap((session, at): SessionCandidate[] => {
    if (session.kind !== kind) return [];
    const view = viewOf(host, session, at);
    const turn = going.turnOf(view);
    const isPeers = sameKey(
      parts.filter(({ field }) => field < 0),
      turn,
      going,
    );
    const can = canTake(program, keyed(view, parts, going), going);
    return [{ view, same: sameKey(parts, turn, going), isPeers: isPeers !== false, can }];
  });
  // one that is over, or takes no such message, gives its place to a new one
  const before = sessions.find(({ same }) => same === true)?.view.around?.at ?? (host.sessions ?? []).length;
  const born = newborn(program, host, kind, before, going.turnOf(host));
  const isBeginning = parts === role.session.key || role.session.key.length === 0;
  const fresh = { view: born, same: undefined, isPeers: true, can: isBeginning && canTake(program, keyed(born, parts, going), going) };
  return { sessions, fresh };
}

/** Has the kind anything to do with such a message? */
function isConcerned(program: Program, kind: number, host: HostState, { direction, turnOf }: Going): boolean {
  const { segment } = turnOf(host);
  if (program.roles[kind]?.states.some((state) => state[direction].for(segment).length > 0)) return true;
  return (host.sessions ?? []).some(
    (each) => each.kind === kind && each.owed.some(({ segment: due }) => due.kind === segment.kind && due.flags === segment.flags),
  );
}

function canTake(program: Program, host: HostState, going: Going): boolean {
  const turn = going.turnOf(host);
  const rows = stateOf(program, host)[going.direction].for(turn.segment);
  return (
    choose(rows, turn) !== undefined ||
    rows.some(({ continues }) => continues === true) ||
    (going.direction === 'send' && isReply(host, turn))
  );
}

const isReply = ({ owed }: HostState, turn: Turn): boolean => owed.some((debt) => debt.how !== 'owe' && isFor(debt, turn));

const owes = (view: HostState, { direction, turnOf }: Going): boolean => {
  const turn = turnOf(view);
  return direction === 'send' && view.owed.some((debt) => debt.how !== 'allow' && isFor(debt, turn));
};

const isFor = ({ segment, to }: Owed, turn: Turn): boolean =>
  (to === '' || to === turn.peer || turn.peers.includes(to)) &&
  segment.kind === turn.segment.kind &&
  (turn.segment.flags & segment.flags) === segment.flags;

/** The machine at which a call or a timer happens: the first session at which it can, else the host's own. */
export function machineFor(program: Program, host: HostState, kind: EventKind, numbers: World['numbers']): HostState {
  const [own = host, ...sessions] = machinesOf(host);
  const rowsOf = (one: HostState) => stateOf(program, one).on.get(kind.name) ?? [];
  const can = (one: HostState) => !isSpent(kind, one) && choose(rowsOf(one), new Turn(one, numbers, '', emptyDraft(program))) !== undefined;
  return sessions.find(can) ?? shownMachine(program, own);
}
