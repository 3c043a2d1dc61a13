/**
 * The sessions of a host: machines within its machine, each known by its key. While one acts, it is a host of its own, with the
 * variables of the host around it before its own; at the end of its turn it is put back.
 */
import type { EventKind } from '../../machine/machine.js';
import type { Name } from '../../span.js';
import { type Context, emptyDraft } from '../context.js';
import { equal } from '../program/operations.js';
import type { KeySlot, MatchRow, Program, RoleProgram, SessionProgram } from '../program/program.js';
import { matches } from '../program/program.js';
import { isNumeric } from '../program/types.js';
import type { HostState, Owed, SessionState, World } from '../world.js';
import { choose, isSpent, stateOf } from './engine.js';
import { Turn } from './turn.js';

/** A session as a host of its own. */
export function viewOf(host: HostState, session: SessionState, at: number): HostState {
  const { kind: role, state, owed, fired } = session;
  const { fired: _, ...rest } = host;
  return {
    ...rest,
    role,
    state,
    owed,
    variables: [...host.variables, ...session.variables],
    around: { host, at },
    ...(fired && { fired }),
  };
}

/** The machine of a host, and those of its sessions. */
export const machinesOf = (host: HostState): readonly HostState[] =>
  host.around || !host.sessions ? [host] : [host, ...host.sessions.map((session, at) => viewOf(host, session, at))];

/** All that a host owes, its sessions' debts too. */
export const debtsOf = (host: HostState): readonly Owed[] => machinesOf(host).flatMap(({ owed }) => owed);

/** One that is yet to begin, at this place among the sessions of its host. */
function newborn(program: Program, host: HostState, kind: number, at: number, turn: Turn): HostState {
  const role = program.roles[kind];
  const variables = role?.initialVariables(turn).slice(role.session?.outer ?? 0) ?? [];
  return viewOf(host, { kind, state: role?.initial ?? 0, variables, owed: [] }, at);
}

/** One of each kind that a host may begin. */
export function newbornOf({ program }: Context, host: HostState, numbers: World['numbers']): readonly HostState[] {
  const kinds = host.around ? [] : (program.roles[host.role]?.sessions ?? []);
  return kinds.map((kind) => newborn(program, host, kind, (host.sessions ?? []).length, new Turn(host, numbers, '', emptyDraft(program))));
}

export interface Going {
  readonly direction: 'send' | 'receive';
  /** A turn of a host with the message: what is written, or what has arrived. */
  readonly turnOf: (host: HostState) => Turn;
  /** Fields that are known, as bits. */
  readonly given: number;
  /** How many mistakes it would be, if it was the message of this session. */
  readonly cost?: (view: HostState) => number;
}

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
  const begun = found.find(({ fresh }) => fresh?.can)?.fresh;
  if (begun) return begun.view;
  if (canTake(program, host, going)) return host;
  return (
    (mistaken(all, going) ?? all.find(({ same }) => same !== false) ?? (isMute(program, host) ? found[0]?.fresh : undefined))?.view ?? host
  );
}

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

/** A machine of which nothing is said but its sessions. */
const isMute = (program: Program, host: HostState): boolean => stateOf(program, host).state.name === '';

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

/** By what the message finds its session. */
export function partsFor({ key, matches: rows }: SessionProgram, turn: Turn, { direction }: Pick<Going, 'direction'>): readonly KeySlot[] {
  const fits = ({ masks, direction: way, meets }: MatchRow) =>
    (way === undefined || way === direction) && matches(turn.segment, masks) && (meets === undefined || meets(turn));
  return rows.find(fits)?.key ?? key;
}

function sameKey(parts: readonly KeySlot[], turn: Turn, going: Pick<Going, 'given'>): boolean | undefined {
  let known: boolean | undefined = parts.length > 0 ? true : undefined;
  for (const part of parts) {
    const said = saidOf(part, turn, going);
    const same = said === undefined ? undefined : equal(turn, turn.variables[part.variable], said);
    if (same === false) return false;
    if (same === undefined) known = undefined;
  }
  return known;
}

const saidOf = ({ field }: KeySlot, turn: Turn, { given }: Pick<Going, 'given'>) =>
  field < 0 ? turn.peer || undefined : (given & (1 << field)) === 0 ? undefined : turn.segment.fields[field];

