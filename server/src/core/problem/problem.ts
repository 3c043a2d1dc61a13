/** What is wrong, as facts. Sentences are made of them in one place: `views/words`. */
import type { Severity } from '../machine/machine.js';
import type { Place, Span } from '../span.js';

export type { Severity } from '../machine/machine.js';

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly facts: Facts;
  readonly related: readonly Related[];
}

/** Another place that belongs to the story: the message whose number was not acknowledged. */
export interface Related {
  readonly place: Place;
  readonly text: string;
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
  | 'segment'
  | 'role'
  | 'file'
  | 'code'
  | 'procedure'
  | 'type';

/** The condition of a rule that would have fitted, and the values that made it fail; '' for one that is not there. */
export interface Unmet {
  readonly condition: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

export type Facts =
  | {
      readonly kind: 'syntax';
      readonly text: string;
      /** The line as it seems to be meant, where it is written in another notation. */
      readonly rewriting?: readonly { readonly span: Span; readonly text: string }[];
    }
  | { readonly kind: 'cycle'; readonly what: 'after' | 'import' | 'extends' | 'let'; readonly path: readonly string[] }
  | {
      readonly kind: 'unknown-name';
      readonly what: NamedThing;
      readonly written: string;
      readonly nearest?: string;
      readonly known: readonly string[];
      readonly reason?: string;
    }
  | { readonly kind: 'duplicate-name'; readonly what: NamedThing; readonly name: string }
  | {
      readonly kind: 'number';
      readonly field: string;
      readonly written: string;
      readonly expected: string;
      /** Whose variable comes to hold it. */
      readonly host?: string;
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
    }
  | Requirement
  | {
      readonly kind: 'claim';
      readonly host: string;
      readonly subject: 'state' | 'variable';
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
      readonly situation: readonly Situation[];
      /** No state of the host's role sends it. */
      readonly unpayable?: true;
      /** The call or timer that asks for it, where no message does. */
      readonly call?: string;
    }
  | { readonly kind: 'in-flight'; readonly segment: string }
  | {
      readonly kind: 'discarded';
      readonly host: string;
      readonly written: string;
      readonly reason: string;
      readonly see: string;
      readonly situation: readonly Situation[];
    }
  | { readonly kind: 'blank'; readonly what: 'value' | 'message' | 'state' }
  /** An exercise that cannot be used as it is; `reason` is what its own answer is told. */
  | { readonly kind: 'exercise'; readonly what: 'solution' | 'trivial' | 'goal'; readonly reason: string };

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
  /** The largest value that would be right, where it is a bound that is overstepped. */
  readonly most?: string;
  /** A flag that should have been there. */
  readonly flag?: string;
  /** Why, in the words of the machine. */
  readonly reason: string;
  /** How the expected number comes about: `seq=100 of the SYN, and the SYN counts as one`. */
  readonly derivation?: string;
  /** A well-known slip that this looks like, in a sentence. */
  readonly slip?: string;
  readonly situation: readonly Situation[];
  readonly see: string;
}
