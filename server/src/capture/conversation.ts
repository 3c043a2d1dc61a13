/** One connection, ready to be written: which host is A, the labels of the hosts, and how to reconstruct what happened. */
import type { Machine } from '../core/index.js';
import { addressText, endpointText } from './address.js';
import type { Captured } from './captured.js';
import { type Connection, segmentsOf, sideOfHigh } from './connections.js';
import type { Course } from './explain/course.js';
import { explain } from './explain/explain.js';
import { isWrong } from './explain/wrong.js';
import type { Unexplained } from './remarks.js';
import { type CapturedSegment, type ConnectionSide, RST, SYN, UNSEEN } from './segment.js';
import { type Bases, relative } from './story/numbers.js';
import type { Starts } from './story/story.js';
import { infer } from './timeline/infer.js';
import { merge } from './timeline/merge.js';
import { type CapturedMoment, flightOf } from './timeline/moment.js';
import { type Pairing, placeOf, survey } from './timeline/pair.js';

export interface CapturedConversation {
  /** From 1, in the order in which they begin. */
  readonly number: number;
  readonly connection: Connection;
  /** The side of the endpoint that sorts second. */
  readonly high: ConnectionSide;
  readonly labels: readonly [string, string];
  readonly addresses: readonly [string, string];
  readonly ports: readonly [number, number];
}

/** What happened, and whether it is known from both ends or inferred from one. */
export interface Timeline extends Course {
  readonly inferred: boolean;
  /** Lines that nothing explains, by index: with what would have to be true, or `wrong` where a host did wrong. */
  readonly unexplained: ReadonlyMap<number, Unexplained>;
  /** From where its numbers count, where only a part of it is told. */
  readonly bases?: Bases;
  /** Windows can be told: both SYNs have been seen, and with them how windows are scaled. */
  readonly windows: boolean;
}

const conversation = (captured: Captured, connection: Connection, index: number): CapturedConversation => {
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

/** Longer connections keep the first guess. */
const MOST_EXPLAINED = 200_000;

export class Conversations {
  readonly all: readonly CapturedConversation[];
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

  /** Was this frame of a capture a segment of it? */
  holds({ chains }: Connection, frame: number): boolean {
    const { store } = this.captured;
    for (const { first } of chains) for (let row = first; row >= 0; row = store.next(row)) if (store.frame(row) === frame) return true;
    return false;
  }

  /** `around`: only what was captured around this frame. */
  tell(conversation: CapturedConversation, around?: number): Timeline {
    const first = this.ordinary(conversation, around);
    const { machine } = this;
    if (!machine || first.moments.length > MOST_EXPLAINED || !isWrong(first, machine)) return first;
    return { ...first, ...explain(first, machine) };
  }

  /** As it happens mostly. */
  ordinary({ connection, high }: CapturedConversation, around?: number): Timeline {
    const { store } = this.captured;
    const all = [segmentsOf(store, connection, 0, high), segmentsOf(store, connection, 1, high)] as const;
    const [one, two] = around === undefined ? all : near(all, around);
    const pairing = this.#pairing;
    const bases = around === undefined ? {} : { bases: relative(all.flat().map(sent)) };
    const facts = { starts: nobody, unexplained: none, windows: areScalesKnown([...one, ...two]), ...bases };
    const place = pairing && placeOf(one, two, connection, high, pairing);
    if (!pairing || place === undefined) return { ...facts, moments: infer(one.length > 0 ? one : two), inferred: true };
    return { ...facts, moments: both(one, two, place, pairing.offset), inferred: false };
  }
}

/** How many frames before a frame, and behind it. */
const AROUND = 10;

/** The segments around a frame; of another capture, those of the same time. */
const near = (
  all: readonly [readonly CapturedSegment[], readonly CapturedSegment[]],
  frame: number,
): readonly [readonly CapturedSegment[], readonly CapturedSegment[]] => {
  const parts = all.map((segments) => {
    const at = segments.findIndex((segment) => segment.frame === frame);
    return at < 0 ? [] : segments.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  });
  const [one = [], two = []] = parts;
  return [one.length > 0 ? one : during(all[0], two), two.length > 0 ? two : during(all[1], one)];
};

const during = (segments: readonly CapturedSegment[], others: readonly CapturedSegment[]): readonly CapturedSegment[] => {
  const [first, last] = [others[0]?.time ?? 0, others.at(-1)?.time ?? 0];
  return segments.filter(({ time }) => time >= first && time <= last);
};

const sent = (segment: CapturedSegment): CapturedMoment => ({ kind: 'send', flight: flightOf(segment) });

const nobody: Starts = [undefined, undefined];
const none: Timeline['unexplained'] = new Map();

const areScalesKnown = (segments: readonly CapturedSegment[]): boolean => {
  const began = (side: ConnectionSide): boolean => segments.some(({ from, flags, ws }) => from === side && flags & SYN && ws !== UNSEEN);
  return (began(0) && began(1)) || !segments.some(({ flags }) => (flags & (SYN | RST)) === 0);
};

const both = (one: readonly CapturedSegment[], two: readonly CapturedSegment[], place: ConnectionSide, offset: number): CapturedMoment[] =>
  place === 0 ? merge({ a: one, b: two, offset }) : merge({ a: two, b: one, offset: -offset });
