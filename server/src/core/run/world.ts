/** The whole situation between two statements. Worlds are immutable and share what did not change: a run can continue from any of them. */
import type { Rule } from '../machine/machine.js';
import type { Span } from '../span.js';
import type { Numbers, Numeric } from '../value/numbers.js';
import type { Ranges } from '../value/ranges.js';
import type { Trie } from '../value/trie.js';

/** A value at run time; `undefined` where a host has none, or a field was left out. */
export type SlotValue = Numeric | string | readonly string[] | Ranges | undefined;

export interface World {
  readonly hosts: readonly HostState[];
  readonly numbers: Numbers;
  /** Segments that have a name, by their key (`Roster`). */
  readonly flights: Trie<InFlight>;
  /** Numbers that the author seems to have mistyped once and kept: subtracted wherever they are written. */
  readonly shifts: readonly Shift[];
  /** More of them, that begin only further down. */
  readonly later?: LaterShifts;
  /** Messages that cross, though each is written as arriving at once. */
  readonly crossings?: Crossing;
  /** Segments that must have been sent, as they arrive, though no line sends them. */
  readonly supposed?: readonly InFlight[];
  /** What was sent last to several hosts, of whom some are still to get it. */
  readonly cast?: Segment;
  /** A message is still to be found out by a student, and nothing owed could stand for it: what rests on it is not told. */
  readonly gap?: boolean;
  /** Index of a statement that was taken out of turn, as it was meant to stand before another; and what it did; and more of them. */
  readonly done?: DoneBefore;
}

export const areInSameStates = (a: World, b: World): boolean => a.hosts.every(({ state }, i) => state === b.hosts[i]?.state);

export interface DoneBefore {
  readonly at: number;
  readonly happening?: StatementEffect;
  /** One further down. */
  readonly next?: DoneBefore;
}

export interface HostState {
  readonly name: string;
  readonly label: string;
  /** Indices into the machine's roles, and the role's states. */
  readonly role: number;
  readonly state: number;
  /** By the role's variables. */
  readonly variables: readonly SlotValue[];
  readonly owed: readonly Owed[];
  /** All hosts, with the names of their roles. */
  readonly company?: readonly Peer[];
  /** The machines within its machine. */
  readonly sessions?: readonly SessionState[];
  /** Of a session that acts as a host of its own: the host that it belongs to, and where among its sessions. */
  readonly around?: { readonly host: HostState; readonly at: number };
  /** How often a timer has run out in a row. */
  readonly fired?: Readonly<Record<string, number>>;
}

export interface SessionState {
  /** Index into the program's roles. */
  readonly kind: number;
  readonly state: number;
  /** Those of its key, then its own. */
  readonly variables: readonly SlotValue[];
  readonly owed: readonly Owed[];
  readonly fired?: Readonly<Record<string, number>>;
}

export interface Peer {
  readonly name: string;
  readonly role: string;
}

/** What goes over the wire: flags as bits, or a kind of message, and fields by the machine's order. */
export interface Segment {
  readonly flags: number;
  /** Index into the machine's messages; −1 where messages are flags. */
  readonly kind: number;
  readonly fields: readonly SlotValue[];
}

export interface Owed {
  /** `owe`: under the rules of the state; `reply`: as it stands here, in any state; `allow`: like `reply`, not missed. */
  readonly how: 'owe' | 'reply' | 'allow';
  readonly segment: Segment;
  readonly to: string;
  /** It is what has arrived and is passed on: a message with another value in a field does not pay it. */
  readonly isPassed?: true;
  /** One of all debts with the same choice is enough. */
  readonly choice?: string;
  readonly label: string;
  /** The paragraph that asks for it. */
  readonly see: string;
  /** Replies of one turn are alternatives: who sends one owes the others no longer. */
  readonly group: object;
  /** Index of the message's or arrival's statement, the last that it answers; absent if a call wants it. */
  readonly cause?: number;
  /** Index of the statement of the call or timer that wants it; absent where a message does. */
  readonly call?: number;
}

export interface InFlight {
  readonly name: string;
  readonly segment: Segment;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly arrivals: number;
  /** Index of the statement that sent it; −1 if that was in an exchange before. */
  readonly sentAt: number;
  readonly nameSpan: Span;
}

/** What `host` writes in `field` is `by` too large. */
export interface Shift {
  readonly host: string;
  readonly field: number;
  readonly by: number;
}

export interface LaterShifts {
  /** Index of the first statement that they hold for. */
  readonly at: number;
  readonly shifts: readonly Shift[];
  readonly next?: LaterShifts;
}

/** Indices of the statements of two messages in opposite directions: the first one arrives right after the second one. */
export interface Crossing {
  readonly first: number;
  readonly second: number;
  /** One further down. */
  readonly next?: Crossing;
}

/** What a statement did, for the trace. */
export interface StatementEffect {
  readonly statement: number;
  readonly kind: 'message' | 'arrival' | 'event';
  readonly from: string;
  readonly to: string;
  readonly segment: Segment;
  /** Its names as they were written, as bits. */
  readonly writtenFlags: number;
  /** Fields that the author wrote, the machine filled in, or that are blanks; as bits by index. */
  readonly given: number;
  readonly filled: number;
  readonly blank: number;
  readonly label: string;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly stray: boolean;
  readonly name?: string;
  readonly sentAt?: number;
  readonly duplicate?: boolean;
  readonly event?: string;
  readonly marks: readonly string[];
  readonly discarded?: string;
  readonly passed: readonly { readonly host: string; readonly states: readonly string[] }[];
  readonly rows: readonly { readonly host: string; readonly row: Ruled }[];
}

/** A row of the machine, as far as the trace wants to know it. */
export interface Ruled {
  readonly rule: Rule;
}
