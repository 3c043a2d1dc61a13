/** Ways on from a mistake: what the author may have meant with the statement itself. */
import type { Statement } from '../../exchange/exchange.js';
import { valueShown } from '../../exchange/written.js';
import type { Numeric } from '../../value/numbers.js';
import type { Interval } from '../../value/ranges.js';
import { wrap } from '../../value/serial.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors, type StepOutcome, withHost } from '../context.js';
import { isNumeric } from '../program/types.js';
import { step } from '../step/step.js';
import type { HostState, Shift, SlotValue, World } from '../world.js';
import type { Attempt, Candidate } from './candidate.js';
import { arrivalsInstead, eventsInstead, type Inserted, insertions, sentAgain, supposing } from './insert.js';
import { isWrongValue, withKnownRanges } from './values.js';
import { brokenOff, dueIn, variants } from './variants.js';

/** All ways on that change nothing before the statement, the simplest first. */
export function* waysOn(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  if (!statement || context.budget.left <= 0) return;
  if (isWrongValue(context, statement, attempt))
    for (const meant of withKnownRanges(context, world, statement)) yield* clean(context, world, at, meant);
  yield* otherwiseRight(context, world, at, attempt);
  // wrong numbers do not make it a message out of place: that costs as many errors as the numbers
  if (!isOutOfPlace(context, at, attempt)) yield { world, cost: countErrors(attempt.faults) + SUPERFLUOUS, repairs: removal(at) };
  yield* otherwiseCounted(context, world, at, attempt);
  yield* fitting(context, world, at, attempt);
  yield* unbounded(context, world, at, attempt);
  yield* shifted(context, world, at, attempt);
  for (const meant of brokenOff(context, world, statement, at, attempt.faults.find((f) => f.shift)?.shift?.by))
    yield* clean(context, world, at, meant);
  yield* asOtherwiseMeant(context, world, at, statement);
  yield* exchanged(context, world, at);
  yield* leftOut(context, world, at);
}

/** Flags that nothing asks for are stranger than that the line is one too many. */
function* asOtherwiseMeant(context: Context, world: World, at: number, statement: Statement): Generator<Candidate> {
  const isDue = statement.kind === 'message' && context.program.machine.flags.length > 0 ? dueIn(context, world, statement) : undefined;
  for (const meant of variants(context, world, statement, at)) {
    const isStrange = statement.kind === 'message' && meant.names !== statement.names && isDue?.(meant) === false;
    for (const found of clean(context, world, at, meant)) yield isStrange ? { ...found, cost: found.cost + ELSEWHERE } : found;
  }
}

/** One more message or event before the statement. */
export function* leftOut(context: Context, world: World, at: number): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement && context.budget.left > 0)
    for (const { world: after, isCalledFor, ...inserted } of insertions(context, world, at))
      for (const found of clean(context, after, at, statement, [{ kind: 'insert', at, ...inserted }]))
        if (explains(inserted.statement, found.outcome)) yield isCalledFor ? { ...found, cost: found.cost - CALLED_FOR } : found;
}

/** An event that nobody wrote, after which the statement is only dropped, is stranger than that it was dropped. */
export const explains = ({ kind }: Statement, { faults }: StepOutcome): boolean =>
  kind !== 'event' || !faults.some(({ code }) => code === 'discarded');

/** A lost message, sent again. */
export function* again(context: Context, world: World, at: number, { faults }: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement?.kind !== 'message' || context.budget.left <= 0) return;
  for (const { world: after, ...meant } of sentAgain(context, world, at, statement))
    yield { world: after, cost: countErrors(faults), repairs: [{ kind: 'replace', at, ...meant }] };
}

/** Something else of the same kind, as it stands here under a name that does not exist. */
export function* inItsPlace(context: Context, world: World, at: number, { faults }: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  const cost = countErrors(faults);
  if (context.budget.left <= 0) return;
  const instead = ({ world: after, ...meant }: Inserted): Candidate => ({
    world: after,
    cost,
    repairs: [{ kind: 'replace', at, ...meant }],
  });
  if (!faults.some((f) => f.code === 'unknown-name')) return;
  if (statement?.kind === 'message' && !statement.stray)
    for (const other of insertions(context, world, at, statement)) yield instead(other);
  if (statement?.kind === 'event') for (const other of eventsInstead(context, world, at, statement)) yield instead(other);
  if (statement?.kind === 'arrival') for (const other of arrivalsInstead(context, world, at)) yield instead(other);
}

