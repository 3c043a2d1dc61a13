/** Ways on from slips of the hand: a line that is there twice, an event that is another one, or another host's, a value left out. */
import { unwrittenName } from '../../exchange/unwritten.js';
import { sendsAlike, valueShown } from '../../exchange/written.js';
import { nowhere } from '../../span.js';
import { lookedAt } from '../budget.js';
import { countErrors, type StepOutcome } from '../context.js';
import type { Program } from '../program/program.js';
import { MOST_HOSTS } from '../search/limits.js';
import type { Candidate, FailedStep } from './candidate.js';
import { clean, removal } from './clean.js';
import { eventsInstead } from './insert.js';
import { DOUBLED, OUT_OF_RANGE } from './weights.js';

/** It says once more what stands right before it. */
export function doubled({ context, world, at }: FailedStep): readonly Candidate[] {
  const [own, before] = [context.statements[at], context.statements[at - 1]];
  lookedAt(context.budget, at - 1);
  const isTwice = own?.kind === 'message' && before?.kind === 'message' && sendsAlike(own, before);
  return isTwice ? [{ world, cost: 1 - DOUBLED, repairs: removal(at) }] : [];
}

/** Another event that can happen there, or the same one at another host. */
export function* otherEvent({ context, world, at }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement?.kind !== 'event') return;
  for (const { statement: meant } of eventsInstead(context, world, at, statement)) yield* clean(context, world, at, meant);
  for (const { name } of world.hosts.slice(0, MOST_HOSTS))
    if (name !== statement.host.text) yield* clean(context, world, at, { ...statement, host: { ...statement.host, text: name } });
}

/** A number that no value of its field is: with a digit less, or, where the field holds few numbers, one of them. */
export function* inRange({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement?.kind !== 'message' || !isOutOfRange(attempt)) return;
  for (const field of statement.fields) {
    const most = context.program.largest[context.program.fieldIndex.get(field.name.text) ?? -1] ?? -1;
    if (field.value.kind !== 'number' || field.value.value <= most) continue;
    for (const digits of fittingDigits(field.value.written, most)) {
      const value = valueShown(digits, field.value.span);
      const meant = { ...statement, fields: statement.fields.map((each) => (each === field ? { ...each, value } : each)) };
      for (const found of clean(context, world, at, meant)) yield { ...found, cost: countErrors(attempt.faults) - OUT_OF_RANGE };
    }
  }
}

export const isOutOfRange = ({ faults }: StepOutcome): boolean =>
  faults.some(({ code, severity }) => code === 'number' && severity === 'error');

/** The last digit is the likeliest to be too many. */
function fittingDigits(written: string, most: number): ReadonlySet<string> {
  const shorter =
    written.length > String(most).length + 1 ? [] : Array.from(written, (_, i) => written.slice(0, i) + written.slice(i + 1)).reverse();
  const few = most < FEW ? Array.from({ length: most + 1 }, (_, i) => String(most - i)) : [];
  return new Set([...shorter.filter((digits) => /^(?:0|[1-9]\d*)$/.test(digits) && Number(digits) <= most), ...few]);
}

const FEW = 8;

/** So many lines on, an answer repeats it. */
const SOON = 3;

/** A value that is missing, as one of the next lines repeats it. */
export function* echoed({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const { program, statements } = context;
  const statement = statements[at];
  if (statement?.kind !== 'message') return;
  lookedAt(context.budget, at + SOON);
  const codes = new Set(attempt.faults.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])));
  const isMissing = ({ name, code }: Program['fields'][number]): boolean =>
    code !== undefined && codes.has(code) && !statement.fields.some((field) => field.name.text === name);
  for (const { name } of program.fields.filter(isMissing))
    for (const next of statements.slice(at + 1, at + 1 + SOON).filter((each) => each.kind === 'message'))
      for (const field of next.fields.filter((each) => each.name.text === name && each.value.kind !== 'blank'))
        yield* clean(context, world, at, {
          ...statement,
          fields: [...statement.fields, { ...field, name: unwrittenName(name), span: nowhere }],
        });
}
