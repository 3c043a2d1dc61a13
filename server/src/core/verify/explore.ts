/** All that can happen to some hosts within bounds, nearest first: each situation once, as a row of small integers. */
import type { Context } from '../run/context.js';
import type { HostState, World } from '../run/world.js';
import { Hosts } from './hosts.js';
import { Interned } from './interned.js';
import { Store } from './store.js';

export interface Call {
  readonly host: string;
  readonly event: string;
  readonly most: number;
}

export interface Bounds {
  readonly calls: readonly Call[];
  readonly losses: number;
  readonly copies: number;
  /** Segments that are on their way at once, in each direction. */
  readonly holds: number;
  /** Situations that are looked at. */
  readonly states: number;
  readonly isCancelled?: () => boolean;
}

export interface Explored {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** All that can be reached within the bounds was looked at. */
  readonly complete: boolean;
  readonly bytes: number;
  /** How often the rules were run: all other steps were remembered. */
  readonly steps: number;
  /** States of the hosts where nothing can happen any more. */
  readonly ends: readonly (readonly string[])[];
  readonly unexpected: number;
}

/** @param world whose numbers are all known */
export const explore = (context: Context, world: World, bounds: Bounds): Explored => new Explorer(context, world, bounds).run();

interface Direction {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** A row: the hosts, the directions, losses and copies that are left, and how often each call may still be made. */
class Explorer {
  private readonly hosts: Hosts;
  private readonly channels = new Interned<readonly number[]>((list) => list.join(' '));
  private readonly names: readonly string[];
  private readonly directions: readonly Direction[];
  private readonly timers: readonly string[];
  private readonly losses: number;
  private readonly store: Store;
  private unexpected = 0;

  constructor(
    private readonly context: Context,
    private readonly world: World,
    private readonly bounds: Bounds,
  ) {
    this.hosts = new Hosts(context);
    this.names = world.hosts.map(({ name }) => name);
    const count = this.names.length;
    const pairs = this.names.flatMap((_, from) => this.names.flatMap((__, to) => (from === to ? [] : [{ from, to }])));
    this.directions = pairs.map((pair, at) => ({ ...pair, slot: count + at }));
    this.losses = count + pairs.length;
    this.timers = context.program.machine.events.filter(({ timer }) => timer).map(({ name }) => name);
    this.store = new Store(this.losses + 2 + bounds.calls.length);
  }

  run(): Explored {
    const { bounds, store } = this;
    const ends = new Map<string, readonly string[]>();
    store.add(this.start(), -1);
    let [transitions, depth, layer, at] = [0, 0, 1, 0];
    for (; at < store.size && store.size <= bounds.states && bounds.isCancelled?.() !== true; at++) {
      if (at === layer) [depth, layer] = [depth + 1, store.size];
      const before = transitions;
      for (const next of this.next(store.row(at).slice())) {
        transitions++;
        store.add(next, at);
      }
      if (transitions === before) this.end(store.row(at), ends);
    }
    const { steps } = this.hosts;
    const { unexpected } = this;
    return {
      states: store.size,
      transitions,
      depth,
      complete: at === store.size,
      bytes: store.bytes,
      steps,
      ends: [...ends.values()],
      unexpected,
    };
  }

  private end(row: Int32Array, ends: Map<string, readonly string[]>): void {
    const states = this.names.map((_, host) => this.stateName(this.hosts.states.at(row[host] ?? 0)));
    ends.set(states.join(' '), states);
  }

  private stateName({ role, state }: HostState): string {
    return this.context.program.roles[role]?.states[state]?.state.name ?? '';
  }

  private start(): Int32Array {
    const nothing = this.channels.id([]);
    const { losses, copies, calls } = this.bounds;
    const hosts = this.world.hosts.map((host) => this.hosts.id(host));
    return Int32Array.from([...hosts, ...this.directions.map(() => nothing), losses, copies, ...calls.map(({ most }) => most)]);
  }

  private *next(row: Int32Array): Generator<Int32Array> {
    yield* this.calls(row);
    yield* this.sends(row);
    yield* this.arrivals(row);
    if (this.isQuiet(row)) yield* this.timeouts(row);
  }

  private *calls(row: Int32Array): Generator<Int32Array> {
    for (const [at, { host, event }] of this.bounds.calls.entries()) {
      const slot = this.losses + 2 + at;
      if ((row[slot] ?? 0) > 0) yield* this.event(row, this.names.indexOf(host), event, slot);
    }
  }

  private *timeouts(row: Int32Array): Generator<Int32Array> {
    for (const host of this.names.keys()) for (const timer of this.timers) yield* this.event(row, host, timer, -1);
  }

  private *event(row: Int32Array, host: number, event: string, slot: number): Generator<Int32Array> {
    const peer = this.names.length === 2 ? (this.names[1 - host] ?? '') : '';
    const after = this.hosts.event(row[host] ?? 0, event, peer);
    if (after < 0) return;
    yield changed(
      row,
      slot < 0
        ? [[host, after]]
        : [
            [host, after],
            [slot, (row[slot] ?? 0) - 1],
          ],
    );
  }

  private *sends(row: Int32Array): Generator<Int32Array> {
    for (const { from, to, slot } of this.directions) {
      const waiting = this.channels.at(row[slot] ?? 0);
      if (waiting.length >= this.bounds.holds) continue;
      for (const { segment, host } of this.hosts.sends(row[from] ?? 0, this.names[to] ?? ''))
        yield changed(row, [
          [from, host],
          [slot, this.channels.id([...waiting, segment])],
        ]);
    }
  }

  private *arrivals(row: Int32Array): Generator<Int32Array> {
    for (const { from, to, slot } of this.directions) {
      const [segment, ...rest] = this.channels.at(row[slot] ?? 0);
      if (segment === undefined) continue;
      const got = this.hosts.deliver(row[to] ?? 0, segment, this.names[from] ?? '');
      if (!got.row) this.unexpected++;
      const without = this.channels.id(rest);
      yield changed(row, [
        [to, got.host],
        [slot, without],
      ]);
      const [losses = 0, copies = 0] = row.subarray(this.losses);
      if (losses > 0)
        yield changed(row, [
          [slot, without],
          [this.losses, losses - 1],
        ]);
      if (copies > 0 && rest.length + 1 < this.bounds.holds)
        yield changed(row, [
          [slot, this.channels.id([segment, ...rest, segment])],
          [this.losses + 1, copies - 1],
        ]);
    }
  }

  /** Nothing is on its way, and nobody can send what they owe. */
  private isQuiet(row: Int32Array): boolean {
    return this.directions.every(
      ({ from, to, slot }) =>
        this.channels.at(row[slot] ?? 0).length === 0 && this.hosts.sends(row[from] ?? 0, this.names[to] ?? '').length === 0,
    );
  }
}

function changed(row: Int32Array, changes: readonly (readonly [slot: number, value: number])[]): Int32Array {
  const next = row.slice();
  for (const [slot, value] of changes) next[slot] = value;
  return next;
}
