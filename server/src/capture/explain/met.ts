/** A capture that begins in the middle of a connection: the states in which its hosts may have been. */
import { type ConnectionSide, other } from '../segment.js';
import type { TcpState } from '../story/host.js';
import type { Starts, StoryStart } from '../story/story.js';
import type { Explanation } from './course.js';

/** More frames than this tell by themselves. */
const EARLY = 12;

const states: readonly TcpState[] = [
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSING',
  'CLOSED',
  'SYN_RECEIVED',
];

export const metLater: Explanation = function* ({ course, at, segment, host }) {
  const { moments, starts } = course;
  const sent = moments.slice(0, at + 1).filter(({ kind }) => kind === 'send');
  if (sent.length > EARLY) return;
  const peer = other(host);
  const seen = moments.filter(({ flight }, i) => flight.segment.frame > 0 || i > at);
  for (const side of [host, peer]) {
    const first = sent.find(({ flight }) => flight.segment.from === side && flight.segment.frame > 0)?.flight.segment;
    if (!first && side !== host) continue;
    const start: StoryStart = { state: 'ESTABLISHED', sendNext: ((first ?? segment).seq + 1) >>> 0 };
    if (seen.length < moments.length) yield { moments: seen, starts: withStart(starts, side, start) };
    yield { moments, starts: withStart(starts, side, start) };
  }
  for (const side of [host, peer]) for (const state of states) yield { moments, starts: withStart(starts, side, { state }) };
};

const withStart = (starts: Starts, host: ConnectionSide, start: StoryStart): Starts =>
  host === 0 ? [start, starts[1]] : [starts[0], start];
