/** What happened: one step for each statement that changes something, with the states of all hosts after it. */
import type { Exchange } from '../exchange/exchange.js';
import type { Machine } from '../machine/machine.js';
import type { Problem } from '../problem/problem.js';
import type { Place, Span } from '../span.js';

export interface Trace {
  readonly exchange: Exchange;
  readonly machine: Machine;
  /** In the order of their `host` lines, else of their appearance. */
  readonly hosts: readonly TracedHost[];
  /** The states before the first step, by host. */
  readonly start: States;
  readonly steps: readonly Step[];
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** For a picture: the problems of the lines that could not be read. */
  readonly unread?: readonly Problem[];
}

export type States = Readonly<Record<string, string>>;

export interface TracedHost {
  readonly name: string;
  /** What to call it in a picture: its label, else its name. */
  readonly label: string;
  readonly role: string;
}

export type Step = MessageStep | ArrivalStep | EventStep;

interface StepCommon {
  /** Index into the exchange's statements. */
  readonly statement: number;
  readonly span: Span;
  readonly states: States;
  /** States that a host went through within the step, in order, without the last one; only hosts that did. */
  readonly passed: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly Problem[];
  /** The variables of each host after the step that the step changed, as shown: `{A: {snd_nxt: '101'}}`. */
  readonly changed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What each host owes after the step: `{B: ['SYN+ACK']}`; only hosts that owe. */
  readonly owed: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly AppliedRule[];
}

/** A row of the protocol's table that was applied, and where. */
export interface AppliedRule {
  readonly host: string;
  readonly kind: 'send' | 'receive' | 'on' | 'always';
  /** The section, such as `RFC 9293 §3.10.7.3`; '' if none is given. */
  readonly see: string;
  readonly place: Place;
}

export interface CarriedMessage {
  readonly from: string;
  readonly to: string;
  /** In canonical order. */
  readonly names: readonly string[];
  readonly fields: readonly ShownField[];
  readonly label: string;
  /** What the machine calls it: `retransmission`, `keepalive`. */
  readonly marks: readonly string[];
  /** Why the receiver drops it. */
  readonly discarded?: string;
  /** The number of the captured frame that it was. */
  readonly frame?: number;
}

/** A field with its number in the form of the document: `101` or `x+1`. */
export interface ShownField {
  readonly name: string;
  readonly value: string;
  /** It was left out, and the machine knows it. */
  readonly filled: boolean;
  /** It is a `?`: a picture for students shows that instead of the value. */
  readonly blank: boolean;
}

export interface MessageStep extends StepCommon, CarriedMessage {
  readonly kind: 'message';
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly stray: boolean;
  /** Its arrival, if it does not follow at once, comes by the clock. */
  readonly timed?: boolean;
  /** Name of the segment, if it has one. */
  readonly name?: string;
}

export interface ArrivalStep extends StepCommon, CarriedMessage {
  readonly kind: 'arrival';
  /** '' for one without a name, which arrives by the clock. */
  readonly name: string;
  /** It has arrived before. */
  readonly duplicate: boolean;
  /** Index of the step that sent it; absent if that was in an exchange before this one. */
  readonly sentAt?: number;
}

export interface EventStep extends StepCommon {
  readonly kind: 'event';
  readonly host: string;
  readonly event: string;
  readonly fields: readonly ShownField[];
  readonly label: string;
  readonly timer: boolean;
}
