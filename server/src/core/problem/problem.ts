/** What is wrong, as facts. Sentences are made of them in one place: `views/words`. */
import type { Disturbances } from '../exchange/disturbances.js';
import type { Severity } from '../machine/machine.js';
import type { Place, Span } from '../span.js';
import type { Sentence } from './clause.js';
import type { SyntaxFault } from './fault.js';
import type { Meant } from './repair.js';

export type { Severity } from '../machine/machine.js';

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly facts: Facts;
  readonly related: readonly Related[];
  /** Where the protocol says so: the row, the requirement, or the state that has no row for it. */
  readonly rule?: Place;
  /** What the author most likely meant, where that can be written. */
  readonly meant?: Meant;
  /** The captured frame that it stands at. */
  readonly frame?: number;
  /** It comes up on some ways through the exchange only: what is chosen on one of them. */
  readonly way?: readonly Sentence[];
}

/** Another place that belongs to the story: the message whose number was not acknowledged. */
export interface Related {
  readonly place: Place;
  readonly text: Sentence;
}

/** A host and the state it is in when the problem shows; `rules` cites nothing, it is for the reader. */
export interface Situation {
  readonly host: string;
  readonly state: string;
  readonly text: string;
}

/** A message that may be sent: canonical names joined by `+`, with the numbers that it would carry. */
export interface Proposal {
  readonly names: readonly string[];
  readonly fields: readonly (readonly [string, string])[];
  /** It answers something. */
  readonly owed: boolean;
}

export type NamedThing =
  | 'host'
  | 'state'
  | 'flag'
  | 'message'
  | 'field'
  | 'event'
  | 'variable'
  | 'protocol'
  | 'exchange'
  | 'exercise'
  | 'verification'
  | 'segment'
  | 'role'
  | 'file'
  | 'code'
  | 'procedure'
  | 'session'
  | 'function'
  | 'language'
  | 'type';

/** What is the case at a host, for a condition that does not hold. */
export type Truth =
  | { readonly kind: 'state'; readonly host: string; readonly value: string }
  | { readonly kind: 'value'; readonly of: string; readonly value: string }
  | { readonly kind: 'owes'; readonly host: string; readonly what: readonly string[] }
  | { readonly kind: 'way'; readonly segments: readonly string[] };

/** Who was written, and who is right: hosts, and the roles that the rule names. */
export interface Addressee {
  readonly written: string;
  readonly role: string;
  readonly right: readonly string[];
  readonly roles: readonly string[];
}

