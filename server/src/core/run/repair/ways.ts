/** Ways on from a mistake: what the author may have meant, the simplest first. */
import type { Statement } from '../../exchange/exchange.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { propose } from '../search/propose.js';
import { areInSameStates, type World } from '../world.js';
import { countedAsNothing } from './as-nothing.js';
import { fitting, unbounded } from './bounds.js';
import type { Candidate, FailedStep, WayTried } from './candidate.js';
import { clean, exchanged, explains, removal } from './clean.js';
import { crossed } from './crossed.js';
import { calledFor, earlier } from './earlier.js';
import { asConditionsAsk, asLiteralsAsk } from './guarded.js';
import { arrivalsInstead, eventsInstead, type Inserted, insertions, sentAgain, toOthersToo } from './insert.js';
import { otherwiseCounted, otherwiseRight, shifted } from './numbers.js';
import { echoed, otherEvent } from './slips.js';
import { isWrongValue, withKnownValues } from './values.js';
import { brokenOff, dueIn, variantsOf } from './variants.js';
import { ANOTHER, CALLED_FOR, CROSSED, ELSEWHERE, NOT_SENT, SUPERFLUOUS, UNASKED } from './weights.js';

export const AS_IT_STANDS = 'as it stands';
export const EARLIER = 'earlier';
export const RIGHT_OTHERWISE = 'right otherwise';
export const KNOWN_VALUE = 'known value';
const COUNTED_OTHERWISE = 'counted otherwise';

/** Those that cost next to nothing. */
export const SIMPLE: ReadonlySet<string> = new Set([AS_IT_STANDS, RIGHT_OTHERWISE, COUNTED_OTHERWISE]);

/** All ways. `first`: the line is taken as it stands, or, where it is out of place, as not sent. */
export function waysOf(failure: FailedStep, first: Candidate): readonly WayTried[] {
  const { context, world, at } = failure;
  const asItStands: WayTried = { name: AS_IT_STANDS, candidates: () => [first] };
  const before: WayTried = { name: EARLIER, candidates: () => earlier(context, at, failure.attempt) };
  const isNotSent = isOutOfPlace(failure);
  const all: readonly WayTried[] = isNotSent
    ? [
        { name: 'called for', candidates: () => calledFor(context, at) },
        ...waysOfTheLine(failure),
        { name: 'owed', candidates: () => inPlaceOfOwed(failure) },
        { name: 'again', candidates: () => again(failure) },
        asItStands,
        { name: 'not sent', candidates: () => [{ ...first, world }] },
        { ...before, candidates: () => dearer(before.candidates(), ELSEWHERE) },
        { name: 'in its place', candidates: () => inItsPlace(failure) },
      ]
    : [
        asItStands,
        ...waysOfTheLine(failure),
        before,
        { name: 'again', candidates: () => again(failure) },
        { name: 'in its place', candidates: () => inItsPlace(failure) },
      ];
  return all.map(({ name, candidates }) => ({ name, candidates: () => fittingOnes(failure, name, candidates()) }));
}

/** Of a wrong value another message is no way on, unless it leads to the same states. */
function* fittingOnes(failure: FailedStep, way: string, all: Iterable<Candidate>): Generator<Candidate> {
  const { context, at, attempt } = failure;
  const statement = context.statements[at];
  const isValue = statement !== undefined && isWrongValue(context, statement, attempt);
  for (const each of all)
    if (!isValue || !isOtherMessage(context, each) || areInSameStates(each.world, attempt.world))
      yield way === AS_IT_STANDS ? each : { ...each, way };
}

/** One more message, or one of another name. */
const isOtherMessage = ({ statements }: Context, { repairs }: Candidate): boolean =>
  repairs.some((repair) => {
    if (repair.kind !== 'replace') return repair.kind === 'insert';
    const [own, meant] = [statements[repair.at], repair.statement];
    return own?.kind === 'message' && meant.kind === 'message' && own.names !== meant.names;
  });

