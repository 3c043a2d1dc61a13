/** What an author wrote, without syntax: who sends what to whom, what happens, what is claimed. Plain data with spans. */
import type { Name, Span } from '../span.js';

export interface Exchange {
  /** '' for one without a name; then `nameSpan` is its first word. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly title: string;
  readonly statements: readonly Statement[];
  readonly span: Span;
  /** How long a message takes, said for all exchanges of the document. */
  readonly delay?: Time;
  /** Of one that has blocks which are gone through in several ways, or several times: all of its ways have the same ones. */
  readonly branches?: Branches;
}

export interface Branches {
  /** Of the exchange, without the names of a way. */
  readonly title: string;
  readonly blocks: readonly BranchSpan[];
}

/** `either`, `or`, `opt` or `repeat` with its lines, as it stands in the text. */
export interface BranchSpan {
  readonly word: 'either' | 'or' | 'opt' | 'repeat';
  /** '' for none. */
  readonly title: string;
  /** How often its lines are gone through. */
  readonly times: number;
  readonly span: Span;
  /** Where its `either` begins; else where it begins itself. */
  readonly group: number;
}

export type Statement =
  | Message
  | Arrival
  | LocalEvent
  | Host
  | Claims
  | ExpectError
  | Note
  | HostBox
  | Stretch
  | Fork
  | SectionStatement
  | Pause
  | Damaged;

/** `50ms`: microseconds, and the words of the author. */
export interface Time {
  readonly value: number;
  readonly written: string;
  readonly span: Span;
}

interface StatementCommon {
  readonly span: Span;
  /** The line could be read in part only: it is run as well as can be, and nothing more is said of it. */
  readonly damaged?: boolean;
  /** The line is written in another notation: it is run as it seems to be meant. */
  readonly rewritten?: boolean;
  /** When it happens, in microseconds; set where times are written (`schedule.ts`). */
  readonly clock?: number;
}

export interface Message extends StatementCommon {
  readonly kind: 'message';
  readonly from: Name;
  readonly to: Name;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  /** Not sent by `from` now: only the receiver is run. */
  readonly stray: boolean;
  /** As written, in the written order; empty for a blank. */
  readonly names: readonly Name[];
  /** All the names, or the `?`. */
  readonly namesSpan: Span;
  /** `A -> B : ?`, to be found out by a student; or a line whose message is not there yet. */
  readonly blank: boolean;
  readonly fields: readonly FieldValue[];
  readonly label: string;
  /** `as m1`. */
  readonly segment?: Name;
  /** The other hosts that it is sent to: their statements follow, as copies of which only the receiver is run. */
  readonly also?: readonly Name[];
  readonly isCopy?: boolean;
  /** `at 1ms`: when it is sent. */
  readonly at?: Time;
  /** `takes 80ms`. */
  readonly takes?: Time;
  /** When it arrives by the clock; set by the schedule, as is `fate` then. */
  readonly arrives?: number;
}

export interface FieldValue {
  readonly name: Name;
  readonly value: Value;
  readonly span: Span;
}

export type Value =
  | { readonly kind: 'number'; readonly value: number; readonly written: string; readonly span: Span }
  /** `and`: other symbols that are added, as in `x+1+n`. */
  | { readonly kind: 'symbol'; readonly name: string; readonly offset: number; readonly and?: readonly Name[]; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'blank'; readonly span: Span };

export interface Arrival extends StatementCommon {
  readonly kind: 'arrival';
  readonly segment: Name;
  /** `m1 arrives at B`, of a message to several hosts. */
  readonly place?: Name;
  /** `m1 arrives at 25ms`. */
  readonly at?: Time;
  /** No line of its own: the clock brings it. Its place is that of its message. */
  readonly timed?: boolean;
}

export interface LocalEvent extends StatementCommon {
  readonly kind: 'event';
  readonly host: Name;
  readonly event: Name;
  readonly fields: readonly FieldValue[];
  readonly label: string;
  readonly at?: Time;
}

export interface Host extends StatementCommon {
  readonly kind: 'host';
  readonly name: Name;
  readonly label: string;
  /** `host Pc of P`: one end of P, with a machine of its own; P itself then runs none. */
  readonly of?: Name;
  readonly role?: Name;
  readonly state?: Name;
  readonly variables: readonly FieldValue[];
}

