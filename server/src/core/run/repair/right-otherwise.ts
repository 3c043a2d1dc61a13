/** A line that is right in every number the other way round, with its numbers exchanged, or behind the next one, was meant so. */
import type { Message } from '../../exchange/exchange.js';
import { writtenForm } from '../../exchange/written.js';
import type { Repair } from '../../problem/repair.js';
import { lookedAt } from '../budget.js';
import type { World } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';
import { clean, exchanged } from './clean.js';
import { replay } from './replay.js';
import { isWrongValue, withKnownValues } from './values.js';
import { exchangedIn } from './variants.js';

/** What is only a copy there, or dropped, is no reason to put it there. */
const isNew = ({ outcome }: Candidate): boolean => outcome?.happening?.marks.length === 0 && outcome.happening.discarded === undefined;

/** Those that answer what is owed first. */
export function rightOtherwise(failure: FailedStep): readonly Candidate[] {
  const { context, world, at, attempt } = failure;
  const statement = context.statements[at];
  if (statement?.kind !== 'message') return [];
  const isValue = isWrongValue(context, statement, attempt);
  if (!isValue && !attempt.faults.some(({ shift }) => shift !== undefined)) return [];
  const isLikely = (meant: Message) => !isValue || meant.from !== statement.from || isKnown(failure, meant);
  const otherwise = exchangedIn(context, statement)
    .filter(isLikely)
    .flatMap((meant) => [...clean(context, world, at, meant)]);
  const found: readonly Candidate[] = [...otherwise, ...[...exchanged(context, world, at, 1)].filter(isNew)];
  return [...found, ...answerFirst(failure)].toSorted((a, b) => owes(a.world) - owes(b.world));
}

/** A value that nothing rules out is right by chance; one that its sender knows is not. */
const isKnown = ({ context, world, attempt }: FailedStep, meant: Message): boolean =>
  withKnownValues(context, world, meant, attempt).some(({ fields }) =>
    fields.every(({ value }, i) => writtenForm(value) === writtenForm(meant.fields[i]?.value ?? value)),
  );

const owes = ({ hosts }: World): number => hosts.reduce((sum, { owed }) => sum + owed.length, 0);

/** A host sends two in a row, of which the second answers what the first does not wait for: it was sent first. */
function answerFirst({ context, at }: FailedStep): readonly Candidate[] {
  const [last, own, world] = [context.statements[at - 1], context.statements[at], context.history[at - 1]];
  if (last?.kind !== 'message' || own?.kind !== 'message' || last.from.text !== own.from.text || world === undefined) return [];
  lookedAt(context.budget, at - 1);
  const moved: Repair = { kind: 'move', at, before: at - 1 };
  const first = replay(context, world, [{ kind: 'replace', at: at - 1, statement: own }], { from: at - 1, until: at - 1 });
  if (first === undefined || owes(first.world) >= owes(world)) return [];
  const found = replay(context, world, [moved], { from: at - 1, until: at });
  return found === undefined ? [] : [{ world: found.world, cost: 1, repairs: [moved] }];
}
