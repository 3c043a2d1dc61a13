/** `protocol/unreceived`, `protocol/unsent` and `protocol/unpayable`: what is sent by whom, and who has a rule for it. */
import { type Insertion, type Machine, machinesIn, type Problem, type Role, type Rule, type State } from '../../../core/index.js';
import { insertionIn } from './insertion.js';
import { kindsOf, meet, messagesOf } from './patterns.js';
import { reachable } from './reach.js';
import { allActions, inSessions, isOwn, isStrange, type LintSubject, odd, rulesOf, targetsOf } from './subject.js';

type MessageWire = (one: Rule, other: Rule) => boolean;

/** Rows that can meet on the wire, and what of the one the other side has no row for. */
export function unheard(subject: LintSubject): readonly Problem[] {
  const { machine } = subject;
  return machine.flags.length > 0 ? unheardFlags(subject) : machine.roles.flatMap((role) => unheardOf(subject, role));
}

/** Those that a host of the role may talk to: the other roles; its own, where there is one only. */
export function peersOf(role: Role, machine: Machine): readonly Role[] {
  const { roles, peers } = machine;
  if (roles.length === 1) return roles;
  // a role that does not exist may be the other one, mistyped
  const areKnown = peers?.flat().every((name) => roles.some((each) => each.name === name));
  if (peers !== undefined && peers.length > 0 && areKnown === true)
    return roles.filter(({ name }) => peers.some(([a, b]) => (a === role.name && b === name) || (b === role.name && a === name)));
  return roles.filter((other) => other !== role);
}

const received = (role: Role, machine: Machine): ReadonlySet<string> =>
  new Set(
    inSessions(role)
      .flatMap(({ states }) => states)
      .flatMap(({ receive }) => receive.flatMap((rule) => [...messagesOf(rule, machine)])),
  );

/** What it may send, and what it owes whatever its state. */
function sent(role: Role, machine: Machine): ReadonlySet<string> {
  const states = inSessions(role).flatMap((each) => each.states);
  const rows = states.flatMap(({ send }) => send.flatMap((rule) => [...messagesOf(rule, machine)]));
  const owed = states.flatMap((state) => rulesOf(state).flatMap((rule) => owedBy(rule, machine)));
  return new Set([...rows, ...owed]);
}

const owedBy = (rule: Rule, machine: Machine): readonly string[] =>
  allActions(rule.actions, machine).flatMap((action) =>
    action.kind === 'reply' || action.kind === 'allow' || action.kind === 'owe'
      ? [action.names, ...(action.others ?? [])].flatMap(([name]) => name ?? [])
      : action.kind === 'pass'
        ? [...messagesOf(rule, machine)]
        : [],
  );

function unheardOf(subject: LintSubject, role: Role): readonly Problem[] {
  const { machine } = subject;
  const peers = peersOf(role, machine);
  /** Those that the row is for. */
  const partners = ({ to, from }: Rule): readonly Role[] => {
    const who = to ?? from;
    const isOfRoles = who?.every((name) => machine.roles.some((each) => each.name === name)) === true;
    return isOfRoles ? machine.roles.filter(({ name }) => who?.includes(name)) : peers;
  };
  const isHeard = (name: string, rule: Rule) => partners(rule).some((peer) => received(peer, machine).has(name));
  const isSaid = (name: string, rule: Rule) => partners(rule).some((peer) => sent(peer, machine).has(name));
  const isSure = (name: string) => !isStrange(subject, name);
  const states = inSessions(role)
    .flatMap((each) => each.states)
    .filter(({ name }) => role.name === '' || !subject.own.common.states.has(name));
  const missing = firstRows(states, 'send', machine, (name, rule) => isSure(name) && !isHeard(name, rule));
  const unanswered = firstReplies(states, machine, (name, rule) => isSure(name) && !isHeard(name, rule));
  const vain = firstRows(states, 'receive', machine, (name, rule) => isSure(name) && !isNamedByAll(rule) && !isSaid(name, rule));
  const told = (rows: readonly (readonly [string, Rule])[], what: 'unreceived' | 'unsent'): readonly Problem[] =>
    rows
      .filter(([, rule]) => isOwn(subject, rule.place))
      .map(([message, rule]) => {
        const add = addRow(subject, partners(rule), `${what === 'unsent' ? 'send' : 'receive'} ${message}`);
        const facts = { kind: 'protocol', message, role: role.name, ...(add && { add }) } as const;
        const others = partners(rule).flatMap(({ name }) => (name === '' ? [] : [name]));
        return odd(rule.place.span, what === 'unsent' ? { ...facts, what, senders: others } : { ...facts, what, receivers: others });
      });
  const isNew = ([message]: readonly [string, Rule]) => missing.every(([other]) => other !== message);
  return [...told([...missing, ...unanswered.filter(isNew)], 'unreceived'), ...told(vain, 'unsent')];
}

const addRow = (subject: LintSubject, peers: readonly Role[], row: string): Insertion | undefined => {
  const state = peers.flatMap((peer) => peer.states.find(({ name }) => name === peer.initial) ?? [])[0];
  return state && insertionIn(subject, state, row);
};