export interface Claims extends StatementCommon {
  readonly kind: 'claims';
  readonly claims: readonly Claim[];
  /** Stands at the end of a message's line. */
  readonly trailing: boolean;
}

export type Claim =
  | { readonly kind: 'state'; readonly host: Name /** Absent for `?`. */; readonly state?: Name; readonly span: Span }
  | { readonly kind: 'variable'; readonly host: Name; readonly variable: Name; readonly value: Value; readonly span: Span }
  /** Anything more: comparisons, debts, sets, `and`, `or`, `not`. `host` is the first that it speaks of, `written` its text. */
  | { readonly kind: 'condition'; readonly host: Name; readonly condition: Condition; readonly written: string; readonly span: Span };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly operand: Condition }
  /** One of the states. */
  | { readonly kind: 'states'; readonly host: Name; readonly states: readonly Name[] }
  | { readonly kind: 'compare'; readonly left: Measured; readonly op: Comparison; readonly right: Value | VariableOf | SetOfWords }
  /** `N2 in N1.votes`. */
  | { readonly kind: 'member'; readonly item: Name; readonly host: Name; readonly variable: Name }
  /** Without names: it owes nothing. */
  | {
      readonly kind: 'owes';
      readonly host: Name;
      readonly names: readonly Name[];
      readonly fields: readonly FieldValue[];
      readonly to: readonly Name[];
    }
  | { readonly kind: 'nothing'; readonly what: 'owed' | 'on the way' }
  /** `B receives RST`: it is on its way to B, and can arrive next; without a host: `RST on the way`. */
  | { readonly kind: 'travels'; readonly names: readonly Name[]; readonly to?: Name }
  /** Of the hosts of a role. */
  | { readonly kind: 'every' | 'some'; readonly of: Condition };

export interface VariableOf {
  readonly kind: 'of';
  readonly host: Name;
  readonly variable: Name;
}

/** A set that is written out. */
export interface SetOfWords {
  readonly kind: 'words';
  readonly words: readonly string[];
}

/** How many hosts of a role there are, or hold to a condition; how many elements a set has. */
export type Measured =
  | VariableOf
  | { readonly kind: 'count'; readonly of: Condition | VariableOf | { readonly kind: 'role'; readonly role: Name } };

export interface ExpectError extends StatementCommon {
  readonly kind: 'expect-error';
  readonly code?: Name;
  /** What would have to be true for the next statement to be right, which nothing shows: then nobody is accused. */
  readonly reason?: string;
  /** The next statement, as a stretch of text: it may be one that cannot be read. Absent at the end of a block. */
  readonly target?: Span;
}

export interface Note extends StatementCommon {
  readonly kind: 'note';
  readonly hosts: readonly Name[];
  readonly text: string;
}

/** `box A, B "Data centre"`: drawn around its hosts, from the beginning of the picture to its end. */
export interface HostBox extends StatementCommon {
  readonly kind: 'box';
  readonly hosts: readonly Name[];
  readonly text: string;
}

/** Either edge of a block that is drawn and changes nothing: `measure A "RTT" { … }`, `highlight "…" { … }`. */
export interface Stretch extends StatementCommon {
  readonly kind: 'stretch';
  readonly edge: 'begin' | 'end';
  readonly look: 'measure' | 'highlight';
  /** At whose lifeline it is measured; absent: over all of them. */
  readonly host?: Name;
  /** '' for none. */
  readonly title: string;
}

/** For a picture of all ways through an exchange: where what is done on some of them, or again, begins and ends. */
export interface Fork extends StatementCommon {
  readonly kind: 'fork';
  readonly edge: 'begin' | 'else' | 'end';
  readonly look: 'alt' | 'opt' | 'loop';
  readonly title: string;
}

export interface SectionStatement extends StatementCommon {
  readonly kind: 'section';
  readonly title: string;
  /** For a picture of several exchanges: the states in which its hosts begin. */
  readonly starts?: Readonly<Record<string, string>>;
}

/** `delay 50ms`: the time that a message takes from here on; `wait 200ms`: the clock goes on. */
export interface Pause extends StatementCommon {
  readonly kind: 'delay' | 'wait';
  readonly time: Time;
}

/** A line of which not even the hosts can be told. Names on it are remembered, so that nobody complains of their absence. */
export interface Damaged extends StatementCommon {
  readonly kind: 'damaged';
  readonly words: readonly string[];
  /** For a picture: the line as it stands in the text; '' where another row shows it already. */
  readonly written?: string;
}
