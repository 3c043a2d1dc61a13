/** What if one more message or event had happened before a statement? */
import type { LocalEvent, Message, Statement } from '../../exchange/exchange.js';
import { isGivenName } from '../../exchange/schedule.js';
import { arrivalFor, eventFor, messageFor, unwrittenName } from '../../exchange/unwritten.js';
import { nowhere } from '../../span.js';
import { type Context, countErrors } from '../context.js';
import { propose } from '../search/propose.js';
import { stateOf } from '../step/engine.js';
import { step } from '../step/step.js';
import type { HostState, World } from '../world.js';

/** What asking a host for all that it may send costs, in statements. */
const proposalCost = 8;

/** With very many hosts only a few can be asked what they would have done. */
const hostsAsked = 4;

/** The worlds after one more message or event, of the hosts that the statement speaks of first. */
export function insertions(context: Context, world: World, at: number, ends?: Message): World[] {
  const options = [at, at - 1].map((i) => optionsOf(context, context.statements[i])).filter((fields) => fields.length > 0);
  const asked = hostsNear(world, context.statements[at]);
  const arrived = ends ? [] : arrivalsInstead(context, world, at);
  const again = sentAgain(context, world, at, ends);
  const happened = asked.flatMap((host) => {
    if (ends && ends.from.text !== host.name) return [];
    const others = asked.filter((other) => other !== host && (!ends || ends.to.text === other.name));
    const sent = others.flatMap((other) => sendings(context, world, at, host.name, other.name, options, ends?.fate));
    const events = ends ? [] : [...stateOf(context.program, host).on.keys()];
    return [...sent, ...events.flatMap((event) => eventWorlds(context, world, at, host.name, event))];
  });
  return [...arrived, ...again, ...happened];
}

/** The worlds after the arrival of one of the segments on their way. */
export const arrivalsInstead = (context: Context, world: World, at: number): World[] =>
  onTheWay(context, world, at).flatMap((name) => worldAfter(context, world, at, arrivalFor(name)));

/** The worlds after another event at the same host. */
export function eventsInstead(context: Context, world: World, at: number, { host }: LocalEvent): World[] {
  const own = world.hosts.find((h) => h.name === host.text);
  return own ? [...stateOf(context.program, own).on.keys()].flatMap((event) => eventWorlds(context, world, at, own.name, event)) : [];
}

/** The worlds after one of the messages that the network lost, sent again. */
export const sentAgain = (context: Context, world: World, at: number, ends?: Message): World[] =>
  lostBefore(context, at, ends).flatMap((message) => worldAfter(context, world, at, message));

/** Messages that the network lost, the last first: they may be sent again. */
function lostBefore({ statements }: Context, at: number, ends?: Message): Message[] {
  return statements
    .slice(Math.max(0, at - 60), at)
    .flatMap((s) => (s.kind === 'message' && s.fate === 'lost' && !s.damaged ? [s] : []))
    .filter((s) => !ends || (ends.from.text === s.from.text && ends.to.text === s.to.text))
    .slice(-2)
    .reverse()
    .map(({ segment: _, ...s }) => ({ ...s, fate: ends?.fate === 'lost' ? 'lost' : 'delivered' }));
}

/** Segments that arrive soon, though no line sends them. */
export function neverSent({ statements, roster }: Context, world: World, at: number): string[] {
  const arriving = statements.slice(at, at + 60).flatMap((s) => (s.kind === 'arrival' ? [s.segment.text] : []));
  const known = (name: string) => roster.keys.has(name) || (world.supposed?.some((f) => f.name === name) ?? false);
  return [...new Set(arriving)].filter((name) => !known(name)).slice(0, 2);
}

/** Segments that are still on their way, the last sent first. */
function onTheWay(context: Context, world: World, at: number): string[] {
  const sent = context.statements
    .slice(Math.max(0, at - 60), at)
    .flatMap((s) => (s.kind === 'message' && s.segment ? [s.segment.text] : []));
  return [...new Set(sent)]
    .filter(isGivenName)
    .filter((name) => (context.roster.keys.get(name) ?? []).some((key) => world.flights.get(key)?.arrivals === 0))
    .slice(-4)
    .reverse();
}

function hostsNear(world: World, statement: Statement | undefined): readonly HostState[] {
  if (world.hosts.length <= hostsAsked) return world.hosts;
  const named =
    statement?.kind === 'message' ? [statement.from.text, statement.to.text] : statement?.kind === 'event' ? [statement.host.text] : [];
  const first = world.hosts.filter((h) => named.includes(h.name));
  return [...first, ...world.hosts.filter((h) => !first.includes(h))].slice(0, hostsAsked);
}

/** Fields that no rule demands are most likely the same on a message that was left out: windows, options. */
function optionsOf({ program }: Context, statement: Statement | undefined): Message['fields'] {
  if (statement?.kind !== 'message') return [];
  return statement.fields.filter((f) => {
    const field = program.fields[program.fieldIndex.get(f.name.text) ?? -1];
    return field !== undefined && field.type.kind === 'int' && field.initial === undefined;
  });
}

function sendings(
  context: Context,
  world: World,
  at: number,
  from: string,
  to: string,
  options: readonly Message['fields'][],
  fate?: Message['fate'],
): World[] {
  const host = world.hosts.find((h) => h.name === from);
  if (!host) return [];
  context.budget.left -= proposalCost;
  const unsent = neverSent(context, world, at);
  return propose(context, world, host, to).flatMap(({ shown }) => {
    const message = messageFor(from, to, shown.names);
    const meant = [message, ...options.map((fields) => ({ ...message, fields })), ...withUnknowns(context, message)];
    // one that the network lost may have been left out as well; one on its way is as good as there
    const lost = meant.map((m) => ({ ...m, fate: 'lost' as const }));
    const named = unsent.flatMap((name) => meant.map((m) => ({ ...m, fate: 'in-flight' as const, segment: unwrittenName(name) })));
    const all =
      fate === 'lost' ? lost : fate === undefined ? [...meant, ...lost, ...named] : fate === 'in-flight' ? [...named, ...meant] : meant;
    return all.flatMap((m) => worldAfter(context, world, at, m));
  });
}

/** With a blank in each field that would be nothing if it were left out: how much was sent is learned from what comes after. */
function withUnknowns({ program }: Context, message: Message): Message[] {
  return program.fields.flatMap((field, i) =>
    program.defaults[i] === 0 && field.type.kind === 'int'
      ? [{ ...message, fields: [{ name: unwrittenName(field.name), value: { kind: 'blank' as const, span: nowhere }, span: nowhere }] }]
      : [],
  );
}

function worldAfter(context: Context, world: World, at: number, statement: Statement): World[] {
  context.budget.left--;
  const outcome = step(context, world, at, statement);
  return countErrors(outcome.faults) === 0 ? [statement.kind === 'message' ? supposing(outcome.world, world, at) : outcome.world] : [];
}

/** What nobody wrote has no line of its own: a segment that it sends on its way is kept aside. */
export function supposing(after: World, before: World, at: number): World {
  const flight = after.flights.get(at);
  if (!flight || after.flights === before.flights) return after;
  return { ...after, flights: before.flights, supposed: [...(before.supposed ?? []), { ...flight, sentAt: -1 }] };
}

const eventWorlds = (context: Context, world: World, at: number, host: string, event: string): World[] =>
  worldAfter(context, world, at, eventFor(host, event));
