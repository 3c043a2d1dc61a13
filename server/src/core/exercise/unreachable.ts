/** Goals that no exchange can reach, as far as the machine's table alone tells: no path leads there, or goals exclude each other. */
import type { Machine, RuleAction, State } from '../machine/machine.js';
import type { Exercise, Goal } from './exercise.js';
import type { Unreachable } from './instead.js';
import { type ExerciseSetting, runOf } from './plan.js';
import { slotsOf } from './slots.js';

/** Why it cannot be reached; `undefined` where it may be. */
export function unreachable(goal: Goal, exercise: Exercise, setting: ExerciseSetting): Unreachable | undefined {
  if (goal.kind === 'messages') return goal.bound === 'least' ? undefined : tooFew(goal, exercise);
  if (goal.kind !== 'claim' || goal.claim.kind !== 'state' || goal.claim.state === undefined) return undefined;
  const { host, state } = goal.claim;
  const other = exercise.goals.find(
    (each) =>
      each !== goal &&
      each.kind === 'claim' &&
      each.claim.kind === 'state' &&
      each.claim.host.text === host.text &&
      each.span.start < goal.span.start,
  );
  if (other !== undefined) return { why: 'two-states', host: host.text };
  const { trace } = runOf({ ...exercise.given, statements: exercise.given.statements.filter(({ kind }) => kind === 'host') }, setting);
  const traced = trace.hosts.find(({ name }) => name === host.text);
  const from = trace.start[host.text];
  if (traced === undefined || from === undefined) return undefined;
  const role = setting.machine.roles.find(({ name }) => name === traced.role);
  const target = role?.states.find(({ name, aliases }) => name === state.text || aliases.includes(state.text));
  if (role === undefined || target === undefined) return undefined;
  return statesFrom(from, role.states, setting.machine).has(target.name) ? undefined : { why: 'no-way', from, to: target.name };
}

function tooFew({ messages }: Extract<Goal, { kind: 'messages' }>, { given, gaps }: Exercise): Unreachable | undefined {
  const sent = given.statements.filter(({ kind }) => kind === 'message').length;
  const mustStay = gaps.length > 0 || given.statements.flatMap(slotsOf).length > 0;
  return mustStay && sent > messages ? { why: 'given', count: sent } : undefined;
}

function statesFrom(start: string, states: readonly State[], machine: Machine): ReadonlySet<string> {
  const procedures = new Map(machine.procedures.map(({ name, actions }) => [name, actions]));
  const targets = (actions: readonly RuleAction[], depth = 0): readonly string[] =>
    actions.flatMap((action) => {
      if (action.kind === 'go') return [action.target];
      return action.kind === 'do' && depth < 8 ? targets(procedures.get(action.procedure) ?? [], depth + 1) : [];
    });
  const reached = new Set([start]);
  for (const at of reached) {
    const state = states.find(({ name }) => name === at);
    const rules = state === undefined ? [] : [...state.send, ...state.receive, ...state.on, ...state.always, ...state.enter];
    for (const rule of rules)
      for (const next of [...(rule.target === undefined ? [] : [rule.target]), ...targets(rule.actions)]) reached.add(next);
  }
  return reached;
}
