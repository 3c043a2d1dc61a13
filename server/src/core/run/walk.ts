/**
 * Runs an exchange statement by statement, up to its first mistake, for trying out what may have happened. Worlds are
 * kept, so that another exchange which begins alike can be taken up where it differs.
 */
import type { Exchange } from '../exchange/exchange.js';
import type { Machine } from '../machine/machine.js';
import { Trie } from '../value/trie.js';
import { granted } from './budget.js';
import { type Context, countErrors, type Fault } from './context.js';
import { programOf } from './program/compile.js';
import { contextOf } from './setting.js';
import { beginning } from './start.js';
import { stepAsFollows, stepWell } from './step-well.js';
import type { World } from './world.js';

export interface Mistake {
  /** Index of the statement. */
  readonly at: number;
  readonly faults: readonly Fault[];
}

export interface Walked {
  /** The world after each statement that was right. */
  readonly worlds: readonly World[];
  readonly mistake: Mistake | undefined;
}

export class Walker {
  readonly #context: Context;

  constructor(exchange: Exchange, machine: Machine) {
    this.#context = contextOf(exchange, programOf(machine), [], {});
  }

  /** The world before the first statement; all hosts have to be declared. */
  start(): World {
    return beginning(this.#context, undefined, () => 0).world;
  }

  /** From the world before statement `from` on, to the first mistake. */
  walk(world: World, from: number): Walked {
    const worlds: World[] = [];
    let now = world;
    for (let at = from; at < this.#context.statements.length; at++) {
      const here = now;
      const outcome = granted(this.#context.budget, at, () => stepAsFollows(this.#context, here, at)).found;
      if (countErrors(outcome.faults) > 0) return { worlds, mistake: { at, faults: outcome.faults } };
      now = outcome.world;
      worlds.push(now);
    }
    return { worlds, mistake: undefined };
  }

  /** The world after a statement with a mistake, taken as it was most likely meant; `worlds` are those before all statements up to it. */
  carryOn(worlds: readonly World[], at: number): World | undefined {
    const world = worlds[at];
    if (world === undefined) return undefined;
    this.#context.history.length = 0;
    for (const each of worlds.slice(0, at + 1)) this.#context.history.push(each);
    return stepWell(this.#context, world, at).outcome.world;
  }
}

/** The same world, in which the segments that the statements `sent` have sent were sent by the first ones: for an exchange that begins with these. */
export function takenOn(world: World, sent: readonly number[]): World {
  let flights: World['flights'] = Trie.empty();
  sent.forEach((key, i) => {
    const flight = world.flights.get(key);
    if (flight) flights = flights.set(i, { ...flight, sentAt: i });
  });
  const hosts = world.hosts.map((host) => ({ ...host, owed: host.owed.map(({ cause: _, call: __, ...owed }) => owed) }));
  return { ...world, flights, hosts };
}