/** Where several numbers would be right, another one than the first: each serial number that the sender knows, or a bound of a range. */
function* otherwiseRight(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  const [shift, more] = attempt.faults.flatMap((f) => f.shift ?? []);
  const sender = shift && world.hosts.find((h) => h.name === shift.host);
  if (!statement || !shift || !sender || more) return;
  const written = attempt.happening?.segment.fields[shift.field];
  for (const value of new Set(sender.variables.flatMap(numbersIn))) {
    const off = isNumeric(written) ? world.numbers.difference(written, value) : undefined;
    if (off === undefined || off === 0) continue;
    const by = shift.by - off;
    for (const found of clean(context, { ...world, shifts: [...world.shifts, { ...shift, by }] }, at, statement)) {
      const expected = world.numbers.show(value, context.naming);
      const repairs = withNumber(context, statement, at, { field: shift.field, expected });
      yield { ...found, world: { ...found.world, shifts: world.shifts }, expected, repairs };
      // later numbers may build on it
      yield { ...found, expected, repairs: [{ kind: 'kept', at, by }] };
    }
  }
}

/** The field as it should be, where it is written with a number of the author's. */
function withNumber(
  { program }: Context,
  statement: Statement,
  at: number,
  { field, expected }: { readonly field: number; readonly expected: string },
): readonly Attempt[] {
  const name = program.fields[field]?.name;
  if (statement.kind !== 'message') return [];
  const fields = statement.fields.map((f) => (f.name.text === name ? { ...f, value: valueShown(expected, f.value.span) } : f));
  return [{ kind: 'replace', at, statement: { ...statement, fields } }];
}

const numbersIn = (slot: SlotValue): readonly Numeric[] =>
  isNumeric(slot) ? [slot] : Array.isArray(slot) ? slot.flatMap((piece) => (isPiece(piece) ? [piece.from] : [])) : [];
const isPiece = (piece: unknown): piece is Interval => typeof piece === 'object' && piece !== null && 'from' in piece;