/** Those that change nothing before the statement. */
function waysOfTheLine(failure: FailedStep): readonly WayTried[] {
  const { context, world, at, attempt } = failure;
  const statement = context.statements[at];
  if (!statement) return [];
  return affordable(context, [
    { name: 'value asked for', candidates: () => asAsked(failure, statement) },
    { name: 'value echoed', candidates: () => echoed(failure) },
    { name: KNOWN_VALUE, candidates: () => withKnown(failure, statement) },
    { name: 'number right otherwise', candidates: () => otherwiseRight(failure) },
    { name: 'crossed', candidates: () => crossed(failure, isOutOfPlace(failure) ? 1 - CROSSED : 1) },
    { name: 'superfluous', candidates: () => superfluous(failure) },
    { name: 'other event', candidates: () => (isOutOfPlace(failure) ? otherEvent(failure) : []) },
    { name: COUNTED_OTHERWISE, candidates: () => otherwiseCounted(failure) },
    { name: 'fitting', candidates: () => fitting(failure) },
    { name: 'unbounded', candidates: () => unbounded(failure) },
    { name: 'shifted', candidates: () => shifted(failure) },
    { name: 'counted as nothing', candidates: () => countedAsNothing(failure) },
    { name: 'broken off', candidates: () => whole(failure, statement, attempt) },
    { name: 'right addressee', candidates: () => rightlyAddressed(failure, statement) },
    ...meantOtherwise(failure, statement),
    { name: 'exchanged', candidates: () => exchanged(context, world, at) },
    { name: 'left out', candidates: () => leftOut(context, world, at) },
  ]);
}

const affordable = ({ budget }: Context, ways: readonly WayTried[]): readonly WayTried[] =>
  ways.map(({ name, candidates }) => ({ name, candidates: () => (budget.left > 0 ? candidates() : []) }));

function* asAsked(failure: FailedStep, statement: Statement): Generator<Candidate> {
  const ask = isOutOfPlace(failure) ? asConditionsAsk : asLiteralsAsk;
  yield* messagesTried(failure, ask(failure.context, failure.world, statement));
}

function* withKnown({ context, world, at, attempt }: FailedStep, statement: Statement): Generator<Candidate> {
  if (isWrongValue(context, statement, attempt))
    for (const meant of withKnownValues(context, world, statement, attempt))
      for (const found of clean(context, world, at, meant)) yield { ...found, cost: countErrors(attempt.faults) };
}

/** Wrong numbers do not make it a message out of place: that costs as many errors as the numbers. */
const superfluous = (failure: FailedStep): readonly Candidate[] =>
  isOutOfPlace(failure)
    ? []
    : [{ world: failure.world, cost: countErrors(failure.attempt.faults) + SUPERFLUOUS, repairs: removal(failure.at) }];

function* whole({ context, world, at }: FailedStep, statement: Statement, { faults }: StepOutcome): Generator<Candidate> {
  for (const meant of brokenOff(context, world, statement, at, faults.find((f) => f.shift)?.shift?.by))
    yield* clean(context, world, at, meant);
}

/** So many hosts, at most, to which it goes, or from which it comes, by the protocol's rows. */
const MOST_RIGHT = 3;

function* rightlyAddressed({ context, world, at, attempt }: FailedStep, statement: Statement): Generator<Candidate> {
  if (statement.kind !== 'message' || statement.also !== undefined || statement.isCopy || world.hosts.length < 3) return;
  for (const { facts } of attempt.faults.filter(({ code }) => OF_PLACES.has(code)).map((fault) => fault.problem())) {
    if (facts.kind !== 'illegal-send' && facts.kind !== 'unexpected-receive') continue;
    const end = facts.kind === 'illegal-send' ? 'to' : 'from';
    for (const text of facts.addressee?.right.slice(0, MOST_RIGHT) ?? []) {
      const meant = { ...statement, [end]: { text, span: statement[end].span } };
      for (const found of clean(context, world, at, meant)) yield { ...found, cost: found.cost - CALLED_FOR };
    }
  }
}

function meantOtherwise(failure: FailedStep, statement: Statement): readonly WayTried[] {
  const { context, world, at } = failure;
  return variantsOf(context, world, statement, at).map(({ name, messages }) => ({
    name,
    candidates: () => (name === 'other name' ? named(failure, messages()) : messagesTried(failure, messages())),
  }));
}

