/**
 * Which variables of a host can still matter in a state. One that is set anew before anything looks at it is dead: two states that
 * differ in nothing else are the same to all that follows. Backwards over rows, `enter`, `always` and actions, to a fixpoint.
 * A `mark` and a `discard` only tell something, and a `require` of what arrives only that, but for a number that it fills in.
 * What is only done where a message has a field that none has (`absent.ts`) is not done.
 */
import { type Expression, partsOf } from '../machine/expression.js';

import type { Machine, Role, Rule, RuleAction, State, Type } from '../machine/machine.js';
import { asksFor } from './absent.js';

/** For each role and each of its states: whether each variable is alive. */
export type LiveVariables = readonly (readonly (readonly boolean[])[])[];

/**
 * Of a role with sessions, which look at its variables whatever its state, nothing is said.
 * @param asked names of variables that are looked at from outside: alive everywhere
 * @param absent fields that no message has
 */
export const liveVariables = (machine: Machine, asked: ReadonlySet<string>, absent: ReadonlySet<string> = new Set()): LiveVariables =>
  machine.roles.map((role) => (role.sessions ? [] : new RoleLiveness(machine, role, { asked, absent }).perState()));

type VariablesAlive = ReadonlySet<string>;

const NONE: VariablesAlive = new Set();

/** Procedures and definitions that go deeper are refused when the machine is made. */
const DEEPEST = 64;

const isSized = (type: Type): boolean =>
  (type.kind === 'int' && (type.bits ?? type.most) !== undefined) || (type.kind === 'queue' && type.most !== undefined);

class RoleLiveness {
  private readonly asked: ReadonlySet<string>;
  private readonly absent: ReadonlySet<string>;
  private readonly names: ReadonlySet<string>;
  /** What is set to these is looked at: it may be a number beyond their size. */
  private readonly sized: ReadonlySet<string>;
  private readonly definitions: ReadonlyMap<string, Expression>;
  private readonly procedures: ReadonlyMap<string, readonly RuleAction[]>;
  private readonly states: ReadonlyMap<string, State>;
  private readonly alive: Map<State, VariablesAlive>;
  private readonly usedBy = new Map<Expression, VariablesAlive>();

  constructor(
    machine: Machine,
    private readonly role: Role,
    { asked, absent }: { readonly asked: ReadonlySet<string>; readonly absent: ReadonlySet<string> },
  ) {
    this.asked = asked;
    this.absent = absent;
    this.names = new Set(role.variables.map(({ name }) => name));
    this.sized = new Set(role.variables.filter(({ type }) => isSized(type)).map(({ name }) => name));
    // those of the role go before those of the protocol
    this.definitions = new Map([...machine.lets, ...(role.lets ?? [])].map(({ name, value }) => [name, value]));
    this.procedures = new Map([...machine.procedures, ...(role.procedures ?? [])].map(({ name, actions }) => [name, actions]));
    this.states = new Map(role.states.flatMap((state) => [state.name, ...state.aliases].map((name) => [name, state] as const)).reverse());
    this.alive = new Map(role.states.map((state) => [state, new Set(asked)]));
  }

