/** What captures of an exchange hold: taken at one end or both, by cards that cut and join, with filters, samples, and whatever else befalls them. */
import { type SentSegment, type WireSegment, wireOf } from '../../server/src/capture/out/segments.js';
import type { Trace } from '../../server/src/core/trace/trace.js';
import type { Random } from './random.js';

type TappedHost = 'A' | 'B';
type Frames = readonly WireSegment[];

/** Nanoseconds. */
const [STEP, WAY, TIMER] = [4e5, 2e7, 4e8];

/** When each thing happens, and what each end sees of it. */
export function atEnds(trace: Trace, random: Random): Readonly<Record<TappedHost, Frames>> {
  const seen: Record<TappedHost, WireSegment[]> = { A: [], B: [] };
  const all = new Map(wireOf(trace).map((sent) => [sent.step, sent]));
  let now = 0;
  for (const [index, step] of trace.steps.entries()) {
    now += step.kind === 'event' && step.timer ? TIMER : STEP * (0.2 + random.next());
    const sent = all.get(index);
    if (sent) now = place(seen, sent, Math.round(now));
  }
  return seen;
}

function place(seen: Record<TappedHost, WireSegment[]>, { segment, arrives }: SentSegment, now: number): number {
  const [from, to] = [hostOf(segment.from), hostOf(segment.to)];
  if (arrives) {
    seen[to].push({ ...segment, time: now });
    return now;
  }
  seen[from].push({ ...segment, time: now });
  if (segment.fate !== 'delivered') return now;
  seen[to].push({ ...segment, time: now + WAY });
  return now + WAY;
}

const hostOf = (name: string): TappedHost => (name === 'A' ? 'A' : 'B');

/** A frame that is several segments on the wire: all from one side, right behind each other. */
const joins = (one: WireSegment, next: WireSegment, most: number): boolean =>
  one.from === next.from &&
  one.len > 0 &&
  next.len > 0 &&
  (one.flags & ~8) === 16 &&
  (next.flags & ~8) === 16 &&
  one.ack === next.ack &&
  one.len % most === 0 &&
  next.len <= most &&
  (one.seq + one.len) >>> 0 === next.seq &&
  one.sack.length + next.sack.length === 0;

/** Segmentation offload: the host's own text leaves in large segments, or what it gets comes in them. */
const joined =
  (side: (from: string, end: TappedHost) => boolean) =>
  (frames: Frames, _: Random, end: TappedHost): Frames => {
    const most = frames.reduce((largest, { mss }) => Math.max(largest, mss ?? 0), 0) || 1460;
    const out: WireSegment[] = [];
    for (const frame of frames) {
      const last = out.at(-1);
      if (last && side(frame.from, end) && joins(last, frame, most))
        out[out.length - 1] = { ...last, len: last.len + frame.len, flags: last.flags | frame.flags };
      else out.push(frame);
    }
    return out;
  };

export type Tap = (frames: Frames, random: Random, end: TappedHost) => Frames;

/** Neighbours of both directions that were captured in the other order. */
const shuffled: Tap = (frames, random) => {
  const out = [...frames];
  for (let i = 0; i + 1 < out.length; i++) {
    const [one, next] = [out[i], out[i + 1]];
    if (!one || !next || one.from === next.from || next.time - one.time > 1e6 || !random.chance(0.15)) continue;
    out[i] = { ...next, time: one.time };
    out[i + 1] = { ...one, time: next.time };
    i++;
  }
  return out;
};

export const taps = {
  'one end': (frames) => frames,
  'offload, sent': joined((from, end) => from === end),
  'offload, received': joined((from, end) => from !== end),
  'only SYN, FIN, RST': (frames) => frames.filter(({ flags }) => flags & 7),
  'no bare ACKs': (frames) => frames.filter(({ flags, len }) => flags !== 16 || len > 0),
  'one direction': (frames, random) => frames.filter(({ from }) => from === (random.chance(0) ? 'B' : 'A')),
  sampled: (frames, random) => frames.filter(() => random.chance(0.8)),
  shuffled,
  'begins in the midst': (frames, random) => frames.slice(random.between(1, Math.max(1, frames.length - 2))),
  'ends in the midst': (frames, random) => frames.slice(0, random.between(2, frames.length)),
  'captured twice': (frames, random) =>
    frames.flatMap((frame) => (random.chance(0.05) ? [frame, { ...frame, time: frame.time + 1000 }] : [frame])),
} satisfies Readonly<Record<string, Tap>>;

/** One number or flag becomes wrong in a way that nothing excuses. `undefined`: there is no place for it. */
export type Plant = (frames: Frames, random: Random) => Frames | undefined;

const changed = (
  frames: Frames,
  random: Random,
  fits: (frame: WireSegment, at: number) => boolean,
  change: (frame: WireSegment) => WireSegment,
) => {
  const places = frames.flatMap((frame, at) => (fits(frame, at) ? [at] : []));
  if (places.length === 0) return undefined;
  const at = places[random.between(0, places.length - 1)];
  return frames.map((frame, i) => (i === at ? change(frame) : frame));
};

const isPlain = ({ flags }: WireSegment): boolean => (flags & ~8) === 16;
const goesOn = (frames: Frames, at: number, by: string): boolean => frames.slice(at + 1).some(({ from, len }) => from === by && len > 0);

export const plants = {
  'acknowledges one number too many': (frames, random) =>
    changed(
      frames,
      random,
      (f, at) => isPlain(f) && goesOn(frames, at, f.to),
      (f) => ({ ...f, ack: (f.ack + 1) >>> 0 }),
    ),
  'acknowledges one number too few': (frames, random) =>
    changed(
      frames,
      random,
      (f, at) =>
        isPlain(f) &&
        at > 3 &&
        frames.slice(0, at).some(({ from, len }) => from === f.to && len > 2) &&
        !frames.slice(0, at).some(({ flags }) => flags & 1),
      (f) => ({ ...f, ack: (f.ack - 1) >>> 0 }),
    ),
  'SYN+ACK acknowledges the SYN wrongly': (frames, random) =>
    changed(
      frames,
      random,
      ({ flags }) => (flags & 18) === 18,
      (f) => ({ ...f, ack: (f.ack + 1) >>> 0 }),
    ),
  'SYN+ACK with a FIN': (frames, random) =>
    changed(
      frames,
      random,
      ({ flags }) => (flags & 18) === 18,
      (f) => ({ ...f, flags: f.flags | 1 }),
    ),
  'text begins inside the text before': (frames, random) =>
    changed(
      frames,
      random,
      (f, at) =>
        isPlain(f) &&
        f.len > 3 &&
        goesOn(frames, at, f.from) &&
        frames.slice(0, at).some(({ from, seq, len }) => from === f.from && len > 3 && (seq + len) >>> 0 === f.seq),
      (f) => ({ ...f, seq: (f.seq - 2) >>> 0 }),
    ),
  'an ACK that takes a number': (frames, random) =>
    changed(
      frames,
      random,
      (f, at) => f.flags === 16 && f.len === 0 && goesOn(frames, at, f.from) && at > 2,
      (f) => ({ ...f, seq: (f.seq + 1) >>> 0 }),
    ),
} satisfies Readonly<Record<string, Plant>>;