/** A bound was overstepped by a mistyped number: with the largest one that fits. */
function* fitting(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
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
 * A bound was overstepped, and whoever drew it up was mistaken, or did not think of it: one thing that the receiver knows, and
 * one that the rule at the sender speaks of, are forgotten.
 */
function* unbounded(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
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

/** Claims at the end of a line go with it. */
function nextLine({ statements }: Context, at: number): number {
  const next = statements[at + 1];
  return next?.kind === 'claims' && next.trailing ? at + 2 : at + 1;
}

/** The next statement belongs before this one. */
export function* exchanged(context: Context, world: World, at: number): Generator<Candidate> {
  const line = nextLine(context, at);
  lookedAt(context.budget, line);
  const [here, next] = [context.statements[at], context.statements[line]];
  if (!here || !next || next.damaged || (next.kind !== 'message' && next.kind !== 'event' && next.kind !== 'arrival')) return;
  const first = step(context, world, line, next);
  if (countErrors(first.faults) > 0) return;
  for (const found of clean(context, first.world, at, here, [{ kind: 'move', at: line, before: at }])) {
    const done = first.happening ? { at: line, happening: first.happening } : { at: line };
    yield { ...found, world: { ...found.world, done } };
  }
}

const isNamed = ({ statements }: Context, at: number): boolean => {
  const statement = statements[at];
  return statement?.kind !== 'message' || statement.segment !== undefined;
};

/** It cannot be sent, or not received, whatever its numbers are; and nobody said that this is on purpose. */
export const isOutOfPlace = ({ statements }: Context, at: number, { faults }: StepOutcome): boolean =>
  statements[at - 1]?.kind !== 'expect-error' && faults.some(({ code, derails }) => derails && OF_PLACES.has(code));

/** What is wrong with a message as such; all else is wrong with a value in it. */
const OF_PLACES: ReadonlySet<string> = new Set(['illegal-send', 'illegal-event', 'unexpected-receive', 'unknown-name']);

/** Nobody writes a line for nothing: ties go to those ways in which it is meant otherwise, but not to those that doubt other lines. */
export const NOT_SENT = 0.05;
export const ELSEWHERE = 0.06;
/** A line of which only a number is wrong was meant: that it should not be there has to put more than one other error right. */
const SUPERFLUOUS = 0.95;
/** What a written call asks for, and is not there, was forgotten. */
export const CALLED_FOR = 0.3;

export const removal = (at: number): readonly Attempt[] => [{ kind: 'remove', at }];

/** The statement, put another way, if it then is without fault. `before`: what was put right before it. */
export function* clean(
  context: Context,
  world: World,
  at: number,
  meant: Statement,
  before: readonly Attempt[] = [],
): Generator<Candidate & { readonly outcome: StepOutcome }> {
  context.budget.left--;
  const outcome = step(context, world, at, meant);
  if (countErrors(outcome.faults) > 0) return;
  const did = outcome.happening && { did: outcome.happening };
  const own: readonly Attempt[] = meant === context.statements[at] ? [] : [{ kind: 'replace', at, statement: meant, ...did }];
  const after = isNamed(context, at) ? outcome.world : supposing(outcome.world, world, at);
  yield { world: after, cost: 1, outcome, repairs: [...before, ...own] };
}

/** A number was mistyped once, and everything after builds on it: by itself, or with the other side's numbers that repeat it. */
function* shifted(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  if (!statement) return;
  for (const { shift } of attempt.faults) {
    if (!shift) continue;
    for (const shifts of companions(context, world, shift))
      yield* clean(context, { ...world, shifts: [...world.shifts, ...shifts] }, at, statement, [{ kind: 'kept', at, by: shift.by }]);
  }
}

/**
 * Both numbers are off: on this line only, or from here on, in both directions. It is one cause if they count from numbers that
 * the host knows, as relative numbers do.
 */
export function* otherwiseCounted(context: Context, world: World, at: number, attempt: StepOutcome): Generator<Candidate> {
  const statement = context.statements[at];
  const [one, two, more] = attempt.faults.flatMap((f) => f.shift ?? []);
  const host = world.hosts.find((h) => h.name === one?.host);
  const [other, third] = world.hosts.filter((h) => h !== host);
  if (!statement || !one || !two || more || !host) return;
  const relative = [one, two].every(({ by }) => host.variables.some((slot) => typeof slot === 'number' && slot === -by));
  const cost = relative ? 1 : countErrors(attempt.faults);
  const here = [...world.shifts, one, two];
  for (const found of clean(context, { ...world, shifts: here }, at, statement)) {
    yield { ...found, cost, world: { ...found.world, shifts: world.shifts }, repairs: withoutShifts(context, statement, at, [one, two]) };
    if (!other || third) continue;
    const back = [
      { host: other.name, field: two.field, by: one.by },
      { host: other.name, field: one.field, by: two.by },
    ];
    yield { ...found, cost, world: { ...found.world, shifts: [...here, ...back] } };
  }
}

/** With the numbers that were right. */
function withoutShifts({ program }: Context, statement: Statement, at: number, shifts: readonly Shift[]): readonly Attempt[] {
  if (statement.kind !== 'message') return [];
  const fields = statement.fields.map((field) => {
    const by = shifts.find((shift) => program.fields[shift.field]?.name === field.name.text)?.by ?? 0;
    return field.value.kind === 'number' && by !== 0
      ? { ...field, value: valueShown(String(wrap(field.value.value - by)), field.value.span) }
      : field;
  });
  const isWhole = statement.fields.filter((field, i) => field !== fields[i]).length === shifts.length;
  return isWhole ? [{ kind: 'replace', at, statement: { ...statement, fields } }] : [];
}

function companions(context: Context, world: World, shift: Shift): Shift[][] {
  const others = world.hosts.filter((h) => h.name !== shift.host);
  const serial = context.program.fields.flatMap((f, i) => (f.type.kind === 'serial' && i !== shift.field ? [i] : []));
  return [[shift], ...others.flatMap((h) => serial.map((field) => [shift, { host: h.name, field, by: shift.by }]))];
}
