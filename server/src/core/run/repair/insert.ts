/** Ways on in which one more message or event happened before a statement. */
import type { LocalEvent, Message, Statement } from '../../exchange/exchange.js';
import { isGivenName } from '../../exchange/schedule.js';
import { arrivalFor, eventFor, messageFor, unwrittenName } from '../../exchange/unwritten.js';
import { nowhere } from '../../span.js';
import { type Context, countErrors } from '../context.js';
import { FAR, MOST_HOSTS } from '../search/limits.js';
import { propose } from '../search/propose.js';
import { stateOf } from '../step/engine.js';
import { step } from '../step/step.js';
import type { HostState, StatementEffect, World } from '../world.js';
import { asLiteralsAsk, flagsTurned } from './guarded.js';

/** What asking a host for all that it may send costs, in statements. */
const proposalCost = 8;

/** A statement that nobody wrote, and the world after it. */
export interface Inserted {
  readonly world: World;
  readonly statement: Statement;
  readonly did?: StatementEffect;
  /** A call asks for it that the author has written. */
  readonly isCalledFor?: boolean;
  /** Its sender owes it. */
  readonly isOwed?: boolean;
}

/** One more message or event, of the hosts that the statement speaks of first. */
export function* insertions(context: Context, world: World, at: number, ends?: Message): Generator<Inserted> {
  const options = [at, at - 1].map((i) => optionsOf(context, context.statements[i])).filter((fields) => fields.length > 0);
  const asked = hostsNear(world, context.statements[at]);
  if (!ends) yield* arrivalsInstead(context, world, at);
  yield* sentAgain(context, world, at, ends);
  for (const host of asked) {
    if (ends && ends.from.text !== host.name) continue;
    for (const other of asked)
      if (other !== host && (!ends || ends.to.text === other.name))
        yield* sendings({ context, world, at, options }, host, other.name, ends?.fate);
    if (!ends)
      for (const event of stateOf(context.program, host).on.keys()) yield* inserted(context, world, at, eventFor(host.name, event));
  }
}

/** The arrival of one of the segments on their way. */
export function* arrivalsInstead(context: Context, world: World, at: number): Generator<Inserted> {
  for (const name of onTheWay(context, world, at)) yield* inserted(context, world, at, arrivalFor(name));
}

/** Another event at the same host. */
export function* eventsInstead(context: Context, world: World, at: number, { host }: LocalEvent): Generator<Inserted> {
  const own = world.hosts.find((h) => h.name === host.text);
  if (own) for (const event of stateOf(context.program, own).on.keys()) yield* inserted(context, world, at, eventFor(own.name, event));
}

/** One of the messages that the network lost, sent again. */
export function* sentAgain(context: Context, world: World, at: number, ends?: Message): Generator<Inserted> {
  for (const message of lostBefore(context, at, ends)) yield* inserted(context, world, at, message);
}

/** Messages that the network lost, the last first: they may be sent again. */
function lostBefore({ statements }: Context, at: number, ends?: Message): Message[] {
  return statements
    .slice(Math.max(0, at - FAR), at)
    .flatMap((s) => (s.kind === 'message' && s.fate === 'lost' && !s.damaged ? [s] : []))
    .filter((s) => !ends || (ends.from.text === s.from.text && ends.to.text === s.to.text))
    .slice(-2)
    .reverse()
    .map(({ segment: _, ...s }) => ({ ...s, fate: ends?.fate === 'lost' ? 'lost' : 'delivered' }));
}

/** Segments that arrive soon, though no line sends them. */
export function neverSent({ statements, roster }: Context, world: World, at: number): string[] {
  const arriving = statements.slice(at, at + FAR).flatMap((s) => (s.kind === 'arrival' ? [s.segment.text] : []));
  const known = (name: string) => roster.keys.has(name) || (world.supposed?.some((f) => f.name === name) ?? false);
  return [...new Set(arriving)].filter((name) => !known(name)).slice(0, 2);
}

/** Segments that are still on their way, the last sent first. */
function onTheWay(context: Context, world: World, at: number): string[] {
  const sent = context.statements
    .slice(Math.max(0, at - FAR), at)
    .flatMap((s) => (s.kind === 'message' && s.segment ? [s.segment.text] : []));
  return [...new Set(sent)]
    .filter(isGivenName)
    .filter((name) => (context.roster.keys.get(name) ?? []).some((key) => world.flights.get(key)?.arrivals === 0))
    .slice(-4)
    .reverse();
}

function hostsNear(world: World, statement: Statement | undefined): readonly HostState[] {
  if (world.hosts.length <= MOST_HOSTS) return world.hosts;
  const named =
    statement?.kind === 'message' ? [statement.from.text, statement.to.text] : statement?.kind === 'event' ? [statement.host.text] : [];
  const first = world.hosts.filter((h) => named.includes(h.name));
  return [...first, ...world.hosts.filter((h) => !first.includes(h))].slice(0, MOST_HOSTS);
}

