/** A protocol as its document has it: nested groups and roles still apart, so that a variant can reopen them. */
import type {
  CodeKind,
  Definition,
  EventKind,
  Field,
  KeyPart,
  MessageKind,
  Name,
  Place,
  Procedure,
  RoleLink,
  Rule,
  SessionMatch,
  Slip,
  Start,
  Variable,
} from '../../core/index.js';

/** What a state, a group or the protocol itself adds to the table. */
export interface TableLayer {
  readonly rules: readonly Rule[];
  readonly slips: readonly Slip[];
  /** Sections on the state as a whole, the own ones first. */
  readonly sees: readonly string[];
}

export interface GroupDraft extends TableLayer {
  readonly name: string;
  /** The group that this one stands in; '' at the outside. */
  readonly group: string;
  readonly place: Place;
}

export interface StateDraft extends GroupDraft {
  readonly aliases: readonly string[];
  readonly text: string;
  readonly initial: boolean;
  readonly final: boolean;
}

/** A role, or what all roles share. */
export interface PartDraft {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Of a role: what is known there only, and goes before what the protocol has by that name. */
  readonly lets: ReadonlyMap<string, Definition>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly states: ReadonlyMap<string, StateDraft>;
  readonly groups: ReadonlyMap<string, GroupDraft>;
  readonly sessions: ReadonlyMap<string, SessionDraft>;
  /** What stands outside all states: it holds in each of them. */
  readonly everywhere: TableLayer;
}

/** A machine inside the one of a role. */
export interface SessionDraft extends PartDraft {
  readonly key: readonly KeyDraft[];
  readonly matches: readonly SessionMatch[];
}

export interface KeyDraft extends KeyPart {
  readonly place: Place;
}

export interface DeclaredFlag extends Place {
  /** What it says; '' if nobody says it. */
  readonly text: string;
}

export interface MachineDraft {
  readonly name: string;
  readonly title: string;
  readonly see: string;
  readonly place: Place;
  readonly flags: ReadonlyMap<string, DeclaredFlag>;
  readonly messages: ReadonlyMap<string, MessageKind>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly events: ReadonlyMap<string, EventKind>;
  readonly codes: ReadonlyMap<string, CodeKind>;
  readonly lets: ReadonlyMap<string, Definition>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly starts: readonly Start[];
  /** Names of fields, of `main`; none if nothing is said. */
  readonly main: readonly string[];
  readonly links: readonly RoleLink[];
  readonly peers: readonly (readonly [string, string])[];
  readonly common: PartDraft;
  readonly roles: ReadonlyMap<string, PartDraft>;
  /** It extends something that nobody knows, at whatever distance: what it lacks may be there. */
  readonly adrift?: boolean;
}

/** A name that a protocol uses, to be looked up once all of the protocol is known. */
export interface Mention {
  readonly what:
    | 'state'
    | 'role'
    | 'session'
    | 'message'
    | 'field'
    | 'event'
    | 'variable'
    | 'procedure'
    | 'value'
    | 'function'
    | 'place'
    | 'code'
    /** A variable, or a message that is owed. */
    | 'forgotten';
  readonly name: Name;
  /** The role in which it stands; '' outside of roles. */
  readonly role: string;
  /** The session in which it stands. */
  readonly session?: string;
}

/** A variant's own things go before those of its base: rules are tried first, members of the same name replace. */
export function extended(base: MachineDraft, own: MachineDraft): MachineDraft {
  return {
    ...own,
    ...(base.adrift && { adrift: true }),
    title: own.title || base.title,
    see: own.see || base.see,
    flags: merged(base.flags, own.flags),
    messages: merged(base.messages, own.messages),
    fields: merged(base.fields, own.fields),
    events: merged(base.events, own.events),
    codes: merged(base.codes, own.codes),
    lets: merged(base.lets, own.lets),
    procedures: merged(base.procedures, own.procedures),
    starts: own.starts.length > 0 ? own.starts : base.starts,
    main: own.main.length > 0 ? own.main : base.main,
    links: [...own.links, ...base.links],
    peers: own.peers.length > 0 ? own.peers : base.peers,
    common: joined(base.common, own.common),
    roles: merged(base.roles, own.roles, joined),
  };
}

export function joined(base: PartDraft, own: PartDraft): PartDraft {
  const initial = [...own.states.values()].some((state) => state.initial);
  const states = merged(base.states, own.states, reopened);
  return {
    ...own,
    text: own.text || base.text,
    variables: merged(base.variables, own.variables),
    lets: merged(base.lets, own.lets),
    procedures: merged(base.procedures, own.procedures),
    states: initial
      ? new Map([...states].map(([name, state]) => [name, { ...state, initial: own.states.get(name)?.initial === true }]))
      : states,
    groups: merged(base.groups, own.groups, (b, o) => ({ ...b, ...stacked(b, o) })),
    sessions: merged(base.sessions, own.sessions, reopenedSession),
    everywhere: stacked(base.everywhere, own.everywhere),
  };
}

/** Its key is the base's, unless the variant gives it another one. */
const reopenedSession = (base: SessionDraft, own: SessionDraft): SessionDraft => ({
  ...joined(base, own),
  key: own.key.length > 0 ? own.key : base.key,
  matches: [...own.matches, ...base.matches],
});

function reopened(base: StateDraft, own: StateDraft): StateDraft {
  const aliases = [...new Set([...base.aliases, ...own.aliases])];
  return {
    ...base,
    ...stacked(base, own),
    aliases,
    text: own.text || base.text,
    initial: own.initial || base.initial,
    final: own.final || base.final,
  };
}

const stacked = (base: TableLayer, own: TableLayer): TableLayer => ({
  rules: [...own.rules, ...base.rules],
  slips: [...own.slips, ...base.slips],
  sees: [...own.sees, ...base.sees],
});

/** In the order of the base, then what is new. */
function merged<T>(
  base: ReadonlyMap<string, T>,
  own: ReadonlyMap<string, T>,
  both: (base: T, own: T) => T = (_, replacement) => replacement,
): ReadonlyMap<string, T> {
  const result = new Map(base);
  for (const [name, value] of own) {
    const old = base.get(name);
    result.set(name, old === undefined ? value : both(old, value));
  }
  return result;
}
