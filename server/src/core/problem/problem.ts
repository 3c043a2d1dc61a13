/** What is wrong, as facts. Sentences are made of them in one place: `views/words`. */
import type { Disturbances } from '../exchange/disturbances.js';
import type { Severity } from '../machine/machine.js';
import type { Place, Span } from '../span.js';
import type { Sentence } from './clause.js';
import type { Addressee, NamedThing, Proposal, SentElsewhere, Situation, Truth, Unmet } from './fact-parts.js';
import type { SyntaxFault } from './fault.js';
import type { ProtocolFacts } from './protocol-facts.js';
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
      /** A file in a place where only open documents can be read. */
      readonly isClosed?: true;
      /** A file that is not read, as this many have been read already. */
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
      /** Where nothing may be sent to this host. */
      readonly elsewhere?: readonly SentElsewhere[];
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
      readonly what:
        | 'never'
        | 'always'
        | 'finally'
        | 'possible'
        | 'leads'
        | 'unexpected-receive'
        | 'dead-end'
        | 'too-large'
        | 'undecided'
        | 'nothing';
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
  | { readonly kind: 'exercise'; readonly what: 'solution' | 'other-line' | 'trivial' | 'goal'; readonly reason: string }
  | OtherAnswerFacts;

/** An answer of another kind passes an exercise as well, in lines; `goal` is a line that excludes it, where one is known. */
export interface OtherAnswerFacts {
  readonly kind: 'other-answer';
  readonly how: 'abrupt' | 'early' | 'message' | 'again';
  readonly different: string;
  readonly answer: readonly string[];
  readonly goal?: { readonly text: string; readonly at: number; readonly lead: string; readonly tail: string };
}

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