  perState(): readonly (readonly boolean[])[] {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const state of this.role.states) {
        const before = this.at(state);
        const now = new Set(before);
        for (const rule of [...state.send, ...state.receive, ...state.on, ...state.always]) addAll(now, this.before(rule, state));
        isChanged ||= now.size > before.size;
        this.alive.set(state, now);
      }
    }
    return this.role.states.map((state) => this.role.variables.map(({ name }) => this.at(state).has(name)));
  }

  private at(state: State): VariablesAlive {
    return this.alive.get(state) ?? this.asked;
  }

  /** What is looked at from a row on. */
  private before(rule: Rule, state: State): VariablesAlive {
    const targets = [rule.target, ...this.gone(rule.actions)].flatMap((name) => (name === undefined ? [] : (this.states.get(name) ?? [])));
    // the search may go on behind it, or it may stay
    const after = new Set(this.at(state));
    for (const target of targets) addAll(after, this.entered(target));
    const onlyTarget = rule.target !== undefined && targets.length === 1 && !rule.actions.some(({ kind }) => kind === 'continue');
    const [target] = targets;
    const found = new Set(this.back(rule.actions, onlyTarget && target ? this.entered(target) : after, rule.kind));
    addAll(found, this.used(rule.guard));
    for (const name of [...(rule.to ?? []), ...(rule.from ?? [])]) addAll(found, this.used({ kind: 'name', name }));
    return found;
  }

  private entered(target: State): VariablesAlive {
    let after: VariablesAlive = this.at(target);
    for (const rule of target.enter.toReversed()) {
      const before = new Set(this.back(rule.actions, after, 'enter'));
      if (rule.guard !== undefined) addAll(addAll(before, after), this.used(rule.guard));
      after = before;
    }
    return after;
  }

  /** States to which actions go. */
  private gone(actions: readonly RuleAction[], depth = 0): readonly string[] {
    return actions.flatMap((action) => {
      if (action.kind === 'go') return [action.target];
      return action.kind === 'do' && depth < DEEPEST ? this.gone(this.procedures.get(action.procedure) ?? [], depth + 1) : [];
    });
  }

  private back(actions: readonly RuleAction[], after: VariablesAlive, kind: Rule['kind'], depth = 0): VariablesAlive {
    let alive = after;
    for (const action of actions.toReversed()) {
      if (asksFor(action.guard, this.absent)) continue;
      const before = this.backOver(action, alive, kind, depth);
      alive = action.guard === undefined ? before : addAll(addAll(new Set(before), alive), this.used(action.guard));
    }
    return alive;
  }

  private backOver(action: RuleAction, after: VariablesAlive, kind: Rule['kind'], depth: number): VariablesAlive {
    const alive = new Set(after);
    switch (action.kind) {
      case 'set':
      case 'assume':
        for (const { target, value } of action.assignments.toReversed()) {
          const isWanted = alive.has(target) || !this.names.has(target) || this.sized.has(target);
          if (action.kind === 'set') alive.delete(target);
          if (isWanted) addAll(alive, this.used(value));
        }
        break;
      case 'owe':
      case 'reply':
      case 'allow':
        for (const { value } of action.fields) addAll(alive, this.used(value));
        addAll(alive, this.used(action.to));
        break;
      case 'do':
        return depth < DEEPEST ? this.back(this.procedures.get(action.procedure) ?? [], after, kind, depth + 1) : this.names;
      case 'forget':
        for (const { name, initial } of this.role.variables)
          if (action.names.length === 0 || action.names.includes(name)) {
            alive.delete(name);
            addAll(alive, this.used(initial));
          }
        break;
      case 'require':
        addAll(alive, kind === 'send' ? this.used(action.condition) : this.filling(action.condition));
        break;
    }
    for (const name of this.asked) alive.add(name);
    return alive;
  }

  /** What the equalities of a `require` fill in. */
  private filling(e: Expression, depth = 0): VariablesAlive {
    const found = new Set<string>();
    if (depth > DEEPEST) return this.names;
    if (e.kind === 'compare') return e.rest.some(({ op }) => op === '==') ? this.used(e) : found;
    const definition = e.kind === 'name' ? this.definitions.get(e.name) : undefined;
    for (const part of definition === undefined ? partsOf(e) : [definition]) addAll(found, this.filling(part, depth + 1));
    return found;
  }

  /** Asked again and again, until nothing changes. */
  private used(e: Expression | undefined, depth = 0): VariablesAlive {
    if (e === undefined) return NONE;
    if (depth > DEEPEST) return this.names;
    const known = this.usedBy.get(e);
    if (known !== undefined) return known;
    const found = this.usedIn(e, depth);
    this.usedBy.set(e, found);
    return found;
  }

  private usedIn(e: Expression, depth: number): VariablesAlive {
    const found = new Set<string>();
    if (e.kind === 'name') {
      if (this.names.has(e.name)) found.add(e.name);
      else addAll(found, this.used(this.definitions.get(e.name), depth + 1));
    }
    for (const part of partsOf(e)) addAll(found, this.used(part, depth + 1));
    return found;
  }
}

function addAll(set: Set<string>, more: VariablesAlive): Set<string> {
  for (const each of more) set.add(each);
  return set;
}
