/** Ways on in which the mistake was made before the statement at which it shows. */
import type { Statement } from '../../exchange/exchange.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { FAR } from '../search/limits.js';
import { flightKey } from '../step/event.js';
import { step } from '../step/step.js';
import type { World } from '../world.js';
import type { Candidate } from './candidate.js';
import { clean, exchanged, explains, removal } from './clean.js';
import { asLiteralsAsk, flagsTurned } from './guarded.js';
import { type Inserted, insertions } from './insert.js';
import { replay } from './replay.js';
import { seatedOtherwise } from './seated.js';
import { corrected, oneFlagLess, otherHosts, variants } from './variants.js';
import { CALLED_FOR } from './weights.js';

/** How many of the statements before are looked at. */
const back = 3;

/**
 * One of the statements before was the mistake: it slipped in, was meant otherwise, or one before it was left out. Those just
 * before come into question, and, further back, those with which a host changed its state.
 */
export function* earlier(context: Context, at: number, attempt: StepOutcome): Generator<Candidate> {
  if (context.budget.left <= 0) return;
  const offsets = attempt.faults.flatMap((f) => f.shift?.by ?? []);
  yield* otherwiseBegun(context, at);
  const recent = actionsBefore(context, at).slice(0, back);
  for (const j of recent) lookedAt(context.budget, j);
  for (const later of [at, ...recent]) yield* beforeTheLast(context, later, at);
  for (const j of [...recent, ...turnsOfState(context, at).filter((i) => !recent.includes(i))]) {
    if (context.budget.left <= 0) return;
    lookedAt(context.budget, j);
    const [statement, world] = [context.statements[j], context.history[j]];
    if (!statement || !world) continue;
    for (const meant of oneFlagLess(context, statement))
      for (const found of clean(context, world, j, meant)) yield* replayed(context, found, j + 1, at);
    yield* replayed(context, { world, repairs: removal(j) }, j + 1, at);
    for (const meant of [
      ...variants(context, world, statement, j),
      ...asLiteralsAsk(context, world, statement),
      ...flagsTurned(context, statement),
      ...corrected(statement, offsets),
    ])
      for (const found of clean(context, world, j, meant)) yield* replayed(context, found, j + 1, at);
    if (recent.includes(j)) yield* forgotten(context, world, j, at);
  }
}

/** The last message has one flag more than was meant. */
export function* oneFlagTooMany(context: Context, at: number): Generator<Candidate> {
  const [last = -1] = actionsBefore(context, at);
  const [statement, world] = [context.statements[last], context.history[last]];
  if (statement === undefined || world === undefined) return;
  lookedAt(context.budget, last);
  for (const meant of oneFlagLess(context, statement))
    for (const found of clean(context, world, last, meant)) yield* replayed(context, found, last + 1, at);
}

/** A message before goes to, or comes from, a host that no other line near it names, and another host is spelt almost so. */
export function* onlyNamedOnce(context: Context, at: number): Generator<Candidate> {
  const { statements, history } = context;
  lookedAt(context.budget, Math.max(0, at - FAR));
  lookedAt(context.budget, at + FAR);
  const near = statements.slice(Math.max(0, at - FAR), at + FAR);
  const isOdd = (name: string) => near.filter((each) => namesHost(each, name)).length === 1;
  for (const j of actionsBefore(context, at)) {
    const [statement, world] = [statements[j], history[j]];
    if (statement?.kind !== 'message' || world === undefined || context.budget.left <= 0) continue;
    if (!isOdd(statement.from.text) && !isOdd(statement.to.text)) continue;
    for (const meant of otherHosts(world, statement))
      if (isOdd(meant.from === statement.from ? statement.to.text : statement.from.text))
        for (const found of clean(context, world, j, meant)) yield* replayed(context, found, j + 1, at);
  }
}

function namesHost(statement: Statement, name: string): boolean {
  switch (statement.kind) {
    case 'message':
      return statement.from.text === name || statement.to.text === name;
    case 'event':
      return statement.host.text === name;
    case 'host':
      return statement.name.text === name;
    case 'claims':
      return statement.claims.some((claim) => 'host' in claim && claim.host.text === name);
    default:
      return false;
  }
}

/** Within how many statements it shows that the hosts begin in the wrong places. */
const soon = 6;

/** Nobody said who sits where, and it was guessed wrong: the other way round, with the first message turned, or one before it. */
function* otherwiseBegun(context: Context, at: number): Generator<Candidate> {
  const [first] = actionsBefore(context, Math.min(at + 1, soon)).slice(-1);
  const statement = first === undefined ? undefined : context.statements[first];
  if (at > soon || first === undefined || !statement) return;
  lookedAt(context.budget, 0);
  for (const begun of seatedOtherwise(context)) yield* replayed(context, begun, 0, at);
  for (const world of context.others) {
    yield* strangely(replayed(context, { world, repairs: [] }, 0, at));
    yield* otherwiseFrom(context, { world, place: first }, at);
    // after a call, its message may be what is missing or turned
    const called = statement.kind === 'event' ? replay(context, world, [], { from: first, until: first }) : undefined;
    if (called) yield* otherwiseFrom(context, { world: called.world, place: first + 1 }, at);
  }
}