/** Fields that no rule demands are most likely the same on a message that was left out: windows, options. */
function optionsOf({ program }: Context, statement: Statement | undefined): Message['fields'] {
  if (statement?.kind !== 'message') return [];
  return statement.fields.filter((f) => {
    const field = program.fields[program.fieldIndex.get(f.name.text) ?? -1];
    return field !== undefined && field.type.kind === 'int' && field.initial === undefined;
  });
}

interface Asking {
  readonly context: Context;
  readonly world: World;
  readonly at: number;
  readonly options: readonly Message['fields'][];
}

function* sendings({ context, world, at, options }: Asking, host: HostState, to: string, fate?: Message['fate']): Generator<Inserted> {
  context.budget.left -= proposalCost;
  const unsent = neverSent(context, world, at);
  const calls = host.owed.filter(({ call }) => call !== undefined);
  for (const { segment: asked, shown } of propose(context, world, host, to)) {
    const message = messageFor(host.name, to, shown.names);
    const filled = shown.fields.map(([name]) => name);
    const meant = [
      message,
      ...asLiteralsAsk(context, world, message),
      ...flagsTurned(context, message),
      ...options.map((fields) => ({ ...message, fields })),
      ...withUnknowns(context, message),
      ...likeNeighbours(context, message, at, filled),
    ];
    // one that the network lost may have been left out as well; one on its way is as good as there
    const lost = meant.map((m) => ({ ...m, fate: 'lost' as const }));
    const named = unsent.flatMap((name) => meant.map((m) => ({ ...m, fate: 'in-flight' as const, segment: unwrittenName(name) })));
    const all =
      fate === 'lost' ? lost : fate === undefined ? [...meant, ...lost, ...named] : fate === 'in-flight' ? [...named, ...meant] : meant;
    const isCalledFor = calls.some(({ segment }) => segment.flags === asked.flags && segment.kind === asked.kind);
    for (const each of all)
      for (const found of inserted(context, world, at, each))
        yield { ...found, ...(isCalledFor && { isCalledFor }), ...(shown.owed && { isOwed: true }) };
  }
}

/**
 * With all the fields that the line after it has. What only its sender knows may be what that line says, as an echo of it; else
 * nothing is known of it.
 */
function likeNeighbours({ program, statements }: Context, message: Message, at: number, filled: readonly string[]): Message[] {
  const next = statements[at];
  if (next?.kind !== 'message') return [];
  const fieldOf = ({ name }: Message['fields'][number]) => program.fields[program.fieldIndex.get(name.text) ?? -1];
  const known = next.fields.filter((field) => !filled.includes(field.name.text) && fieldOf(field)?.initial === undefined);
  const own = known.filter((field) => fieldOf(field)?.type.kind === 'serial');
  const others = known.map((field) => (own.includes(field) ? unknown(field) : field));
  const echoed = own.flatMap((field) => own.map(({ value }) => others.map((f) => (f.name === field.name ? { ...f, value } : f))));
  if (own.length === 0) return [];
  const bases = [message, ...withUnknowns({ program }, message)];
  return bases.flatMap((base) =>
    [others, ...echoed].map((fields) => {
      const more = base.fields.filter(({ name }) => !fields.some((field) => field.name.text === name.text));
      return { ...base, fields: [...more, ...fields] };
    }),
  );
}

const unknown = (field: Message['fields'][number]): Message['fields'][number] => ({ ...field, value: { kind: 'blank', span: nowhere } });

/** With a blank in each field that would be nothing if it were left out: how much was sent is learned from what comes after. */
function withUnknowns({ program }: Pick<Context, 'program'>, message: Message): Message[] {
  return program.fields.flatMap((field, i) =>
    program.defaults[i] === 0 && field.type.kind === 'int'
      ? [{ ...message, fields: [{ name: unwrittenName(field.name), value: { kind: 'blank' as const, span: nowhere }, span: nowhere }] }]
      : [],
  );
}

/** The same to the other hosts of its receiver's role, too: all that one line with several receivers sends. */
export function* toOthersToo(context: Context, at: number, { world, statement }: Inserted): Generator<Inserted> {
  if (statement.kind !== 'message' || statement.fate !== 'delivered' || world.hosts.length < 3) return;
  const receiver = world.hosts.find(({ name }) => name === statement.to.text);
  const others = world.hosts.filter(
    ({ name, role }) => role === receiver?.role && name !== statement.to.text && name !== statement.from.text,
  );
  let now = world;
  for (const { name } of others.slice(0, MOST_HOSTS))
    for (const found of inserted(context, now, at, { ...statement, to: unwrittenName(name) })) {
      now = found.world;
      yield found;
    }
}

function* inserted(context: Context, world: World, at: number, statement: Statement): Generator<Inserted> {
  context.budget.left--;
  const { faults, world: after, happening } = step(context, world, at, statement);
  if (countErrors(faults) > 0) return;
  yield { world: statement.kind === 'message' ? supposing(after, world, at) : after, statement, ...(happening && { did: happening }) };
}

/** What nobody wrote has no line of its own: a segment that it sends on its way is kept aside. */
export function supposing(after: World, before: World, at: number): World {
  const flight = after.flights.get(at);
  if (!flight || after.flights === before.flights) return after;
  return { ...after, flights: before.flights, supposed: [...(before.supposed ?? []), { ...flight, sentAt: -1 }] };
}
