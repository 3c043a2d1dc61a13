/** One host's part in one step, while it is computed: the only mutable state of a run, never kept. */
import type { RuleAction } from '../../machine/machine.js';
import type { Sentence } from '../../problem/clause.js';
import type { Counting, Numbers, Numeric, Term } from '../../value/numbers.js';
import type { HostState, Owed, Ruled, Segment, SessionState, SlotValue } from '../world.js';
import { putBack } from './put-back.js';

/** A rule of the protocol, or what is owed, whose reason is ours. */
type Required = Omit<Extract<RuleAction, { kind: 'require' }>, 'text'> & { readonly text: Sentence };

/** A `require` that does not hold. */
export interface Violation {
  readonly action: Required;
  /** Index of the field that the requirement speaks of first. */
  readonly field?: number;
  readonly written?: SlotValue;
  readonly expected?: SlotValue;
  /** Index of the variable that the expected value is, where it is just one. */
  readonly variable?: number;
  /** Bit of a flag that is missing. */
  readonly flag?: number;
  /** By how much a bound is overstepped. */
  readonly excess?: number;
}

export interface MessageDraft {
  flags: number;
  kind: number;
  fields: SlotValue[];
  /** Fields that were left out and that a rule has filled in, as bits by index. */
  filled: number;
}

const none: readonly never[] = [];
const never: Readonly<Record<string, number>> = {};

export class Turn {
  numbers: Numbers;
  state: number;
  readonly role: number;
  variables: SlotValue[];
  owed: readonly Owed[];
  /** What was owed when the turn began, before what is sent now pays for it. */
  readonly owedBefore: readonly Owed[];
  // most turns put little or nothing into these
  violations: readonly Violation[] = none;
  passed: readonly number[] = none;
  rows: readonly Ruled[] = none;
  marks: readonly string[] = none;
  /** Definitions and procedures that may still be looked at. */
  fuel = 10_000;
  #group?: object;
  /** What arrived or was requested stays as it is: a requirement that fails is reported, and nothing is corrected. */
  onlyChecks = false;
  /** Values that do not fit their variables, by index. */
  overflows: readonly { readonly variable: number; readonly value: number }[] = none;
  discarded?: { readonly text: string; readonly see: string };
  /** The row that was just taken lets the search go on. */
  goesOn = false;
  /** All that the message goes to, where these are several. */
  peers: readonly string[] = none;
  fired: Readonly<Record<string, number>>;
  /** The state to go to; −1 for none. */
  target = -1;

  constructor(
    readonly host: HostState,
    numbers: Numbers,
    readonly peer: string,
    readonly segment: MessageDraft,
    /** Statement that what is owed from now on answers; absent for a call. */
    readonly cause?: number,
    /** Statement of the call or timer that happens in this turn. */
    readonly call?: number,
  ) {
    this.numbers = numbers;
    this.state = host.state;
    this.role = host.role;
    this.variables = host.variables.slice();
    this.owed = host.owed;
    this.owedBefore = host.owed;
    this.fired = host.fired ?? never;
  }

  /** What comes to be owed in this turn belongs together. */
  get group(): object {
    this.#group ??= {};
    return this.#group;
  }

  /** All hosts of a role, this one too. */
  inRole(role: string): readonly string[] {
    return (this.host.company ?? none).flatMap((each) => (each.role === role ? [each.name] : []));
  }

  /** Those of a kind, of the host or of the one around it. */
  sessions(kind: number | undefined): readonly SessionState[] {
    const { host } = this.host.around ?? this;
    return (host.sessions ?? none).filter((session) => session.kind === kind);
  }

  get others(): readonly string[] {
    return (this.host.company ?? none).flatMap(({ name }) => (name === this.host.name ? [] : [name]));
  }

  fresh(counting: Counting): Term {
    const [numbers, term] = this.numbers.fresh(counting);
    this.numbers = numbers;
    return term;
  }

  sum(a: Numeric, b: Numeric, counting: Counting): Numeric {
    if (typeof a === 'number' && typeof b === 'number' && counting === 'int') return a + b;
    const [numbers, sum] = this.numbers.sum(a, b, counting);
    this.numbers = numbers;
    return sum;
  }

  /** Learns that the two are the same; false if they cannot be. */
  unify(a: Numeric, b: Numeric): boolean {
    const numbers = this.numbers.unify(a, b);
    if (numbers === undefined) return false;
    this.numbers = numbers;
    return true;
  }

  end(): HostState {
    return putBack({ ...this.host, state: this.state, variables: this.variables, owed: this.owed, ...firedAt(this) });
  }
}

/** A message to be sent, not filled in yet. */
export const draft = (segment: Segment): MessageDraft => ({
  flags: segment.flags,
  kind: segment.kind,
  fields: segment.fields.slice(),
  filled: 0,
});

export const segmentOfDraft = (draft: MessageDraft): Segment => ({ flags: draft.flags, kind: draft.kind, fields: draft.fields });

/** A state that is left for another one begins with timers that have not run out. */
function firedAt({ host, state, fired }: Turn): { readonly fired?: Readonly<Record<string, number>> } {
  if (fired === never && host.fired === undefined) return {};
  return { fired: state === host.state ? fired : never };
}