interface OtherBeginning {
  readonly world: World;
  /** Index of the first statement that may be otherwise. */
  readonly place: number;
}

function* otherwiseFrom(context: Context, { world, place }: OtherBeginning, at: number): Generator<Candidate> {
  const statement = context.statements[place];
  if (statement === undefined || place > at) return;
  if (place === at) yield* exchanged(context, world, at);
  for (const meant of variants(context, world, statement, place))
    for (const found of clean(context, world, place, meant)) {
      const all = replayed(context, found, place + 1, at);
      // who sends first sits where one sends first
      yield* statement.kind === 'message' && meant.from === statement.to ? all : strangely(all);
    }
  yield* forgotten(context, world, place, at);
}

/** How many errors it has to put right that hosts sit where nobody would seat them. */
const STRANGE = 2;

function* strangely(all: Iterable<Candidate>): Generator<Candidate> {
  for (const found of all) yield { ...found, cost: found.cost + STRANGE };
}

const isAction = (s: Statement | undefined): boolean => s?.kind === 'message' || s?.kind === 'event' || s?.kind === 'arrival';

/** Indices of what happened before, the last first, as far back as is looked ahead. */
function actionsBefore(context: Context, at: number): number[] {
  const found: number[] = [];
  for (let j = at - 1; j >= Math.max(0, at - FAR); j--) if (isAction(context.statements[j])) found.push(j);
  return found;
}

/** The last statements that changed a host's state, or whose message was lost; of an arrival, the one that sent the segment. */
function turnsOfState(context: Context, at: number): number[] {
  const changed = actionsBefore(context, at).filter((j) => {
    const [before, after] = [context.history[j], context.history[j + 1]];
    const statement = context.statements[j];
    const lost = statement?.kind === 'message' && statement.fate === 'lost';
    return lost || (before?.hosts.some((host, i) => host.state !== after?.hosts[i]?.state) ?? false);
  });
  return changed.slice(0, back).map((j) => {
    const statement = context.statements[j];
    const world = context.history[j];
    const sent = world && statement?.kind === 'arrival' ? flightKey(context, world, statement.segment.text, j) : undefined;
    return sent !== undefined && sent < context.statements.length ? sent : j;
  });
}

/** A statement belongs before the last one that did something. */
function* beforeTheLast(context: Context, later: number, at: number): Generator<Candidate> {
  const [last] = actionsBefore(context, later);
  if (last !== undefined) lookedAt(context.budget, last);
  const world = last === undefined ? undefined : context.history[last];
  if (last === undefined || !world) return;
  const outcome = step(context, world, later);
  if (countErrors(outcome.faults) > 0) return;
  const moved: Moved = { world: outcome.world, repairs: [{ kind: 'move', at: later, before: last }] };
  for (const found of replayed(context, moved, last, later - 1))
    if (later === at) yield { ...found, outcome };
    else yield* replayed(context, found, later + 1, at);
}

/** What was put right, and the world after it. */
type Moved = Pick<Candidate, 'world' | 'repairs'>;

/** What a call just before asks for: nobody who wrote the call meant something else by it. */
export function* calledFor(context: Context, at: number): Generator<Candidate> {
  for (const call of actionsBefore(context, at).slice(0, back)) {
    const world = context.history[call + 1];
    if (!world?.hosts.some(({ owed }) => owed.some((debt) => debt.call === call)) || context.budget.left <= 0) continue;
    lookedAt(context.budget, call);
    for (const found of forgotten(context, world, call + 1, at)) if (found.cost < 1) yield found;
  }
}

/** One more message or event before the statement `j`. */
function* forgotten(context: Context, world: World, j: number, at: number): Generator<Candidate> {
  for (const inserted of insertions(context, world, j))
    for (const found of replayed(context, before(inserted, j), j, at))
      if (found.outcome === undefined || explains(inserted.statement, found.outcome))
        yield inserted.isCalledFor ? { ...found, cost: found.cost - CALLED_FOR } : found;
}

const before = ({ world, isCalledFor: _, isOwed: __, ...inserted }: Inserted, at: number): Moved => ({
  world,
  repairs: [{ kind: 'insert', at, ...inserted }],
});

/** From a world on, through the statement that failed, if all goes well now. */
function* replayed(context: Context, { world, repairs }: Moved, from: number, at: number): Generator<Candidate> {
  const found = replay(context, world, [], { from, until: at });
  if (found) yield { world: found.world, cost: 1, repairs, ...(found.outcome && { outcome: found.outcome }) };
}
