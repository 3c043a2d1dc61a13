/** What facts about an exchange are made of. */

/** A host and the state it is in when the problem shows; `text` describes that state. */
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

/** What a host may send to another one than is written. */
export interface SentElsewhere {
  readonly to: string;
  readonly sends: readonly Proposal[];
}

/** The condition of a rule that would have fitted, and the values that made it fail; '' for one that is not there. */
export interface Unmet {
  readonly condition: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}
