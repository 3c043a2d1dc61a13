/** The machine of a host, and those of its sessions: each a host of its own, with the variables of the host around it before its own. */
import type { Name } from '../../span.js';
import { type Context, emptyDraft } from '../context.js';
import type { Program, RoleProgram } from '../program/program.js';
import type { HostState, Owed, SessionState, World } from '../world.js';
import { stateOf } from './engine.js';
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
export function newborn(program: Program, host: HostState, kind: number, at: number, turn: Turn): HostState {
  const role = program.roles[kind];
  const variables = role?.initialVariables(turn).slice(role.session?.outer ?? 0) ?? [];
  return viewOf(host, { kind, state: role?.initial ?? 0, variables, owed: [] }, at);
}

/** One of each kind that a host may begin. */
export function newbornOf({ program }: Context, host: HostState, numbers: World['numbers']): readonly HostState[] {
  const kinds = host.around ? [] : (program.roles[host.role]?.sessions ?? []);
  return kinds.map((kind) => newborn(program, host, kind, (host.sessions ?? []).length, new Turn(host, numbers, '', emptyDraft(program))));
}

/** A machine of which nothing is said but its sessions. */
export const isMute = (program: Program, host: HostState): boolean => stateOf(program, host).state.name === '';

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
  machinesOf(host).filter((each) => each.around && each.role === kind && !isOver(program, each));

/** In a final state, and owing nothing. */
export const isOver = (program: Program, session: HostState): boolean =>
  stateOf(program, session).state.final === true && session.owed.every(({ how }) => how === 'allow');
