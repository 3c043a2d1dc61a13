/**
 * After a mistake: what did the author most likely mean? Each simple change of the statement, or of the few before it, is tried,
 * and the errors that it leaves ahead are counted; the fewest win, and of equals the simplest.
 */
import type { Message, Statement } from '../exchange/exchange.js';
import type { Numeric } from '../value/numbers.js';
import { type Context, countErrors, type Fault, type Outcome, withHost } from './context.js';
import { stateOf } from './engine.js';
import { isNumeric } from './evaluate.js';
import { propose } from './propose.js';
import { step } from './step.js';
import type { HostState, Shift, World } from './world.js';

/** How far ahead errors are counted, in statements; the first look is short, and only the best get the long one. */
const far = 60;
const near = 8;
const shortlist = 6;
/** How many statements back the real mistake may be. */
const back = 3;

interface Candidate {
  readonly world: World;
  /** Errors that this way tells of, up to and with the statement. */
  readonly cost: number;
  readonly outcome?: Outcome;
  /** The number that was right, where it is another one than the rule names first. */
  readonly expected?: string;
}

/** The way on from a failed attempt at a statement. */
export function carryOn(context: Context, world: World, at: number, attempt: Outcome): Outcome {
  const first: Candidate = { world: attempt.world, cost: countErrors(attempt.faults), outcome: attempt };
  const best = cheapest(context, [first, ...waysOn(context, world, at, attempt)], at + 1);
  // that the receiver drops it follows from the mistake
  const told = attempt.faults.filter((f) => f.code !== 'discarded');
  if (best === first || !best) return { ...attempt, faults: told };
  const faults = onlyFirst(told).map((fault) => (best.expected !== undefined && fault.derails ? expecting(fault, best.expected) : fault));
  const happening =
    attempt.happening && best.outcome?.happening
      ? { ...attempt.happening, passed: best.outcome.happening.passed, rows: best.outcome.happening.rows }
      : attempt.happening;
  return { world: best.world, faults, ...(happening && { happening }) };
}

/** One cause, one error; what has nothing to do with it stays. */
function onlyFirst(faults: readonly Fault[]): Fault[] {
  const first = faults.find((f) => f.derails);
  return faults.filter((f) => f === first || !f.derails);
}

function expecting(fault: Fault, expected: string): Fault {
  return {
    ...fault,
    problem: () => {
      const problem = fault.problem();
      return problem.facts.kind === 'requirement' ? { ...problem, facts: { ...problem.facts, expected } } : problem;
    },
  };
}

/** The way on from a line that cannot be read: as far as it can be read, or with any message in its place. */
export function guess(context: Context, world: World, at: number, attempt: Outcome): Outcome {
  const statement = context.statements[at];
  const ends = statement?.kind === 'message' ? statement : undefined;
  const first: Candidate = { world: attempt.world, cost: 0, outcome: attempt };
  const best = cheapest(
    context,
    [first, { world, cost: 0 }, ...insertions(context, world, at, ends).map((w) => ({ world: w, cost: 0 }))],
    at + 1,
  );
  return best === first || !best ? attempt : { world: best.world, faults: attempt.faults };
}

function cheapest(context: Context, candidates: readonly Candidate[], from: number): Candidate | undefined {
  const rated = (list: readonly Candidate[], lines: number) =>
    list
      .map((c, rank) => ({ c, rank, cost: c.cost + errorsAhead(context, c.world, from, lines) }))
      .sort((a, b) => a.cost - b.cost || a.rank - b.rank);
  const quick = rated(candidates, near);
  const [best, second] = quick;
  if (!best || !second || candidates.length === 1) return best?.c;
  const chosen = quick.slice(0, shortlist).sort((a, b) => a.rank - b.rank);
  return rated(
    chosen.map((q) => q.c),
    far,
  )[0]?.c;
}

/** Errors from a statement on, if nobody puts anything right; on into an exchange that goes on after this one. */
export function errorsAhead(context: Context, world: World, from: number, lines: number): number {
  let [now, errors] = [world, 0];
  const until = Math.min(from + lines, context.statements.length);
  for (let i = from; i < until && context.budget.left > 0; i++) {
    context.budget.left--;
    const outcome = step(context, now, i);
    errors += errorsAt(context, i, outcome.faults);
    now = outcome.world;
  }
  const rest = lines - (until - from);
  const [next] = context.following;
  return next && rest > 0 ? errors + errorsAhead({ ...context, statements: next.statements, following: [] }, now, 0, rest) : errors;
}

/** An error that is expected is none, and one that is expected and does not come is one. */
function errorsAt(context: Context, at: number, faults: readonly Fault[]): number {
  const codes = expectedAt(context.statements, at);
  if (codes.length === 0) return countErrors(faults);
  return codes.filter((code) => !faults.some((f) => (code === undefined ? f.severity === 'error' : f.code === code))).length;
}

