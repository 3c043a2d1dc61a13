/**
 * A protocol as a machine: what each state may send, what it does with what arrives, what it then owes.
 * Plain data, compiled from the protocol's own document; names are resolved, inheritance (`states` groups, `extends`)
 * is flattened, so that a reader of a state finds all its rules in the order in which they are tried.
 */
import type { Place } from '../span.js';
import type { Assignment, Expression } from './expression.js';

export type Severity = 'error' | 'warning' | 'information';

/** `serial` counts modulo 2^32; `int` is a plain number, of at most `bits` bits or at most `most`, if given; `ranges` a set of serial numbers. */
export type Type =
  /** `serial(3)` counts modulo 8. */
  | { readonly kind: 'serial'; readonly bits?: number }
  | { readonly kind: 'flag' | 'name' | 'names' | 'ranges' }
  /** Names in their order, the first one first; at most `most`, if given. */
  | { readonly kind: 'queue'; readonly most?: number }
  | { readonly kind: 'int'; readonly bits?: number; readonly most?: number };

export interface Machine {
  readonly name: string;
  readonly title: string;
  /** The document that the sections (`see`) belong to, such as "RFC 9293"; '' if none is named. */
  readonly see: string;
  /** Either flags that are combined freely, in canonical order, or messages by name; the other one is empty. */
  readonly flags: readonly string[];
  /** What they say, of those that have a text. */
  readonly flagTexts?: Readonly<Record<string, string>>;
  readonly messages: readonly MessageKind[];
  readonly fields: readonly Field[];
  /** Names of the fields that matter most; all do, where nothing is said. */
  readonly main?: readonly string[];
  readonly events: readonly EventKind[];
  readonly codes: readonly CodeKind[];
  readonly starts: readonly Start[];
  readonly lets: readonly Definition[];
  readonly procedures: readonly Procedure[];
  /** Equalities between two hosts that both start in the midst of things: `link snd_nxt = rcv_nxt`. */
  readonly links: readonly RoleLink[];
  /** Pairs of roles that talk to each other; all do, where nothing is said. */
  readonly peers?: readonly (readonly [string, string])[];
  /** One role named '' where all hosts run the same machine. */
  readonly roles: readonly Role[];
  readonly place: Place;
}

export interface MessageKind {
  readonly name: string;
  readonly fields: readonly string[];
  readonly text: string;
  readonly place: Place;
}

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly text: string;
  /** The value of a field that is left out and that no rule demands. */
  readonly initial?: Expression;
  /** The code of a problem with this field, where the rule names none. */
  readonly code?: string;
  readonly place: Place;
}

export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly text: string;
  readonly initial?: Expression;
  readonly place: Place;
}

export interface EventKind {
  readonly name: string;
  readonly timer: boolean;
  /** How often in a row it may run out, and what comes next. */
  readonly most?: number;
  readonly next?: string;
  readonly text: string;
  readonly place: Place;
}

export interface CodeKind {
  readonly code: string;
  readonly severity: Severity;
  readonly text: string;
  readonly place: Place;
}

export interface Definition {
  readonly name: string;
  readonly value: Expression;
  readonly text: string;
  readonly place: Place;
}

export interface RoleLink {
  readonly own: string;
  readonly other: string;
}

export interface Procedure {
  readonly name: string;
  readonly text: string;
  readonly actions: readonly RuleAction[];
  readonly place: Place;
}

/** Where hosts that nobody declared start. */
export interface Start {
  readonly sender: Seat;
  readonly receiver: Seat;
}

export interface Seat {
  readonly role?: string;
  readonly state?: string;
}

export interface Role {
  readonly name: string;
  readonly text: string;
  readonly variables: readonly Variable[];
  /** Definitions and actions of this role alone: they go before those of the protocol. */
  readonly lets?: readonly Definition[];
  readonly procedures?: readonly Procedure[];
  readonly states: readonly State[];
  /** The groups of states (`states`), in the order of the text. */
  readonly groups: readonly StateGroup[];
  /** Machines inside this one, of which there are as many as messages ask for. */
  readonly sessions?: readonly SessionKind[];
  /** Name of the state in which a host of this role starts. */
  readonly initial: string;
  readonly place: Place;
}

/** A kind of session: `session lease by xid { … }`. Its variables are those of the role around it, then its key's, then its own. */
export interface SessionKind extends Role {
  /** How many of its variables are those of the role around it. */
  readonly outer: number;
  readonly key: readonly KeyPart[];
  /** How messages find their session that do so otherwise than by the key. */
  readonly matches: readonly SessionMatch[];
}

/** A variable of the session is what a field of the message says, or who the other host is (`peer`). */
export interface KeyPart {
  readonly variable: string;
  readonly from: string;
}

