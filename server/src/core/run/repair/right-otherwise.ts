/** A line that is right in every number the other way round, or with its numbers exchanged, was meant so. */
import type { World } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';
import { clean } from './clean.js';
import { exchangedIn } from './variants.js';

/** Those that answer what is owed first. */
export function rightOtherwise({ context, world, at, attempt }: FailedStep): readonly Candidate[] {
  const statement = context.statements[at];
  if (statement?.kind !== 'message' || !attempt.faults.some(({ shift }) => shift !== undefined)) return [];
  const found = exchangedIn(context, statement).flatMap((meant) => [...clean(context, world, at, meant)]);
  const owes = (each: World): number => each.hosts.reduce((sum, { owed }) => sum + owed.length, 0);
  return found.sort((a, b) => owes(a.world) - owes(b.world));
}
