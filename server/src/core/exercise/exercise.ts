/** What a teacher asks of a student: a given exchange with something to find in it, goals, and maybe a solution. */
import type { DisturbanceKind } from '../exchange/disturbances.js';
import type { Claim, Condition, Exchange, FieldValue, Message } from '../exchange/exchange.js';
import type { Name, Span } from '../span.js';

export interface Exercise {
  /** '' for one without a name. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly title: string;
  readonly span: Span;
  readonly tasks: readonly Text[];
  /** Given one after the other. */
  readonly hints: readonly Text[];
  readonly points: number;
  /** How many blanks there were before a student filled some in; known where an exercise was handed out. */
  readonly blanks?: number;
  readonly goals: readonly Goal[];
  readonly vary: readonly Varied[];
  /** All statements outside of solutions, those of shuffled blocks in their places. */
  readonly given: Exchange;
  /** `…`: here a student writes. */
  readonly gaps: readonly Span[];
  /** Blocks whose lines are to be put in order. */
  readonly shuffles: readonly Span[];
  readonly solutions: readonly Solution[];
}

export interface Text {
  readonly text: string;
  readonly span: Span;
}

/** `when`: for which of the numbers that vary it is the solution. */
export interface Solution {
  readonly when: readonly (readonly [name: string, value: number])[];
  readonly exchange: Exchange;
  readonly span: Span;
}

/** A number that is drawn for each student, from `values`. */
export interface Varied {
  readonly name: Name;
  readonly values: Values;
  readonly span: Span;
}

export type Values =
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly step: number }
  | { readonly kind: 'set'; readonly values: readonly number[] };

/** Numbers drawn, by name. */
export type DrawnNumbers = ReadonlyMap<string, number>;

export type Goal = {
  readonly span: Span;
  /** What it counts by itself, `points 3`. */
  readonly points?: number;
  /** Its line, which is not in a handout. */
  readonly hidden?: Span;
} & (
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'owed'; readonly host?: Name /** Nothing, where there are none. */; readonly names: readonly Name[] }
  | { readonly kind: 'messages'; readonly bound: Bound; readonly messages: number }
  | { readonly kind: 'with'; readonly sought: Sought; readonly before?: Sought | GoalEvent }
  | { readonly kind: 'never'; readonly what: Sought | GoalEvent }
  /** No host ended it abruptly, and each has come to rest. */
  | { readonly kind: 'graceful'; readonly abrupt: readonly string[] }
  | { readonly kind: 'passes'; readonly host: Name; readonly state: Name }
  /** Sums of a field over all messages that are sent; those with the same `order` are one that is sent again. */
  | { readonly kind: 'sends'; readonly host: Name; readonly field: string; readonly order: string; readonly amount: number }
  | {
      readonly kind: 'lost' /** Counted from 1. */;
      readonly message: number | string;
      readonly names: readonly Name[];
      readonly lost: boolean;
    }
  | { readonly kind: 'no-errors' }
  /** A property that is to fail somewhere in the answer. */
  | { readonly kind: 'breaks'; readonly property: BreakableProperty }
  /** What the network does: one kind of it, or all together. */
  | { readonly kind: 'disturbed'; readonly bound: Bound; readonly what?: DisturbanceKind; readonly amount: number }
);

export type Bound = 'most' | 'least' | 'exactly';

/** The same as in a verification: `never`, `always`, `finally`, and, with `then`, `leads to`. */
export interface BreakableProperty {
  readonly kind: 'never' | 'always' | 'finally' | 'leads';
  readonly condition: Condition;
  readonly then?: Condition;
  readonly written: string;
}

/** An event, at this host or at any. */
export interface GoalEvent {
  readonly host?: Name;
  readonly event: Name;
}

/** A message that an answer must hold: all of `names`, none of `without`. */
export interface Sought {
  readonly from?: Name;
  readonly to?: Name;
  readonly fate?: Message['fate'];
  /** It arrives, and is not dropped. */
  readonly received?: boolean;
  readonly names: readonly Name[];
  readonly without: readonly Name[];
  readonly fields: readonly FieldValue[];
  /** `len > 0`: this field is more than so much. */
  readonly above?: { readonly field: Name; readonly amount: number };
}