export interface SessionMatch {
  readonly patterns: readonly MessagePattern[];
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  readonly key: readonly KeyPart[];
}

/** All machines of a protocol: its roles, and the sessions within them. */
export const machinesIn = ({ roles }: Pick<Machine, 'roles'>): readonly Role[] => roles.flatMap((role) => [role, ...(role.sessions ?? [])]);

export interface StateGroup {
  readonly name: string;
  readonly place: Place;
}

export interface State {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly text: string;
  /** Here a host may rest for good. */
  readonly final?: boolean;
  /** Enclosing groups (`states`), outermost first. */
  readonly groups: readonly string[];
  readonly send: readonly Rule[];
  readonly receive: readonly Rule[];
  readonly on: readonly Rule[];
  readonly always: readonly Rule[];
  readonly enter: readonly Rule[];
  /** Run once for a host that is declared to start in this state (`in STATE`), before anything happens. */
  readonly begin: readonly Rule[];
  /** Well-known mistakes of people in this state, named as such: `slip ack when ack == irs "…"`. */
  readonly slips: readonly Slip[];
  /** The section on the state as a whole. */
  readonly see: string;
  readonly place: Place;
}

/** One row of the table. The first one whose pattern matches and whose guard certainly holds is taken. */
export interface Rule {
  readonly kind: 'send' | 'receive' | 'on' | 'always' | 'enter' | 'begin';
  /** For `send` and `receive`; one of them must match. */
  readonly patterns: readonly MessagePattern[];
  /** Tried before the rows of the states within. */
  readonly first?: true;
  /** For `on`. */
  readonly events: readonly string[];
  readonly guard?: Expression;
  /** Roles, or variables that hold names, to whom this is sent, or from whom it comes. */
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  /** The state to go to. */
  readonly target?: string;
  /** The next row that fits would be as right: what follows tells which was taken; this one if nothing does. */
  readonly optional?: true;
  readonly see: string;
  readonly actions: readonly RuleAction[];
  readonly place: Place;
}

/** A mistake that is made so often that it has a sentence of its own; it changes nothing but the words. */
export interface Slip {
  readonly on:
    | { readonly kind: 'field'; readonly field: string }
    | { readonly kind: 'send'; readonly patterns: readonly MessagePattern[] }
    /** Somebody claims `state` while the host is in this one. */
    | { readonly kind: 'claim'; readonly state: string };
  readonly guard?: Expression;
  readonly text: string;
  readonly see: string;
}

/** `any without SYN` has no `names`. For flags: all of `names` and none of `without`; for messages: one of `names`. */
export interface MessagePattern {
  readonly names: readonly string[];
  readonly without: readonly string[];
}

export type RuleAction =
  /** Both a check and, for `field == value`, the value of a field that was left out. */
  | {
      readonly kind: 'require';
      readonly condition: Expression;
      readonly code?: string;
      readonly text: string;
      readonly see: string;
      readonly guard?: Expression;
      readonly place: Place;
    }
  | { readonly kind: 'set'; readonly assignments: readonly Assignment[]; readonly guard?: Expression }
  /** Sets only what is not known yet. */
  | { readonly kind: 'assume'; readonly assignments: readonly Assignment[]; readonly guard?: Expression }
  /** `owe` is sent under the rules of the state; `reply` as written here, whatever the state; `allow` like `reply`, but nobody misses it. */
  | {
      readonly kind: 'owe' | 'reply' | 'allow';
      readonly names: readonly string[];
      /** Messages each of which is as good as the first. */
      readonly others?: readonly (readonly string[])[];
      readonly fields: readonly Assignment[];
      readonly label: string;
      readonly to?: Expression;
      /** To one of them, whichever. */
      readonly any?: true;
      readonly guard?: Expression;
    }
  /** Owes the very message that has arrived, but for these fields. */
  | {
      readonly kind: 'pass';
      readonly fields: readonly Assignment[];
      readonly to?: Expression;
      readonly any?: true;
      readonly guard?: Expression;
    }
  | { readonly kind: 'discard'; readonly text: string; readonly see: string; readonly guard?: Expression }
  /** Gives the message a name in pictures and words: `mark "retransmission"`. */
  | { readonly kind: 'mark'; readonly text: string; readonly guard?: Expression }
  | { readonly kind: 'go'; readonly target: string; readonly guard?: Expression }
  /** After this row the search goes on. */
  | { readonly kind: 'continue'; readonly guard?: Expression }
  /** The count of a timer starts anew. */
  | { readonly kind: 'restart'; readonly names: readonly string[]; readonly guard?: Expression }
  | { readonly kind: 'do'; readonly procedure: string; readonly guard?: Expression }
  /** Forgets the named variables, and that it owes the named messages; or all that the host knows and owes. */
  | { readonly kind: 'forget'; readonly names: readonly string[]; readonly guard?: Expression };
