/** Captures of exchanges that the machine itself has produced: how many hosts are accused that did nothing wrong, how many mistakes are found. */
import { Captured } from '../../server/src/capture/captured.js';
import { Conversations } from '../../server/src/capture/conversation.js';
import { exchangeText } from '../../server/src/capture/import.js';
import { endpointsOf } from '../../server/src/capture/out/endpoints.js';
import { captureOf } from '../../server/src/capture/out/pcap.js';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { wording } from '../../server/src/core/views/words/wording.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { tcpMachine } from '../../server/src/language/machine/tcp-machine.js';
import { generated } from './generate.js';
import { Random } from './random.js';
import { atEnds, plants, taps } from './tap.js';

const machine = tcpMachine();

export interface Accusation {
  readonly seed: number;
  readonly kind: string;
  readonly codes: readonly string[];
  readonly text: string;
}

export interface TruthTally {
  readonly captures: number;
  readonly accused: readonly Accusation[];
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly Accusation[];
}

/** Codes of the errors in what is imported from these captures. */
function errorsIn(captures: readonly Uint8Array[]): { readonly codes: readonly string[]; readonly text: string } {
  const captured = new Captured();
  for (const bytes of captures) {
    const reader = captured.reader();
    reader.push(bytes);
    reader.end();
  }
  const conversations = new Conversations(captured, machine);
  const text = conversations.all.map((conversation) => exchangeText(conversations, conversation, {}, wording().capture)).join('');
  const { problems } = analyse(text, { source: 'generated', read: () => undefined });
  return { codes: problems.filter(({ severity }) => severity === 'error').map(({ code }) => code), text };
}

export function tally(seeds: readonly number[]): TruthTally {
  const [accused, missed]: [Accusation[], Accusation[]] = [[], []];
  let [captures, planted] = [0, 0];
  for (const seed of seeds) {
    const trace = generated(seed);
    if (trace === undefined) continue;
    for (const [kind, bytes] of innocent(trace, seed)) {
      captures++;
      const { codes, text } = errorsIn(bytes);
      if (codes.length > 0) accused.push({ seed, kind, codes, text });
    }
    for (const [kind, bytes] of guilty(trace, seed)) {
      planted++;
      const { codes, text } = errorsIn([bytes]);
      if (codes.length === 0) missed.push({ seed, kind, codes, text });
    }
  }
  return { captures, accused, planted, found: planted - missed.length, missed };
}

/** One of each kind, at one end; and both ends, with clocks that differ. */
function* innocent(trace: Trace, seed: number): Generator<readonly [string, readonly Uint8Array[]]> {
  const endpoints = endpointsOf(trace, 0);
  const ends = atEnds(trace, new Random(seed));
  const end = seed % 2 === 0 ? 'A' : 'B';
  for (const [kind, tap] of Object.entries(taps))
    yield [`${kind}, at ${end}`, [captureOf(tap(ends[end], new Random(seed + 1), end), endpoints)]];
  yield ['frames cut off', [cut(captureOf(ends[end], endpoints), HEADERS)]];
  const late = ends.B.map((segment) => ({ ...segment, time: segment.time + (seed % 3) * 3e9 }));
  yield ['both ends', [captureOf(ends.A, endpoints), captureOf(late, endpoints)]];
}

/** Ethernet, IP and TCP without options. */
const HEADERS = 54;

/** The same frames, of which no more than `most` bytes were kept. */
function cut(capture: Uint8Array, most: number): Uint8Array {
  const parts = [capture.subarray(0, 24)];
  const view = new DataView(capture.buffer, capture.byteOffset);
  for (let at = 24; at < capture.length; ) {
    const length = view.getUint32(at + 8, true);
    const record = capture.slice(at, at + 16 + Math.min(length, most));
    new DataView(record.buffer).setUint32(8, Math.min(length, most), true);
    parts.push(record);
    at += 16 + length;
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function* guilty(trace: Trace, seed: number): Generator<readonly [string, Uint8Array]> {
  const endpoints = endpointsOf(trace, 0);
  const frames = atEnds(trace, new Random(seed))[seed % 2 === 0 ? 'A' : 'B'];
  for (const [kind, plant] of Object.entries(plants)) {
    const planted = plant(frames, new Random(seed + 2));
    if (planted) yield [kind, captureOf(planted, endpoints)];
  }
}