/** The condition of a rule that would have fitted, and the values that made it fail; '' for one that is not there. */
export interface Unmet {
  readonly condition: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

export type Facts =
  | {
      readonly kind: 'syntax';
      readonly fault: SyntaxFault;
      /** The word that a mistyped one was taken for. */
      readonly meant?: string;
      /** The line as it seems to be meant, where it is written in another notation. */
      readonly rewriting?: readonly { readonly span: Span; readonly text: string }[];
    }
  | { readonly kind: 'cycle'; readonly what: 'after' | 'import' | 'extends' | 'let'; readonly path: readonly string[] }
  | {
      readonly kind: 'unknown-name';
      readonly what: NamedThing;
      readonly written: string;
      readonly nearest?: string;
      /** No other name can be meant: it is written in capitals, in short, or as one word. */
      readonly isSure?: true;
      /** Other names of the same line, each written otherwise as well. */
      readonly also?: readonly { readonly span: Span; readonly written: string; readonly text: string }[];
      readonly known: readonly string[];
      readonly reason?: Sentence;
      /** A file where only what is open can be read. */
      readonly isClosed?: true;
      /** A file that is not read, as so many are read already. */
      readonly most?: number;
    }
  | { readonly kind: 'duplicate-name'; readonly what: NamedThing; readonly name: string }
  | {
      readonly kind: 'number';
      readonly field: string;
      readonly written: string;
      readonly expected: Sentence;
      /** Whose variable comes to hold it. */
      readonly host?: string;
      /** Of a queue: it is how many it comes to hold, and this is the most. */
      readonly most?: number;
    }
  | {
      readonly kind: 'illegal-send';
      readonly host: string;
      readonly written: string;
      readonly state: string;
      readonly situation: readonly Situation[];
      readonly allowed: readonly Proposal[];
      readonly events: readonly string[];
      readonly see: string;
      readonly unmet?: Unmet;
      /** A well-known slip that this looks like, in a sentence. */
      readonly slip?: string;
      /** It may be sent, but not to this host. */
      readonly addressee?: Addressee;
    }
  | {
      readonly kind: 'illegal-event';
      readonly host: string;
      readonly event: string;
      readonly state: string;
      readonly situation: readonly Situation[];
      readonly allowed: readonly string[];
      readonly see: string;
      readonly unmet?: Unmet;
      /** It has run out as often in a row as it may. */
      readonly spent?: { readonly most: number; readonly next?: string };
    }
  | {
      readonly kind: 'unexpected-receive';
      readonly host: string;
      readonly written: string;
      readonly state: string;
      readonly situation: readonly Situation[];
      readonly allowed: readonly string[];
      readonly see: string;
      readonly unmet?: Unmet;
      /** It may arrive, but not from this host. */
      readonly addressee?: Addressee;
    }
  | Requirement
  | {
      readonly kind: 'claim';
      readonly host: string;
      readonly subject: 'state' | 'variable' | 'condition';
      /** Of a condition: what is the case instead, of the parts that make it false. */
      readonly truths?: readonly Truth[];
      readonly variable?: string;
      readonly written: string /** What does hold; absent where nothing is known. */;
      readonly actual?: string /** It held before the message on whose line it stands. */;
      readonly before: boolean;
      readonly situation: readonly Situation[];
      /** A well-known slip that this looks like, in a sentence. */
      readonly slip?: string;
    }
  | {
      readonly kind: 'no-error';
      readonly code?: string;
      /** What the statement raises. */
      readonly others: readonly string[];
      /** There is no such code: those that there are. */
      readonly known?: readonly string[];
      readonly nearest?: string;
    }
  | {
      readonly kind: 'unanswered';
      readonly host: string;
      readonly to: string;
      readonly owed: Proposal;
      /** Messages that would do as well. */
      readonly others?: readonly string[];
      readonly situation: readonly Situation[];
      /** No state of the host's role sends it. */
      readonly unpayable?: true;
      /** The call or timer that asks for it, where no message does. */
      readonly call?: string;
    }
  | {
      readonly kind: 'verified';
      readonly what: 'never' | 'always' | 'finally' | 'possible' | 'leads' | 'unexpected-receive' | 'dead-end' | 'too-large' | 'undecided';
      /** What the author says of it. */
      readonly text: string;
      /** Of the shortest way there. */
      readonly steps: number;
      readonly states: readonly (readonly [host: string, state: string])[];
      /** Situations that were looked at. */
      readonly situations: number;
      /** The least that an adversary has to do for it. */
      readonly disturbances?: Disturbances;
    }
  | { readonly kind: 'in-flight'; readonly segment: string }
  /** `reason`: what would have to be true; `code`: what it would be otherwise. */
  | {
      readonly kind: 'unexplained';
      readonly reason: string;
      readonly code: string;
      /** Without a reason: it was not captured itself, or it comes behind something that nothing explains. */
      readonly rests?: 'inferred' | 'behind';
    }
  | {
      readonly kind: 'discarded';
      readonly host: string;
      readonly written: string;
      readonly reason: string;
      readonly see: string;
      readonly situation: readonly Situation[];
    }
  | { readonly kind: 'blank'; readonly what: 'value' | 'message' | 'state' }
  | ProtocolFacts
  /** In a file that is imported: its worst problem, the line at which that stands, and how many there are. */
  | { readonly kind: 'imported'; readonly file: string; readonly line: number; readonly count: number; readonly first: Problem }
  /** An exercise that cannot be used as it is; `reason` is what its own answer is told. */
  | { readonly kind: 'exercise'; readonly what: 'solution' | 'trivial' | 'goal'; readonly reason: string }
  | OtherAnswerFacts;

/** An answer of another kind passes an exercise as well, in lines; `goal` is a line that excludes it, where one is known. */
export interface OtherAnswerFacts {
  readonly kind: 'other-answer';
  readonly how: 'abrupt' | 'early' | 'message';
  readonly different: string;
  readonly answer: readonly string[];
  readonly goal?: { readonly text: string; readonly at: number; readonly lead: string; readonly tail: string };
}

/** Something odd in the text of a protocol; `role` is '' where all hosts run the same machine. */
export type ProtocolFacts = { readonly kind: 'protocol' } & (
  | { readonly what: 'unreachable'; readonly state: string; readonly role: string }
  /** `row` stands behind `by`, which takes all that it is for; it is a row of a group, and `by` the state's own. */
  /** `isLeft`: the state is left as soon as it is entered. */
  | {
      readonly what: 'never-taken';
      readonly row: string;
      readonly by: string;
      readonly state: string;
      readonly isOfGroup?: true;
      readonly isLeft?: true;
    }
  /** A guard that is never true. */
  | { readonly what: 'never-true'; readonly row: string }
  /** `receivers`: the roles that have no rule for the message; `addAt`: where a rule may be written, and the state that it is for. */
  | {
      readonly what: 'unreceived';
      readonly message: string;
      readonly role: string;
      readonly receivers: readonly string[];
      readonly add?: Insertion;
    }
  | { readonly what: 'unsent'; readonly message: string; readonly role: string; readonly senders: readonly string[] }
  | { readonly what: 'unused'; readonly thing: UnusedThing; readonly name: string; readonly line?: Span }
  | { readonly what: 'dead-end'; readonly state: string; readonly role: string; readonly mark?: number }
  | { readonly what: 'unpayable'; readonly message: string; readonly state: string; readonly role: string; readonly add?: Insertion }
  | { readonly what: 'loop'; readonly path: readonly string[] }
  | TypeFacts
  | StructureFacts
  /** A variant opens what its base has not. */
  | {
      readonly what: 'base';
      readonly thing: 'state' | 'group' | 'role';
      readonly name: string;
      readonly base: string;
      readonly known: readonly string[];
      readonly nearest?: string;
    }
);

export type UnusedThing = 'event' | 'timer' | 'field' | 'variable' | 'code' | 'action' | 'definition' | 'role' | 'message';

/** A line that may be written, and where. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly state: string;
}

export type ValueKind = 'number' | 'serial number' | 'flag' | 'name' | 'set of names' | 'set of ranges' | 'condition' | 'queue';

export type TypeFacts =
  | { readonly what: 'type'; readonly issue: 'assign'; readonly target: string; readonly wanted: ValueKind; readonly found: ValueKind }
  | { readonly what: 'type'; readonly issue: 'compare'; readonly left: ValueKind; readonly right: ValueKind }
  | { readonly what: 'type'; readonly issue: 'never-equal'; readonly name: string; readonly most: string; readonly written: string }
  /** `of`: the set whose operator it is. */
  | {
      readonly what: 'type';
      readonly issue: 'operand';
      readonly operator: string;
      readonly found: ValueKind;
      readonly of?: ValueKind;
    }
  | { readonly what: 'type'; readonly issue: 'condition'; readonly found: ValueKind }
  | { readonly what: 'type'; readonly issue: 'argument'; readonly call: string; readonly wanted: string; readonly found: ValueKind }
  | { readonly what: 'type'; readonly issue: 'arguments'; readonly call: string; readonly wanted: number; readonly found: number };

export type StructureFacts =
  | { readonly what: 'structure'; readonly issue: 'two-initial'; readonly state: string; readonly first: string; readonly role: string }
  | { readonly what: 'structure'; readonly issue: 'outside-roles'; readonly state: string; readonly roles: readonly string[] }
  | { readonly what: 'structure'; readonly issue: 'empty'; readonly thing: 'protocol' | 'role' | 'group'; readonly name: string }
  | { readonly what: 'structure'; readonly issue: 'no-start'; readonly roles: readonly string[] }
  | { readonly what: 'structure'; readonly issue: 'silent-start'; readonly state: string; readonly role: string };

/** A `require` of the machine that does not hold. */
export interface Requirement {
  readonly kind: 'requirement';
  readonly host: string;
  /** Who demands it, where that is the receiver. */
  readonly receiver?: string;
  readonly message: string;
  /** The field at which it stands, what was written there, and the right value, where there is one. */
  readonly field?: string;
  readonly written?: string;
  readonly expected?: string;
  /** The right value as it is written in a document, where that is not how it is told: a text in its quotes. */
  readonly source?: string;
  /** The largest value that would be right, where it is a bound that is overstepped. */
  readonly most?: string;
  /** A flag that should have been there. */
  readonly flag?: string;
  /** Why, in the words of the machine. */
  readonly reason: Sentence;
  /** How the expected number comes about: `seq=100 of the SYN, and the SYN counts as one`. */
  readonly derivation?: string;
  /** A well-known slip that this looks like, in a sentence. */
  readonly slip?: string;
  readonly situation: readonly Situation[];
  readonly see: string;
}