function expectedAt(statements: readonly Statement[], at: number): (string | undefined)[] {
  const codes: (string | undefined)[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const s = statements[i];
    if (s?.kind !== 'expect-error') break;
    codes.push(s.code?.text);
  }
  return codes;
}

/** All ways on, the simplest first. */
function* waysOn(context: Context, world: World, at: number, attempt: Outcome): Generator<Candidate> {
  const statement = context.statements[at];
  if (!statement || context.budget.left <= 0) return;
  yield* otherwiseRight(context, world, at, attempt);
  yield { world, cost: 1 };
  yield* unbounded(context, world, at, attempt);
  yield* shifted(context, world, at, attempt);
  for (const meant of variants(context, world, statement)) yield* clean(context, world, at, meant);
  for (const inserted of insertions(context, world, at)) yield* clean(context, inserted, at, statement);
  yield* exchanged(context, world, at);
  yield* earlier(context, at);
}

/** Where several numbers would be right, another one than the first: each serial number that the sender knows. */
function* otherwiseRight(context: Context, world: World, at: number, attempt: Outcome): Generator<Candidate> {
  const statement = context.statements[at];
  const [shift, more] = attempt.faults.flatMap((f) => f.shift ?? []);
  const sender = shift && world.hosts.find((h) => h.name === shift.host);
  if (!statement || !shift || !sender || more) return;
  const written = attempt.happening?.segment.fields[shift.field];
  for (const value of new Set(sender.variables)) {
    const off = isNumeric(written) && isNumeric(value) ? world.numbers.difference(written, value) : undefined;
    if (off === undefined || off === 0) continue;
    const by = shift.by - off;
    for (const found of clean(context, { ...world, shifts: [...world.shifts, { ...shift, by }] }, at, statement)) {
      yield { ...found, world: { ...found.world, shifts: world.shifts }, expected: world.numbers.show(value as Numeric, context.naming) };
    }
  }
}

/**
 * A bound was overstepped, and whoever drew it up was mistaken, or did not think of it: one thing that the receiver knows, and
 * one that the rule at the sender speaks of, are forgotten.
 */
