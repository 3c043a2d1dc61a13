/** What is to hold whatever happens within bounds, free of syntax. */
import type { DisturbanceKind } from '../exchange/disturbances.js';
import type { Condition, Exchange, FieldValue } from '../exchange/exchange.js';
import type { Ruled } from '../run/world.js';
import type { Name, Span } from '../span.js';

export interface Verification {
  /** '' for one without a name. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly title: string;
  readonly span: Span;
  /** What goes before: hosts and statements. */
  readonly given: Exchange;
  readonly allowances: readonly Allowance[];
  readonly network: Network;
  /** `find …`: what fails is to fail with as little done by the network as can be. */
  readonly adversary?: Adversary;
  /** `quiet`: a timer runs out only while nothing is on the way and nobody can send what they owe. */
  readonly timers: 'quiet' | 'any';
  /** Whether a number that a host may choose is one of its own each time, or the same again. */
  readonly numbers: 'fresh' | 'same';
  readonly properties: readonly Property[];
  /** What is meant to fail: `expect error verify/never` above a property; of what nobody asked for, anywhere. */
  readonly expected: readonly ExpectedVerdict[];
}

export interface ExpectedVerdict {
  readonly code: string;
  /** Index of the property below it. */
  readonly property?: number;
  readonly span: Span;
}

/** What may happen though nobody owes it. */
export interface Allowance {
  readonly host: Name;
  readonly most: number;
  readonly act:
    | { readonly kind: 'call'; readonly event: Name }
    | { readonly kind: 'send'; readonly names: readonly Name[]; readonly fields: readonly FieldValue[]; readonly to?: Name };
  readonly span: Span;
}

export interface Network {
  /** Messages that it may lose, and deliver twice, in all. */
  readonly losses: number;
  readonly copies: number;
  /** Messages on their way at once, in each direction. */
  readonly holds: number;
  readonly reorders: boolean;
  /** How often a message may be overtaken, or still be on its way when a timer runs out, though the network neither reorders nor is slow. */
  readonly delays?: number;
  /** How many messages of an earlier talk may arrive. */
  readonly strays?: number;
}

export interface Adversary {
  /** What each costs, of those that are looked for. */
  readonly costs: Readonly<Partial<Record<DisturbanceKind, number>>>;
  /** What all may cost together. */
  readonly most: number;
}

export type PropertyKind = 'never' | 'always' | 'finally' | 'possible' | 'leads' | 'unexpected-receive' | 'dead-end' | 'too-large';

export interface Property {
  readonly kind: Exclude<PropertyKind, 'unexpected-receive' | 'dead-end' | 'too-large'>;
  readonly condition: Condition;
  /** What is to come of it, of `leads to`. */
  readonly then?: Condition;
  readonly text: string;
  readonly span: Span;
}

export interface VerificationLimits {
  /** Situations that are looked at. */
  readonly states: number;
  /** Asked every now and then: nobody waits any longer. */
  readonly isOver?: () => boolean;
  /** Told every now and then. */
  readonly progress?: (states: number) => void;
  /** Told of each step: the rows that its host carries out. */
  readonly took?: (rows: readonly Ruled[]) => void;
}
