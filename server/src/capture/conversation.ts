/** One connection, ready to be told: who is A, what each host is called, and how to find out what happened. */
import type { Machine } from '../core/machine/machine.js';
import { addressText, endpointText } from './address.js';
import type { Captured } from './captured.js';
import { type Connection, segmentsOf, sideOfHigh } from './connections.js';
import type { Course } from './explain/course.js';
import { explain, isWrong } from './explain/explain.js';
import { RST, type Segment, type Side, SYN, UNSEEN } from './segment.js';
import type { Starts } from './story/story.js';
import { infer } from './timeline/infer.js';
import { merge } from './timeline/merge.js';
import type { Moment } from './timeline/moment.js';
import { type Pairing, placeOf, survey } from './timeline/pair.js';

export interface Conversation {
  /** From 1, in the order in which they begin. */
  readonly number: number;
  readonly connection: Connection;
  /** The side of the endpoint that sorts second. */
  readonly high: Side;
  readonly labels: readonly [string, string];
  readonly addresses: readonly [string, string];
  readonly ports: readonly [number, number];
}

/** What happened, and whether it is known from both ends or inferred from one. */
export interface Timeline extends Course {
  readonly inferred: boolean;
  /** Lines that nothing explains, by index: with what would have to be true, or '' where a host did wrong. */
  readonly unexplained: ReadonlyMap<number, string>;
  /** Windows can be told: both SYNs have been seen, and with them how windows are scaled. */
  readonly windows: boolean;
}

const conversation = (captured: Captured, connection: Connection, index: number): Conversation => {
  const high = sideOfHigh(captured.store, connection);
  const [a, b] = high === 1 ? [connection.low, connection.high] : [connection.high, connection.low];
  return {
    number: index + 1,
    connection,
    high,
    labels: [endpointText(a), endpointText(b)],
    addresses: [addressText(a.address), addressText(b.address)],
    ports: [a.port, b.port],
  };
};

export class Conversations {
  readonly all: readonly Conversation[];
  readonly #pairing: Pairing | undefined;

  /** With a machine, which tells what is possible, nobody is accused of what has an explanation. */
  constructor(
    readonly captured: Captured,
    readonly machine?: Machine,
  ) {
    const { store, connections } = captured;
    this.#pairing = captured.captures > 1 ? survey(store, connections.all) : undefined;
    this.all = this.#ordered().map((connection, index) => conversation(captured, connection, index));
  }

  /** Those of one capture stand in the order of their first segments already. */
  #ordered(): readonly Connection[] {
    const { connections } = this.captured;
    if (!this.#pairing) return connections.all;
    return [...connections.all].sort((a, b) => this.#begin(a) - this.#begin(b));
  }

  #begin({ chains }: Connection): number {
    const times = chains.flatMap(({ first }) => (first < 0 ? [] : [this.captured.store.segment(first, 1).time]));
    return Math.min(...times);
  }

  tell(conversation: Conversation): Timeline {
    const first = this.ordinary(conversation);
    const { machine } = this;
    if (!machine || !isWrong(first, machine)) return first;
    return { ...first, ...explain(first, machine) };
  }

  /** As it happens mostly. */
  ordinary({ connection, high }: Conversation): Timeline {
    const { store } = this.captured;
    const [one, two] = [segmentsOf(store, connection, 0, high), segmentsOf(store, connection, 1, high)];
    const pairing = this.#pairing;
    const facts = { starts: nobody, unexplained: none, windows: areScalesKnown([...one, ...two]) };
    const place = pairing && placeOf(one, two, connection, high, pairing);
    if (!pairing || place === undefined) return { ...facts, moments: infer(one.length > 0 ? one : two), inferred: true };
    return { ...facts, moments: both(one, two, place, pairing.offset), inferred: false };
  }
}

const nobody: Starts = [undefined, undefined];
const none: Timeline['unexplained'] = new Map();

const areScalesKnown = (segments: readonly Segment[]): boolean => {
  const began = (side: Side): boolean => segments.some(({ from, flags, ws }) => from === side && flags & SYN && ws !== UNSEEN);
  return (began(0) && began(1)) || !segments.some(({ flags }) => (flags & (SYN | RST)) === 0);
};

const both = (one: readonly Segment[], two: readonly Segment[], place: Side, offset: number): Moment[] =>
  place === 0 ? merge({ a: one, b: two, offset }) : merge({ a: two, b: one, offset: -offset });