function* messagesTried({ context, world, at }: FailedStep, messages: Iterable<Statement>): Generator<Candidate> {
  for (const meant of messages) yield* clean(context, world, at, meant);
}

/** A message that nothing asks for is stranger than a line too many, or one that is missing before it. */
function* named({ context, world, at }: FailedStep, messages: Iterable<Statement>): Generator<Candidate> {
  const statement = context.statements[at];
  const isDue = statement?.kind === 'message' ? dueIn(context, world, statement) : undefined;
  for (const meant of messages) {
    const isStrange = meant.kind === 'message' && isDue?.(meant) === false;
    yield* isStrange ? dearer(clean(context, world, at, meant), UNASKED) : clean(context, world, at, meant);
  }
}

function* dearer(all: Iterable<Candidate>, by: number): Generator<Candidate> {
  for (const each of all) yield { ...each, cost: each.cost + by };
}

/** One more message or event before the statement. */
export function* leftOut(context: Context, world: World, at: number): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement && context.budget.left > 0)
    for (const { world: after, isCalledFor, isOwed: _, ...inserted } of insertions(context, world, at))
      for (const found of clean(context, after, at, statement, [{ kind: 'insert', at, ...inserted }]))
        if (explains(inserted.statement, found.outcome)) {
          yield isCalledFor ? { ...found, cost: found.cost - CALLED_FOR } : found;
          yield* toSeveral(context, at, statement, { world: after, ...inserted });
        }
}

/** One line may have sent it to several. */
function* toSeveral(context: Context, at: number, statement: Statement, first: Inserted): Generator<Candidate> {
  const all = [first, ...toOthersToo(context, at, first)];
  const last = all.at(-1);
  if (last === undefined || all.length < 2) return;
  const repairs = all.map(({ world: _, ...each }) => ({ kind: 'insert' as const, at, ...each }));
  yield* clean(context, last.world, at, statement, repairs);
}

/** A lost message, sent again. */
function* again({ context, world, at, attempt }: FailedStep): Generator<Candidate> {
  const statement = context.statements[at];
  if (statement?.kind !== 'message' || context.budget.left <= 0) return;
  for (const { world: after, ...meant } of sentAgain(context, world, at, statement))
    yield { world: after, cost: countErrors(attempt.faults), repairs: [{ kind: 'replace', at, ...meant }] };
}

/** What its sender owes, though little of it is written: what follows has to tell. */
function* inPlaceOfOwed(failure: FailedStep): Generator<Candidate> {
  const { context, world, at } = failure;
  const statement = context.statements[at];
  const sender = statement?.kind === 'message' ? world.hosts.find(({ name }) => name === statement.from.text) : undefined;
  if (statement?.kind !== 'message' || sender === undefined || context.budget.left <= 0) return;
  for (const { shown } of propose(context, world, sender, statement.to.text).filter((each) => each.shown.owed)) {
    const names = shown.names.map((text) => ({ text, span: statement.namesSpan }));
    yield* dearer(clean(context, world, at, { ...statement, names }), ANOTHER);
  }
}

/** Something else of the same kind, as it stands here under a name that does not exist. */
function* inItsPlace({ context, world, at, attempt: { faults } }: FailedStep): Generator<Candidate> {
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

/** Its wrong numbers were the right ones; without any, it was not sent. */
export function asItStands(failure: FailedStep): Candidate {
  const { at, attempt } = failure;
  const isNotSent = isOutOfPlace(failure);
  const cost = countErrors(attempt.faults) + (isNotSent ? NOT_SENT : 0);
  return { world: attempt.world, cost, outcome: attempt, repairs: isNotSent ? removal(at) : [] };
}

/** It cannot be sent, or not received, whatever its numbers are; and nobody said that this is on purpose. */
export const isOutOfPlace = ({ context: { statements }, at, attempt: { faults } }: FailedStep): boolean =>
  statements[at - 1]?.kind !== 'expect-error' && faults.some(({ code, derails }) => derails && OF_PLACES.has(code));

/** What is wrong with a message as such; all else is wrong with a value in it. */
const OF_PLACES: ReadonlySet<string> = new Set(['illegal-send', 'illegal-event', 'unexpected-receive', 'unknown-name']);
