/** All that can happen now, for somebody who plays both hosts and the network: the moves of a world, and what a network may do. */
import type { Message } from '../../exchange/exchange.js';
import { isGivenName } from '../../exchange/schedule.js';
import { arrivalFor, unwrittenName } from '../../exchange/unwritten.js';
import { nowhere } from '../../span.js';
import type { Context } from '../context.js';
import type { Run } from '../run.js';
import type { InFlight, StatementEffect, World } from '../world.js';
import { type Move, movesOf, onTheWay, tried } from './moves.js';

export interface PlayableMove extends Pick<Move, 'dropped' | 'world'> {
  readonly kind: Move['kind'] | 'delay' | 'copy';
  readonly owed?: boolean;
  /** Comes below what is written. */
  readonly added?: Move['statement'];
  /** The statement with this index is written otherwise. */
  readonly rewritten?: { readonly at: number; readonly message: Message };
  /** Nothing happens at a host where something is lost on its way. */
  readonly happening?: StatementEffect;
}

/** What hosts can do comes first, then what the network can do: deliver, lose, delay, deliver once more. */
export function playable(run: Run): readonly PlayableMove[] {
  const { context, end } = run;
  const moves = movesOf(context, end, { losses: true }).map(({ statement, ...move }): PlayableMove => ({ ...move, added: statement }));
  const isOfHost = ({ kind }: PlayableMove): boolean => kind === 'message' || kind === 'call' || kind === 'timer';
  return [
    ...moves.filter(isOfHost),
    ...moves.filter(({ kind }) => kind === 'arrival'),
    ...lostOnTheWay(context, end),
    ...moves.filter(({ kind }) => kind === 'loss'),
    ...moves.flatMap((move) => delayed(context, move)),
    ...copies(run),
  ];
}

/** As a loss, but it can still arrive: so it gets a name. */
function delayed(context: Context, move: PlayableMove): readonly PlayableMove[] {
  const { kind, added, happening } = move;
  if (kind !== 'loss' || added?.kind !== 'message' || happening === undefined) return [];
  const segment = unwrittenName(freeName(context));
  const late: Message = { ...added, fate: 'in-flight', segment };
  return [{ ...move, kind: 'delay', added: late, happening: { ...happening, fate: 'in-flight', name: segment.text } }];
}

function lostOnTheWay(context: Context, world: World): readonly PlayableMove[] {
  return onTheWay(context, world).flatMap((name) =>
    (context.roster.keys.get(name) ?? []).flatMap((at): readonly PlayableMove[] => {
      const message = context.statements[at];
      const flight = world.flights.get(at);
      if (message?.kind !== 'message' || flight === undefined || message.also !== undefined || message.isCopy) return [];
      const { segment: _, ...rest } = message;
      const lost: World = { ...world, flights: world.flights.set(at, { ...flight, fate: 'lost' }) };
      return [{ kind: 'loss', rewritten: { at, message: { ...rest, fate: 'lost' } }, world: lost }];
    }),
  );
}

/** What has arrived arrives once more. */
function copies(run: Run): readonly PlayableMove[] {
  return run.done.flatMap(({ happening }): readonly PlayableMove[] => {
    const { kind, statement: at, fate, stray } = happening;
    const message = run.context.statements[at];
    if (kind !== 'message' || fate === 'lost' || stray || message?.kind !== 'message' || message.also || message.isCopy) return [];
    const flight = run.end.flights.get(at) ?? arrived(run.context, happening);
    if (flight === undefined || (flight.fate === 'in-flight' && flight.arrivals === 0) || !isGivenName(flight.name)) return [];
    const isNamed = message.segment !== undefined;
    const { roster } = run.context;
    const context = isNamed ? run.context : { ...run.context, roster: { ...roster, keys: new Map([...roster.keys, [flight.name, [at]]]) } };
    const world = isNamed ? run.end : { ...run.end, flights: run.end.flights.set(at, flight) };
    const move = { kind: 'arrival' as const, statement: arrivalFor(flight.name), owed: false };
    return tried(context, world, move, {}).map(({ statement, ...found }) => ({
      ...found,
      kind: 'copy',
      added: statement,
      ...(!isNamed && { rewritten: { at, message: { ...message, segment: unwrittenName(flight.name) } } }),
    }));
  });
}

/** A message without a name, as if it had one. */
const arrived = (context: Context, { segment, from, to, label, statement }: StatementEffect): InFlight | undefined =>
  statement < 0
    ? undefined
    : { name: freeName(context), segment, from, to, label, fate: 'delivered', arrivals: 1, sentAt: statement, nameSpan: nowhere };

/** `m1`, or the first one after it that nothing is called by. */
function freeName({ roster, statements }: Context): string {
  const hosts = new Set(statements.flatMap((each) => (each.kind === 'host' ? [each.name.text] : [])));
  for (let count = 1; ; count++) {
    const name = `m${count}`;
    if (!roster.keys.has(name) && !roster.damaged.has(name) && !hosts.has(name)) return name;
  }
}
