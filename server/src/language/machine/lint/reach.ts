/** `protocol/unreachable`, `protocol/dead-end` and `protocol/loop`: the ways between the states of a role. */

import { type Expression, type Machine, machinesIn, type Problem, type Role, type State } from '../../../core/index.js';
import type { MachineDraft } from '../draft.js';
import { notInBase, statesIn } from './base.js';
import { isAlways, isSame } from './conditions.js';
import { allActions, isOwn, isStrange, type LintSubject, odd, rulesOf, stateNamed, targetsOf } from './subject.js';

/** The states in which a host of the role can be. */
export function reachable(role: Role, machine: Machine): ReadonlySet<State> {
  const starts = machine.starts.flatMap(({ sender, receiver }) => [sender, receiver]);
  const seated = starts.filter((seat) => seat.role === undefined || seat.role === role.name).flatMap(({ state }) => state ?? []);
  const begun = role.states.filter(({ begin, place }) => begin.some((rule) => rule.place.span.start >= place.span.start));
  const found = new Set([...[role.initial, ...seated].flatMap((name) => stateNamed(role, name) ?? []), ...begun]);
  for (const state of found)
    for (const rule of rulesOf(state)) for (const target of targetsOf(rule, state, role, machine)) found.add(target);
  return found;
}

export function unreachable(subject: LintSubject): readonly Problem[] {
  const { machine, base } = subject;
  return machinesIn(machine).flatMap((role) => {
    const found = reachable(role, machine);
    return role.states
      .filter((state) => !found.has(state) && isOwn(subject, state.place) && !isStrange(subject, state.name) && !isAlien(role, base))
      .map(({ name, place }) =>
        base === undefined
          ? odd(place.span, { kind: 'protocol', what: 'unreachable', state: name, role: role.name })
          : notInBase(place.span, { thing: 'state', name, base: base.name, known: statesIn(base) }),
      );
  });
}

/** A role in a variant of what has none, which is told once. */
const isAlien = ({ name }: Role, base: MachineDraft | undefined): boolean => name !== '' && base?.roles.size === 0;

/** No row does anything: a message that is dropped is nothing. */
function isDead(state: State, role: Role, machine: Machine): boolean {
  if (state.final === true || state.name === '') return false;
  return rulesOf(state).every((rule) => {
    if (rule.kind === 'enter' || rule.kind === 'begin') return true;
    const leaves = targetsOf(rule, state, role, machine).some((target) => target !== state);
    const actions = allActions(rule.actions, machine);
    const drops = rule.kind === 'receive' && actions.some(({ kind, guard }) => kind === 'discard' && guard === undefined);
    const answers = actions.some(({ kind }) => kind === 'reply' || kind === 'owe');
    return !leaves && drops && !answers;
  });
}

export function deadEnds(subject: LintSubject): readonly Problem[] {
  const { machine, own, text, damaged } = subject;
  return machinesIn(machine).flatMap((role) => {
    const found = reachable(role, machine);
    return role.states.flatMap((state, index) => {
      const { start } = state.place.span;
      const next = role.states[index + 1]?.place.span.start ?? subject.span.end;
      const isHurt = damaged.some((offset) => offset > start && (next < start || offset < next));
      if (isHurt || !found.has(state) || !isOwn(subject, state.place) || !isDead(state, role, machine)) return [];
      const mark = markAt(text, start, own.place.span.start);
      return [
        odd(state.place.span, {
          kind: 'protocol',
          what: 'dead-end',
          state: state.name,
          role: role.name,
          ...(mark !== undefined && { mark }),
        }),
      ];
    });
  });
}

/** Where `final` goes: before the word `state`. */
function markAt(text: string, name: number, from: number): number | undefined {
  const at = text.lastIndexOf('state', name);
  return at < from ? undefined : at;
}

/** Rows that follow of themselves, from state to state and back, with nothing in between that could end it. */
export function loops(subject: LintSubject): readonly Problem[] {
  const { machine } = subject;
  return machinesIn(machine).flatMap((role) => {
    const told = new Set<State>();
    return role.states.flatMap((start) => {
      const path = told.has(start) ? undefined : circle(start, role, machine);
      for (const state of path ?? []) told.add(state);
      const [rule] = path?.[0]?.always.filter((row) => isOwn(subject, row.place)) ?? [];
      if (path === undefined || rule === undefined) return [];
      const back = path.at(-1)?.always.find(({ target, place }) => target !== undefined && isOwn(subject, place)) ?? rule;
      const facts = { what: 'loop', path: [...path, start].map(({ name }) => name), back: back.place.span } as const;
      return [odd(rule.place.span, { kind: 'protocol', ...facts })];
    });
  });
}

function circle(start: State, role: Role, machine: Machine): readonly State[] | undefined {
  const path: State[] = [];
  const guards: Expression[] = [];
  const changed = new Set<string>();
  let state: State | undefined = start;
  while (state !== undefined && !path.includes(state)) {
    path.push(state);
    const row: State['always'][number] | undefined = state.always.find(({ target }) => target !== undefined);
    if (row === undefined) return undefined;
    if (row.guard !== undefined && !isAlways(row.guard)) guards.push(row.guard);
    for (const action of allActions([...row.actions, ...state.enter.flatMap(({ actions }) => actions)], machine))
      if (action.kind === 'set' || action.kind === 'assume') for (const { target } of action.assignments) changed.add(target);
    state = stateNamed(role, row.target ?? '');
  }
  const [guard] = guards;
  const steady = guard === undefined || (guards.every((each) => isSame(each, guard)) && !mentions(guard, changed));
  return state === start && steady ? path : undefined;
}

const mentions = (guard: Expression, names: ReadonlySet<string>): boolean => {
  const text = JSON.stringify(guard);
  return [...names].some((name) => text.includes(`"${name}"`));
};
