/** Frames that the capture does not hold: filtered, sampled, or missed. */
import { inferred } from '../remarks.js';
import {
  ACK,
  type CapturedSegment,
  type ConnectionSide,
  end,
  FIN,
  has,
  before as isBelow,
  opens,
  other,
  RST,
  SYN,
  span,
} from '../segment.js';
import { type CapturedMoment, flightOf } from '../timeline/moment.js';
import { before, type Explanation, inserted, type Mistaken, unseen, without } from './course.js';
import { made, mayHaveSent, topOf } from './evidence.js';

const acknowledged = inferred('acknowledged');

/** Text that it acknowledges, or whose timestamp it echoes. */
export const answersUnseen: Explanation = function* ({ course, at, segment, host, codes }) {
  const { moments } = course;
  const side = other(host);
  const top = topOf(moments, at, side);
  if (codes.includes('tcp/tsecr')) yield* echoes(top, { course, at, segment, host });
  if (top === undefined || !isBelow(top, segment.ack) || !mayHaveSent(moments, at, side, segment.ack)) return;
  yield { ...course, moments: inserted(moments, at, ...unseen(made(side, segment.time, top, segment.ack), acknowledged)) };
};

/** A bare acknowledgment, or another copy of the SYN, came with the timestamp that it echoes. */
const echoes = function* (top: number | undefined, { course, at, segment, host }: Omit<Mistaken, 'codes' | 'largest' | 'met'>) {
  const { moments } = course;
  const side = other(host);
  if (
    !isBetween(
      moments.map(({ flight }) => flight.segment).filter(({ from, ts }) => from === side && ts >= 0),
      segment,
    )
  )
    return;
  const note = inferred('echoed');
  const first = moments.find(({ kind, flight }) => kind === 'send' && flight.segment.from === side)?.flight.segment;
  if (has(segment, SYN) && first && has(first, SYN)) {
    const copy: CapturedMoment = { kind: 'stray', flight: flightOf({ ...first, frame: 0, ts: segment.tsecr, time: segment.time }, note) };
    yield { ...course, moments: inserted(moments, at, copy) };
    return;
  }
  const bare = { ...made(side, segment.time, top ?? segment.ack, top ?? segment.ack), ts: segment.tsecr };
  yield { ...course, moments: inserted(moments, at, ...unseen(bare, note)) };
  // before what has a newer timestamp and has arrived, or it would be dropped
  for (const i of before(moments, at, host, 24)) yield { ...course, moments: inserted(moments, i, ...unseen(bare, note)) };
};

/** Not newer than what the other side sends next. */
const isBetween = (stamped: readonly CapturedSegment[], { tsecr, time }: CapturedSegment): boolean => {
  const next = stamped.find((each) => each.time > time);
  const first = stamped[0];
  return (next === undefined || !isBelow(next.ts, tsecr)) && (first === undefined || !isBelow(tsecr, first.ts));
};

/** Its host sent something before that the capture does not hold. */
export const sentUnseen: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const top = topOf(moments, at, host);
  if (top === undefined || !isBelow(top, segment.seq) || has(segment, RST)) return;
  if (span(segment) === 0 && !mayHaveSent(moments, at + 1, host, segment.seq)) return;
  const [send, arrive] = unseen(made(host, segment.time, top, segment.seq), inferred('goneOnFrom'));
  yield { ...course, moments: inserted(moments, at, send, arrive) };
  yield { ...course, moments: inserted(moments, at, { ...send, flight: { ...send.flight, arrivals: 0 } }) };
};

/** The other side had closed, which the capture does not hold. */
export const closedUnseen: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const side = other(host);
  const top = topOf(moments, at, side);
  if (top === undefined || segment.ack !== (top + 1) >>> 0) return;
  const fin = { ...made(side, segment.time, top, top), flags: made(side, 0, 0, 0).flags | FIN };
  if (mayHaveSent(moments, at, side, end(fin))) yield { ...course, moments: inserted(moments, at, ...unseen(fin, acknowledged)) };
};

