/** The protocol whose text is looked at: its machine, what of it stands in this text, and words that nobody could read. */
import {
  contains,
  type Facts,
  type Machine,
  nearest,
  type Place,
  type Problem,
  type ProtocolFacts,
  type Related,
  type Role,
  type Rule,
  type RuleAction,
  type Span,
  type State,
} from '../../../core/index.js';
import type { MachineDraft } from '../draft.js';

export interface LintSubject {
  readonly machine: Machine;
  /** What the text itself says, without its base. */
  readonly own: MachineDraft;
  readonly base?: MachineDraft;
  readonly source: string;
  /** The whole block. */
  readonly span: Span;
  readonly text: string;
  /** Names that do not exist, and words of lines that cannot be read: what they may mean is not missed. */
  readonly strange: readonly string[];
  /** Where lines stand that cannot be read. */
  readonly damaged: readonly number[];
  /** What the exchanges of the document speak of. */
  readonly spoken: Spoken;
}

/** Names that exchanges use: what is there for their sake is of use. */
export interface Spoken {
  readonly variables: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Does it stand in this protocol's own text? */
export const isOwn = ({ source, span }: LintSubject, place: Place): boolean => place.source === source && contains(span, place.span);

export const isStrange = ({ strange }: LintSubject, name: string): boolean =>
  strange.some((word) => word === name || nearest(word, [name]) !== undefined);

export const odd = (span: Span, facts: ProtocolFacts, related: readonly Related[] = []): Problem => ({
  code: `protocol/${facts.what === 'never-true' ? 'never-taken' : facts.what}`,
  severity: 'warning',
  span,
  facts: facts satisfies Facts,
  related,
});

export const rulesOf = (state: State): readonly Rule[] => [
  ...state.send,
  ...state.receive,
  ...state.on,
  ...state.always,
  ...state.enter,
  ...state.begin,
];

/** A role with the sessions in it: all that a host of it may send and take. */
export const inSessions = (role: Role): readonly Role[] => [role, ...(role.sessions ?? [])];

/** All that a rule does, with what its actions do. */
export function allActions(actions: readonly RuleAction[], machine: Machine, seen: ReadonlySet<string> = new Set()): readonly RuleAction[] {
  return actions.flatMap((action): readonly RuleAction[] => {
    if (action.kind !== 'do') return [action];
    if (seen.has(action.procedure)) return [];
    const procedure = machine.procedures.find(({ name }) => name === action.procedure);
    return [action, ...allActions(procedure?.actions ?? [], machine, new Set([...seen, action.procedure]))];
  });
}

export function stateNamed(role: Role, name: string): State | undefined {
  return role.states.find((state) => state.name === name || state.aliases.includes(name));
}

/** Where a rule can lead from a state; the state itself, if it may stay. */
export function targetsOf(rule: Rule, state: State, role: Role, machine: Machine): readonly State[] {
  const goes = allActions(rule.actions, machine).flatMap((action) => (action.kind === 'go' ? [action] : []));
  const names = [...(rule.target === undefined ? [] : [rule.target]), ...goes.map(({ target }) => target)];
  const found = names.flatMap((name) => stateNamed(role, name) ?? []);
  const stays = rule.target === undefined && goes.every(({ guard }) => guard !== undefined);
  return stays ? [state, ...found] : found;
}

/** `receive A or B`, as a reader knows the row. */
export function shownRule({ kind, patterns, events }: Rule): string {
  const each = patterns.map(
    ({ names, without }) => `${names.join('+') || 'any'}${without.length > 0 ? ` without ${without.join(', ')}` : ''}`,
  );
  return [kind, each.join(' or '), events.join(', ')].filter((part) => part !== '').join(' ');
}
