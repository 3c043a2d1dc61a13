/** A line that is right in every number the other way round, with its numbers exchanged, or behind the next one, was meant so. */
import type { World } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';
import { clean, exchanged } from './clean.js';
import { isWrongValue } from './values.js';
import { exchangedIn } from './variants.js';

/** What is only a copy there, or dropped, is no reason to put it there. */
const isNew = ({ outcome }: Candidate): boolean => outcome?.happening?.marks.length === 0 && outcome.happening.discarded === undefined;

/** Those that answer what is owed first. */
export function rightOtherwise({ context, world, at, attempt }: FailedStep): readonly Candidate[] {
  const statement = context.statements[at];
  if (statement?.kind !== 'message') return [];
  if (!attempt.faults.some(({ shift }) => shift !== undefined) && !isWrongValue(context, statement, attempt)) return [];
  const otherwise = exchangedIn(context, statement).flatMap((meant) => [...clean(context, world, at, meant)]);
  const found: readonly Candidate[] = [...otherwise, ...[...exchanged(context, world, at, 1)].filter(isNew)];
  const owes = (each: World): number => each.hosts.reduce((sum, { owed }) => sum + owed.length, 0);
  return found.toSorted((a, b) => owes(a.world) - owes(b.world));
}
