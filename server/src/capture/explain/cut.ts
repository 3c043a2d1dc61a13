/** Segments that a network card cut behind the capture, or joined before it: one captured segment is several on the wire. */
import { before, type CapturedSegment, distance, end, FIN, other, PSH } from '../segment.js';
import { type CapturedFlight, type CapturedMoment, flightOf } from '../timeline/moment.js';
import type { Explanation } from './course.js';
import { largest, mayBeCut } from './evidence.js';
import { arriving } from './reordered.js';

const SAME_LAST = PSH | FIN;
const FAR = 4000;

export const pieces = (whole: CapturedSegment, offset: number): readonly [CapturedSegment, CapturedSegment] => {
  const at = (whole.seq + offset) >>> 0;
  return [
    { ...whole, len: offset, flags: whole.flags & ~SAME_LAST },
    { ...whole, seq: at, len: whole.len - offset },
  ];
};

/** Each moment of the whole is one of each piece. */
const replaced = (moments: readonly CapturedMoment[], whole: CapturedFlight, parts: readonly CapturedFlight[]): readonly CapturedMoment[] =>
  moments.flatMap((moment) => (moment.flight === whole ? parts.map((flight) => ({ ...moment, flight })) : [moment]));

/** The numbers at which its text may have been cut: acknowledged, or the edges of blocks. */
export const cutByCard: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const mss = largest(moments, other(host));
  const tried = new Set<CapturedFlight>();
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    const moment = moments[i];
    const whole = moment?.flight;
    if (!whole || whole.segment.from === host || tried.has(whole) || whole.segment.len === 0) continue;
    tried.add(whole);
    for (const number of [segment.ack, ...segment.sack]) {
      const offset = distance(whole.segment.seq, number);
      if (!before(whole.segment.seq, number) || !before(number, end(whole.segment)) || !mayBeCut(whole.segment, offset, mss)) continue;
      const note = 'inferred: cut by a network card';
      const [first, second] = pieces(whole.segment, offset);
      const parts = [
        { ...flightOf(first, note), arrivals: 1 },
        { ...flightOf(second, note), arrivals: 1 },
      ] as const;
      const split = replaced(moments, whole, parts);
      const here = split.findIndex(({ kind, flight }) => kind === 'send' && flight.segment === segment);
      yield { ...course, moments: arriving(later(split, here, parts[1]), here + 0, []) };
      const place = split.findIndex(({ kind, flight }) => kind === 'send' && flight.segment === segment);
      yield { ...course, moments: arriving(split, place, [parts[0]]) };
    }
  }
};

/** What had arrived whole arrives in two: the second piece behind `at`. */
const later = (moments: readonly CapturedMoment[], at: number, second: CapturedFlight): readonly CapturedMoment[] => {
  const i = moments.findIndex(({ kind, flight }) => kind === 'arrive' && flight === second);
  if (i < 0 || i > at) return moments;
  const all = [...moments];
  const [moment] = all.splice(i, 1);
  if (moment) all.splice(at, 0, moment);
  return all;
};