/** `receive any` waits for nothing by name. */
const isNamedByAll = ({ patterns }: Rule): boolean => patterns.every(({ names }) => names.length === 0);

/** For each message the first row of which something is wrong for it. */
function firstRows(
  states: readonly State[],
  kind: 'send' | 'receive',
  machine: Machine,
  isWrong: (message: string, rule: Rule) => boolean,
): readonly (readonly [string, Rule])[] {
  const found = new Map<string, Rule>();
  for (const state of states)
    for (const rule of state[kind])
      for (const pattern of rule.patterns)
        for (const name of kindsOf(pattern, machine)) if (!found.has(name) && isWrong(name, rule)) found.set(name, rule);
  return [...found];
}

/** For each message with which a host replies whatever its state, the first such rule of which something is wrong. */
function firstReplies(
  states: readonly State[],
  machine: Machine,
  isWrong: (message: string, rule: Rule) => boolean,
): readonly (readonly [string, Rule])[] {
  const found = new Map<string, Rule>();
  for (const rule of states.flatMap(({ receive }) => receive))
    for (const action of allActions(rule.actions, machine)) {
      const [name] = action.kind === 'reply' && action.to === undefined ? action.names : [];
      if (name !== undefined && !found.has(name) && isWrong(name, rule)) found.set(name, rule);
    }
  return [...found];
}

/** For flags a row meets another one, or none at all. */
function unheardFlags(subject: LintSubject): readonly Problem[] {
  const { machine } = subject;
  return machine.roles.flatMap((role) => {
    const peers = peersOf(role, machine);
    const rows = (kind: 'send' | 'receive', roles: readonly Role[]) => [
      ...new Set(roles.flatMap(({ states }) => states.flatMap((state) => state[kind]))),
    ];
    const owes = peers.some(({ states }) => states.some((state) => rulesOf(state).some((rule) => owedBy(rule, machine).length > 0)));
    const meets: MessageWire = (one, other) => one.patterns.some((a) => other.patterns.some((b) => meet(a, b)));
    const lost = rows('send', [role]).filter((rule) => !rows('receive', peers).some((other) => meets(rule, other)));
    const vain = owes ? [] : rows('receive', [role]).filter((rule) => !rows('send', peers).some((other) => meets(rule, other)));
    const name = ({ patterns }: Rule) => patterns.map(({ names }) => names.join('+') || 'any').join(' or ');
    const receivers = peers.map((peer) => peer.name).filter((each) => each !== '');
    const own = (rule: Rule) => isOwn(subject, rule.place);
    return [
      ...lost
        .filter(own)
        .map((rule) => odd(rule.place.span, { kind: 'protocol', what: 'unreceived', message: name(rule), role: role.name, receivers })),
      ...vain
        .filter(own)
        .map((rule) =>
          odd(rule.place.span, { kind: 'protocol', what: 'unsent', message: name(rule), role: role.name, senders: receivers }),
        ),
    ];
  });
}

/** A debt that no state into which its rule leads can pay, nor any state to which these lead. */
export function unpayable(subject: LintSubject): readonly Problem[] {
  const { machine } = subject;
  const told = new Map<Rule, Problem | undefined>();
  for (const role of machinesIn(machine)) {
    const found = reachable(role, machine);
    for (const state of role.states)
      for (const rule of rulesOf(state)) {
        if (!isOwn(subject, rule.place) || !found.has(state) || (told.has(rule) && told.get(rule) === undefined)) continue;
        told.set(rule, debtOf(subject, rule, state, role));
      }
  }
  return [...told.values()].flatMap((problem) => problem ?? []);
}

function debtOf(subject: LintSubject, rule: Rule, state: State, role: Role): Problem | undefined {
  const { machine } = subject;
  const targets = targetsOf(rule, state, role, machine);
  for (const action of allActions(rule.actions, machine)) {
    if (action.kind !== 'owe') continue;
    const ways = [action.names, ...(action.others ?? [])];
    const vain = ways.filter((names) => !(isStrange(subject, names.join('+')) || canSend(names, targets, role, machine)));
    if (vain.length === 0) continue;
    const [target = state] = targets;
    const message = vain.map((names) => names.join('+')).join(' or ');
    const add = insertionIn(subject, target, `send ${vain[0]?.join('+') ?? ''}`);
    return odd(rule.place.span, {
      kind: 'protocol',
      what: 'unpayable',
      message,
      state: target.name,
      role: role.name,
      ...(add && { add }),
    });
  }
  return undefined;
}

function canSend(names: readonly string[], from: readonly State[], role: Role, machine: Machine): boolean {
  const pattern = { names, without: [] };
  const row = (rule: Rule) =>
    machine.flags.length > 0
      ? rule.patterns.some((each) => names.every((name) => !each.without.includes(name)))
      : rule.patterns.some((each) => kindsOf(each, machine).includes(pattern.names[0] ?? ''));
  const seen = new Set(from);
  for (const state of seen) {
    if (state.send.some(row)) return true;
    // a host that is back where it began has left its debts behind
    const onward = [...state.always, ...state.receive, ...state.send, ...state.enter];
    for (const rule of onward)
      for (const target of targetsOf(rule, state, role, machine)) if (target.name !== role.initial) seen.add(target);
  }
  return false;
}