/** With a key that the message tells, where it has none yet. */
function keyed(view: HostState, parts: readonly KeySlot[], going: Going): HostState {
  const turn = going.turnOf(view);
  const variables = view.variables.slice();
  for (const part of parts) variables[part.variable] ??= saidOf(part, turn, going);
  return { ...view, variables };
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

/** What a message of a session says of its key is so: a field left out is filled in, another one is a mistake. */
export function carryKey(program: Program, turn: Turn, direction: Going['direction'], given: number): void {
  const session = turn.host.around && program.roles[turn.role]?.session;
  if (!session) return;
  for (const { variable, field } of partsFor(session, turn, { direction })) {
    const now = turn.variables[variable];
    if (field < 0) turn.variables[variable] = now ?? (turn.peer || undefined);
    else if (hasField(program, turn, field))
      keyField(program, turn, { variable, field }, direction === 'receive' || (given & (1 << field)) !== 0);
  }
}

const hasField = ({ machine, fields }: Program, { segment }: Turn, field: number): boolean =>
  segment.kind < 0 || machine.messages[segment.kind]?.fields.includes(fields[field]?.name ?? '') === true;

function keyField({ fields }: Program, turn: Turn, { variable, field }: KeySlot, isGiven: boolean): void {
  const [now, said] = [turn.variables[variable], isGiven ? turn.segment.fields[field] : undefined];
  if (said === undefined) {
    const kind = fields[field]?.type.kind;
    const value = now ?? (turn.onlyChecks || (kind !== 'int' && kind !== 'serial') ? undefined : own(turn, kind));
    if (value === undefined) return;
    turn.variables[variable] = value;
    turn.segment.fields[field] = value;
    if (!turn.onlyChecks) turn.segment.filled |= 1 << field;
    return;
  }
  if (now === undefined) turn.variables[variable] = said;
  else if (equal(turn, now, said) === false) turn.violations = [...turn.violations, { action: KEY, field, written: said, expected: now }];
  else if (isNumeric(now) && isNumeric(said)) turn.unify(now, said);
}

/** A number of its own. */
function own(turn: Turn, kind: 'int' | 'serial') {
  const fresh = turn.fresh(kind);
  turn.numbers = turn.numbers.own(fresh);
  return fresh;
}

const KEY: Turn['violations'][number]['action'] = {
  kind: 'require',
  condition: { kind: 'name', name: 'true' },
  text: { clause: 'of-session' },
  see: '',
  place: { source: '', span: { start: 0, end: 0 } },
};

/** The machine whose state stands for the host: its own, or, where it has none, the only session's, or one that is yet to begin. */
export function shownMachine(program: Program, host: HostState): HostState {
  if (host.around || !isMute(program, host)) return host;
  const [session] = machinesOf(host).slice(1);
  const kind = program.roles[host.role]?.sessions[0];
  return (
    session ?? (kind === undefined ? host : viewOf(host, { kind, state: program.roles[kind]?.initial ?? 0, variables: [], owed: [] }, 0))
  );
}

/** The name of its state; of several sessions each state once. */
export function statesShown(program: Program, host: HostState): string {
  const sessions = host.around || !isMute(program, host) ? [] : machinesOf(host).slice(1);
  if (sessions.length < 2) return stateOf(program, shownMachine(program, host)).state.name;
  return [...new Set(sessions.map((session) => stateOf(program, session).state.name))].join(', ');
}

/** `lease(7)`, as it is called in an exchange. */
export function sessionNamed(program: Program, host: HostState, { kind, keys }: NonNullable<Name['path']>): HostState | undefined {
  const views = machinesOf(host).filter(({ role, around }) => around && program.roles[role]?.role.name === kind);
  return views.find(({ role, variables }) => {
    const key = program.roles[role]?.session?.key ?? [];
    return keys.every((each, at) => String(variables[key[at]?.variable ?? -1]) === each);
  });
}

/**
 * The machines of a host that a claim speaks of: the session that it names by a path; the host's own, if it knows what is claimed; else its
 * sessions that do, or, as long as there is none, one that is yet to begin.
 */
export function standing(program: Program, host: HostState, name: Name, knows: (role: RoleProgram) => boolean): readonly HostState[] {
  if (name.path) {
    const named = sessionNamed(program, host, name.path);
    return named ? [named] : [];
  }
  const isKnown = ({ role }: HostState) => {
    const found = program.roles[role];
    return found !== undefined && knows(found);
  };
  const [own, ...sessions] = machinesOf(host);
  if (own === undefined || isKnown(own)) return [own ?? host];
  const found = sessions.filter(isKnown);
  return found.length > 0 ? found : [shownMachine(program, host)].filter((one) => one !== host && isKnown(one));
}

/** The names of the states in which a host, or a session of it, can be. */
export const statesKnown = (program: Program, host: HostState): readonly string[] =>
  [host.role, ...(program.roles[host.role]?.sessions ?? [])]
    .flatMap((role) => [...(program.roles[role]?.stateIndex.keys() ?? [])])
    .filter((name) => name !== '');

/** The kind of session of that name. */
export const kindNamed = (program: Program, host: HostState, name: string): number | undefined =>
  program.roles[host.role]?.sessions.find((kind) => program.roles[kind]?.role.name === name);

/** Its sessions of a kind that are not over: one in a final state that owes nothing is. */
export const livingOf = (program: Program, host: HostState, kind: number): readonly HostState[] =>
  machinesOf(host).filter(
    (each) =>
      each.around && each.role === kind && !(stateOf(program, each).state.final === true && each.owed.every(({ how }) => how === 'allow')),
  );

/** The machine at which a call or a timer happens: the first session at which it can, else the host's own. */
export function machineFor(program: Program, host: HostState, kind: EventKind, numbers: World['numbers']): HostState {
  const [own = host, ...sessions] = machinesOf(host);
  const rowsOf = (one: HostState) => stateOf(program, one).on.get(kind.name) ?? [];
  const can = (one: HostState) => !isSpent(kind, one) && choose(rowsOf(one), new Turn(one, numbers, '', emptyDraft(program))) !== undefined;
  return sessions.find(can) ?? shownMachine(program, own);
}
