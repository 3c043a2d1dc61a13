/** The moves of a world: all that can happen next without a mistake. */
import type { Arrival, LocalEvent, Message } from '../../exchange/exchange.js';
import { isGivenName } from '../../exchange/schedule.js';
import { arrivalFor, eventFor, messageFor } from '../../exchange/unwritten.js';
import type { Context } from '../context.js';
import { countErrors } from '../context.js';
import { statesOf } from '../show.js';
import { debtsOf } from '../step/machines.js';
import { step } from '../step/step.js';
import type { HostState, StatementEffect, World } from '../world.js';
import { propose } from './propose.js';

export interface Move {
  readonly kind: 'arrival' | 'message' | 'loss' | 'call' | 'timer';
  /** As somebody would write it; numbers that the machine fills in are left out. */
  readonly statement: Message | LocalEvent | Arrival;
  /** It answers something, or a call wants it. */
  readonly owed: boolean;
  /** Its receiver would drop it, and why. */
  readonly dropped?: string;
  /** What is the case after it. */
  readonly world: World;
  readonly happening: StatementEffect;
}

export interface MovesOptions {
  /** Index of the statement before which the moves stand; the end of the exchange if left out. */
  readonly at?: number;
  /** Each message may also be lost on its way. */
  readonly losses?: boolean;
}

/**
 * All moves of a world: arrivals of named segments on their way, messages that are owed, messages that are allowed, calls, timers,
 * and, if wanted, losses. Each has been run once in this world: those with an error are not among them, those that the receiver
 * would drop are marked.
 *
 * @param context of the run to which the world belongs (`Run.context`)
 */
export function movesOf(context: Context, world: World, options: MovesOptions = {}): readonly Move[] {
  const messages = messagesOf(context, world, options);
  return [
    ...arrivalsOf(context, world, options),
    ...messages.filter(({ owed }) => owed),
    ...messages.filter(({ owed }) => !owed),
    ...eventsOf(context, world, options),
    ...(options.losses === true ? lossesOf(context, world, messages, options) : []),
  ];
}

/** Names of segments that are on their way and have not arrived. */
export const onTheWay = ({ roster }: Context, { flights }: World): readonly string[] =>
  [...roster.keys].flatMap(([name, keys]) => {
    const isThere = keys.map((key) => flights.get(key)).every((flight) => flight?.fate !== 'in-flight' || flight.arrivals > 0);
    return isThere || !isGivenName(name) ? [] : [name];
  });

/**
 * What makes two worlds one to a search: the same states, the same owed, the same on its way; numbers aside.
 */
export const keyOf = (context: Context, world: World): string =>
  JSON.stringify([
    statesOf(context, world),
    onTheWay(context, world),
    world.hosts.map((host) => debtsOf(host).map(({ how, to, segment }) => [how, to, segment.flags, segment.kind])),
  ]);

const arrivalsOf = (context: Context, world: World, options: MovesOptions): readonly Move[] =>
  onTheWay(context, world).flatMap((name) => tried(context, world, { kind: 'arrival', statement: arrivalFor(name), owed: true }, options));

const messagesOf = (context: Context, world: World, options: MovesOptions): readonly Move[] =>
  world.hosts.flatMap((host) => world.hosts.flatMap((peer) => (peer === host ? [] : sendingsOf(context, world, [host, peer], options))));

const sendingsOf = (context: Context, world: World, [host, peer]: readonly [HostState, HostState], options: MovesOptions) =>
  propose(context, world, host, peer.name).flatMap(({ shown }) =>
    tried(context, world, { kind: 'message', statement: messageFor(host.name, peer.name, shown.names), owed: shown.owed }, options),
  );

const eventsOf = (context: Context, world: World, options: MovesOptions): readonly Move[] => {
  const { events } = context.program.machine;
  const all = [...events.filter(({ timer }) => !timer), ...events.filter(({ timer }) => timer)];
  return world.hosts.flatMap(({ name }) =>
    all.flatMap((event) =>
      tried(context, world, { kind: event.timer ? 'timer' : 'call', statement: eventFor(name, event.name), owed: false }, options),
    ),
  );
};

const lossesOf = (context: Context, world: World, messages: readonly Move[], options: MovesOptions): readonly Move[] =>
  messages.flatMap(({ statement, owed }) =>
    statement.kind === 'message' ? tried(context, world, { kind: 'loss', statement: { ...statement, fate: 'lost' }, owed }, options) : [],
  );

/** The move, run once; none if there is an error in it. */
export function tried(
  context: Context,
  world: World,
  move: Pick<Move, 'kind' | 'statement' | 'owed'>,
  { at }: MovesOptions,
): readonly Move[] {
  const { faults, happening, world: after } = step(context, world, at ?? context.statements.length, move.statement);
  if (happening === undefined || countErrors(faults) > 0) return [];
  const { discarded } = happening;
  return [{ ...move, world: after, happening, ...(discarded === undefined ? {} : { dropped: discarded }) }];
}
