/** Ways on from a bound that was overstepped. */
import { countErrors, withHost } from '../context.js';
import { isNumeric } from '../program/types.js';
import { step } from '../step/step.js';
import type { HostState, World } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';
import { clean } from './clean.js';

/** By a mistyped number: with the largest one that fits. */
export function* fitting({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  const excess = attempt.faults.find((f) => f.excess !== undefined)?.excess;
  if (excess === undefined || statement?.kind !== 'message') return;
  for (const field of statement.fields) {
    const { value } = field;
    if (value.kind !== 'number' || value.value < excess) continue;
    const less = { ...field, value: { ...value, value: value.value - excess } };
    const unknown = { ...field, value: { kind: 'blank' as const, span: value.span } };
    for (const meant of [less, unknown]) {
      yield* clean(context, world, at, { ...statement, fields: statement.fields.map((f) => (f === field ? meant : f)) });
    }
  }
}

/**
 * Whoever drew it up was mistaken, or did not think of it: one thing that the receiver knows, and one that the rule at the sender speaks of,
 * are forgotten.
 */
export function* unbounded({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const fault = attempt.faults.find((f) => f.bounds !== undefined);
  const statement = context.statements[at];
  if (!fault?.bounds || statement?.kind !== 'message') return;
  const to = world.hosts.findIndex((h) => h.name === statement.to.text);
  const from = world.hosts.findIndex((h) => h.name === statement.from.text);
  const receivers = [world, ...forgetful(world, to)];
  for (const one of receivers) {
    const outcome = step(context, one, at);
    context.budget.left--;
    // what makes no difference here was not what was wrong
    if (one !== world && !differs(outcome.world.hosts[to], attempt.world.hosts[to], one.hosts[to])) continue;
    if (countErrors(outcome.faults) <= countErrors(attempt.faults))
      yield { world: outcome.world, cost: countErrors(attempt.faults), outcome, repairs: [] };
    for (const both of forgetful(one, from, fault.bounds)) yield* clean(context, both, at, statement);
  }
}

const differs = (a: HostState | undefined, b: HostState | undefined, forgetful: HostState | undefined): boolean =>
  a?.state !== b?.state || (a?.variables.some((slot, i) => slot !== b?.variables[i] && forgetful?.variables[i] !== undefined) ?? false);

function forgetful(world: World, index: number, only?: readonly number[]): World[] {
  const host = world.hosts[index];
  if (!host) return [];
  const known = host.variables.flatMap((slot, i) => (isNumeric(slot) && (!only || only.includes(i)) ? [i] : []));
  return known.map((i) => withHost(world, index, { ...host, variables: host.variables.map((slot, j) => (i === j ? undefined : slot)) }));
}
