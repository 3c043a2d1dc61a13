/** What is odd in the text of a protocol, as facts. */
import type { Span } from '../span.js';

/** Something odd in the text of a protocol; `role` is '' where all hosts run the same machine. */
export type ProtocolFacts = { readonly kind: 'protocol'; readonly remedies?: readonly TextRemedy[] } & (
  | { readonly what: 'unreachable'; readonly state: string; readonly role: string }
  /** `row` stands behind `by`, which takes all that it is for; it is a row of a group, and `by` the state's own. */
  /** `isLeft`: the state is left as soon as it is entered; `mayGoFirst`: before `by` it would be taken, and `by` still as well. */
  | {
      readonly what: 'never-taken';
      readonly row: string;
      readonly by: string;
      readonly state: string;
      readonly isOfGroup?: true;
      readonly isLeft?: true;
      readonly mayGoFirst?: true;
    }
  /** A guard that is never true. */
  | { readonly what: 'never-true'; readonly row: string }
  /** `receivers`: the roles that have no rule for the message; `add`: a rule that may be written for it. */
  | {
      readonly what: 'unreceived';
      readonly message: string;
      readonly role: string;
      readonly receivers: readonly string[];
      readonly add?: Insertion;
    }
  | {
      readonly what: 'unsent';
      readonly message: string;
      readonly role: string;
      readonly senders: readonly string[];
      readonly add?: Insertion;
    }
  | { readonly what: 'unused'; readonly thing: UnusedThing; readonly name: string }
  | { readonly what: 'dead-end'; readonly state: string; readonly role: string; readonly mark?: number }
  | { readonly what: 'unpayable'; readonly message: string; readonly state: string; readonly role: string; readonly add?: Insertion }
  /** `back`: the row that leads back to the first state. */
  | { readonly what: 'loop'; readonly path: readonly string[]; readonly back: Span }
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

/** A change of the text that would put it right; `what` is what the title of the fix names. */
export interface TextRemedy {
  readonly how:
    | 'remove'
    | 'remove-row'
    | 'put-before'
    | 'describe'
    | 'not-initial'
    | 'move-into'
    | 'add'
    | 'exchange-start'
    | 'declare'
    | 'write';
  readonly what: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

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
  | { readonly what: 'structure'; readonly issue: 'silent-start'; readonly state: string; readonly role: string }
  /** `key`: that of both. */
  | {
      readonly what: 'structure';
      readonly issue: 'nested-session';
      readonly name: string;
      readonly outer: string;
      readonly key: readonly string[];
    };