function* unbounded(context: Context, world: World, at: number, attempt: Outcome): Generator<Candidate> {
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
      yield { world: outcome.world, cost: countErrors(attempt.faults), outcome };
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

/** The next statement belongs before this one. */
function* exchanged(context: Context, world: World, at: number): Generator<Candidate> {
  const [here, next] = [context.statements[at], context.statements[at + 1]];
  if (!here || !next || next.damaged || (next.kind !== 'message' && next.kind !== 'event' && next.kind !== 'arrival')) return;
  const first = step(context, world, at + 1, next);
  if (countErrors(first.faults) > 0) return;
  for (const found of clean(context, first.world, at, here)) {
    const done = first.happening ? { at: at + 1, happening: first.happening } : { at: at + 1 };
    yield { ...found, world: { ...found.world, done } };
  }
}

/** The statement, put another way, if it then is without fault. */
function* clean(context: Context, world: World, at: number, meant: Statement): Generator<Candidate> {
  context.budget.left--;
  const outcome = step(context, world, at, meant);
  if (countErrors(outcome.faults) === 0) yield { world: outcome.world, cost: 1, outcome };
}

/** A number was mistyped once, and everything after builds on it: by itself, or with the other side's numbers that repeat it. */
function* shifted(context: Context, world: World, at: number, attempt: Outcome): Generator<Candidate> {
  const statement = context.statements[at];
  if (!statement) return;
  for (const { shift } of attempt.faults) {
    if (!shift) continue;
    for (const shifts of companions(context, world, shift))
      yield* clean(context, { ...world, shifts: [...world.shifts, ...shifts] }, at, statement);
  }
}

function companions(context: Context, world: World, shift: Shift): Shift[][] {
  const others = world.hosts.filter((h) => h.name !== shift.host);
  const serial = context.program.fields.flatMap((f, i) => (f.type.kind === 'serial' && i !== shift.field ? [i] : []));
  return [[shift], ...others.flatMap((h) => serial.map((field) => [shift, { host: h.name, field, by: shift.by }]))];
}

/** The same message with one name more, less or other, or the other way round. */
function* variants(context: Context, world: World, statement: Statement): Generator<Message> {
  if (statement.kind !== 'message') return;
  yield { ...statement, from: statement.to, to: statement.from };
  const { flags } = context.program.machine;
  const written = new Set(statement.names.map((n) => n.text));
  for (const flag of flags) yield named(statement, written.has(flag) ? [...written].filter((n) => n !== flag) : [...written, flag]);
  if (flags.length > 0) return;
  const sender = world.hosts.find((h) => h.name === statement.from.text);
  if (sender) for (const p of propose(context, world, sender, statement.to.text)) yield named(statement, p.shown.names);
}

const named = (message: Message, names: Iterable<string>): Message => ({
  ...message,
  blank: false,
  names: [...names].map((text) => ({ text, span: message.namesSpan })),
});

/** What asking a host for all that it may send costs, in statements. */
const proposalCost = 8;

/** With very many hosts only a few can be asked what they would have done. */
const hostsAsked = 4;

/** The worlds after one more message or event, of the hosts that the statement speaks of first. */
function insertions(context: Context, world: World, at: number, ends?: Message): World[] {
  const options = [at, at - 1].map((i) => optionsOf(context, context.statements[i])).filter((fields) => fields.length > 0);
  const asked = hostsNear(world, context.statements[at]);
  return asked.flatMap((host) => {
    if (ends && ends.from.text !== host.name) return [];
    const others = asked.filter((other) => other !== host && (!ends || ends.to.text === other.name));
    const sent = others.flatMap((other) => sendings(context, world, at, host.name, other.name, options));
    const events = ends ? [] : [...stateOf(context.program, host).on.keys()];
    return [...sent, ...events.flatMap((event) => eventWorlds(context, world, at, host.name, event))];
  });
}

function hostsNear(world: World, statement: Statement | undefined): readonly HostState[] {
  if (world.hosts.length <= hostsAsked) return world.hosts;
  const named =
    statement?.kind === 'message' ? [statement.from.text, statement.to.text] : statement?.kind === 'event' ? [statement.host.text] : [];
  const first = world.hosts.filter((h) => named.includes(h.name));
  return [...first, ...world.hosts.filter((h) => !first.includes(h))].slice(0, hostsAsked);
}

const nowhere = { start: 0, end: 0 };
const word = (text: string) => ({ text, span: nowhere });

/** Fields that no rule demands are most likely the same on a message that was left out: windows, options. */
function optionsOf({ program }: Context, statement: Statement | undefined): Message['fields'] {
  if (statement?.kind !== 'message') return [];
  return statement.fields.filter((f) => {
    const field = program.fields[program.fieldIndex.get(f.name.text) ?? -1];
    return field !== undefined && field.type.kind === 'int' && field.initial === undefined;
  });
}

function sendings(context: Context, world: World, at: number, from: string, to: string, options: readonly Message['fields'][]): World[] {
  const host = world.hosts.find((h) => h.name === from);
  if (!host) return [];
  context.budget.left -= proposalCost;
  return propose(context, world, host, to).flatMap(({ shown }) => {
    const ends = { from: word(from), to: word(to), names: shown.names.map(word), namesSpan: nowhere };
    const message: Message = {
      kind: 'message',
      span: nowhere,
      ...ends,
      fate: 'delivered',
      stray: false,
      blank: false,
      fields: [],
      label: '',
    };
    const meant = [message, ...options.map((fields) => ({ ...message, fields }))];
    return meant.flatMap((m) => worldAfter(context, world, at, m));
  });
}

function worldAfter(context: Context, world: World, at: number, statement: Statement): World[] {
  context.budget.left--;
  const outcome = step(context, world, at, statement);
  return countErrors(outcome.faults) === 0 ? [outcome.world] : [];
}

const eventWorlds = (context: Context, world: World, at: number, host: string, event: string): World[] =>
  worldAfter(context, world, at, { kind: 'event', span: nowhere, host: word(host), event: word(event), fields: [], label: '' });

/** One of the last statements was the mistake: it slipped in, was meant otherwise, or one before it was left out. */
function* earlier(context: Context, at: number): Generator<Candidate> {
  let found = 0;
  for (let j = at - 1; j >= 0 && found < back; j--) {
    const statement = context.statements[j];
    const world = context.history[j];
    if (!statement || !world || (statement.kind !== 'message' && statement.kind !== 'event' && statement.kind !== 'arrival')) continue;
    found++;
    yield* replayed(context, world, j + 1, at);
    for (const meant of variants(context, world, statement)) {
      const outcome = step(context, world, j, meant);
      if (countErrors(outcome.faults) === 0) yield* replayed(context, outcome.world, j + 1, at);
    }
    for (const inserted of insertions(context, world, j)) yield* replayed(context, inserted, j, at);
  }
}

/** From a world on, through the statement that failed, if all goes well now. */
function* replayed(context: Context, world: World, from: number, at: number): Generator<Candidate> {
  let [now, outcome] = [world, undefined as Outcome | undefined];
  for (let i = from; i <= at; i++) {
    context.budget.left--;
    outcome = step(context, now, i);
    if (countErrors(outcome.faults) > 0) return;
    now = outcome.world;
  }
  yield { world: now, cost: 1, ...(outcome && { outcome }) };
}