/** Something that was inferred was not there. */
export const notThere: Explanation = function* ({ course, at }) {
  const { moments } = course;
  const tried = new Set();
  for (let i = at; i >= Math.max(0, at - 24); i--) {
    const flight = moments[i]?.flight;
    if (!flight || flight.segment.frame > 0 || tried.has(flight)) continue;
    tried.add(flight);
    yield { ...course, moments: moments.filter((moment) => moment.flight !== flight) };
    if (moments[i]?.kind === 'arrive') yield { ...course, moments: without(moments, i) };
  }
};

/** The window that it goes beyond had moved on: acknowledgments of what arrived before are not in the capture. */
export const acknowledgedUnseen: Explanation = function* ({ course, at, segment, host, codes }) {
  if (!codes.includes('tcp/window') || segment.frame === 0 || has(segment, SYN | RST)) return;
  const { moments } = course;
  const win = windowOf(moments, at, other(host));
  if (win === 0) return;
  // whoever has taken what goes beyond acknowledges it later
  const next = moments.slice(at).find(({ kind, flight }) => kind === 'send' && flight.segment.from !== host && has(flight.segment, ACK));
  if (next && isBelow(next.flight.segment.ack, end(segment))) return;
  const bare = { ...made(other(host), segment.time, 0, 0), win };
  yield { ...course, moments: inserted(moments, at, ...unseen(bare, acknowledged)) };
};

const MOST_PORTIONS = 64;

/** What was inferred as one segment is more than the window bears: it was sent in portions, which were acknowledged one by one. */
export const inPortions: Explanation = function* ({ course, at, segment, host, codes }) {
  if (segment.frame > 0 || !codes.includes('tcp/window')) return;
  const { moments } = course;
  const whole = moments[at]?.flight;
  const win = windowOf(moments, at, other(host));
  const rest = moments.filter(({ flight }) => flight !== whole);
  for (let count = 2; count <= MOST_PORTIONS; count *= 2) {
    const size = Math.ceil(segment.len / count);
    const portions = Array.from({ length: count }, (_, i) => {
      const from = (segment.seq + Math.min(segment.len, i * size)) >>> 0;
      const to = (segment.seq + Math.min(segment.len, (i + 1) * size)) >>> 0;
      const acknowledgment = { ...made(other(host), segment.time, 0, 0), win };
      return [...unseen(made(host, segment.time, from, to), acknowledged), ...unseen(acknowledgment, acknowledged)];
    }).flat();
    yield { ...course, moments: inserted(rest, at, ...portions) };
  }
};

/** The next window that it tells as a window is told once a connection is open; else the last. */
const windowOf = (moments: readonly CapturedMoment[], at: number, side: ConnectionSide): number => {
  const tells = ({ kind, flight: { segment } }: CapturedMoment): boolean =>
    kind === 'send' && segment.from === side && !(segment.flags & (SYN | RST));
  return (moments.slice(at).find(tells) ?? moments.slice(0, at).findLast(tells))?.flight.segment.win ?? 0;
};

/** The other side's SYN+ACK, and what acknowledged it, are not in the capture, but both go on behind them. */
export const openedUnseen: Explanation = function* ({ course, at }) {
  const { moments, starts } = course;
  const syn = moments.find(({ kind, flight }) => kind === 'send' && opens(flight.segment))?.flight;
  if (!syn || at > EARLY || moments.some(({ flight: { segment } }) => has(segment, SYN | ACK))) return;
  const side = other(syn.segment.from);
  const first = moments.find(({ kind, flight }) => kind === 'send' && flight.segment.from === side)?.flight.segment;
  if (!first) return;
  const rest = moments.filter(({ kind, flight }) => flight !== syn || kind === 'send');
  const place = rest.findIndex(({ flight }) => flight === syn) + 1;
  const synAck = {
    ...made(side, syn.segment.time, first.seq - 1, first.seq - 1),
    flags: SYN | ACK,
    seq: (first.seq - 1) >>> 0,
    ack: end(syn.segment),
  };
  const bare = made(syn.segment.from, syn.segment.time, 0, 0);
  const arrival: CapturedMoment = { kind: 'arrive', flight: syn };
  const opened = inserted(rest, place, arrival, ...unseen(synAck, acknowledged), ...unseen(bare, acknowledged));
  yield { moments: opened, starts: side === 0 ? [{ state: 'CLOSED' }, starts[1]] : [starts[0], { state: 'CLOSED' }] };
};

/** More moments tell by themselves. */
const EARLY = 24;
