/** Segments that a network card cut behind the capture, or joined before it: one captured segment is several on the wire. */
import { inferred, type Remark } from '../remarks.js';
import { before, type CapturedSegment, distance, end, other } from '../segment.js';
import { pieces } from '../timeline/joined.js';
import { type CapturedFlight, type CapturedMoment, flightOf } from '../timeline/moment.js';
import type { Course, Explanation, Mistaken } from './course.js';
import { mayBeCut, mayBeCutOnTheWay } from './evidence.js';
import { arriving, onTheWay } from './reordered.js';

const FAR = 4000;

/** Each moment of the whole is one of each piece. */
const replaced = (moments: readonly CapturedMoment[], whole: CapturedFlight, parts: readonly CapturedFlight[]): readonly CapturedMoment[] =>
  moments.flatMap((moment) => (moment.flight === whole ? parts.map((flight) => ({ ...moment, flight })) : [moment]));

/** Ways in which what it acknowledges, and its blocks, are edges of pieces. */
function* cutAtItsNumbers(
  { course, at, segment, host }: Mistaken,
  mayCut: (whole: CapturedSegment, offset: number) => boolean,
  note: Remark,
): Generator<Course> {
  const { moments } = course;
  const tried = new Set<CapturedFlight>();
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    const whole = moments[i]?.flight;
    if (!whole || whole.segment.from === host || tried.has(whole) || whole.segment.len === 0) continue;
    tried.add(whole);
    for (const number of [segment.ack, ...segment.sack]) {
      const offset = distance(whole.segment.seq, number);
      if (!before(whole.segment.seq, number) || !before(number, end(whole.segment)) || !mayCut(whole.segment, offset)) continue;
      const [first, second] = pieces(whole.segment, offset);
      const parts = [
        { ...flightOf(first, note), arrivals: 1 },
        { ...flightOf(second, note), arrivals: 1 },
      ] as const;
      const split = replaced(moments, whole, parts);
      const here = placeOf(split, segment);
      yield { ...course, moments: arriving(later(split, here, parts[1]), here, []) };
      const rest = onTheWay(split, here, other(host)).filter(({ segment: { seq } }) => before(seq, number));
      yield { ...course, moments: arriving(split, here, rest) };
    }
  }
}

const placeOf = (moments: readonly CapturedMoment[], segment: CapturedSegment): number =>
  moments.findIndex(({ kind, flight }) => kind === 'send' && flight.segment === segment);

/** Pieces as a network card makes them. */
export const cutByCard: Explanation = (mistaken) => {
  const mss = mistaken.largest[other(mistaken.host)];
  return cutAtItsNumbers(mistaken, (whole, offset) => mayBeCut(whole, offset, mss), inferred('cutByCard'));
};

/** Pieces of any length, as a path makes them that bears other lengths than the place of the capture. */
export const cutOnTheWay: Explanation = (mistaken) => cutAtItsNumbers(mistaken, mayBeCutOnTheWay, inferred('cutOnTheWay'));

/** What had arrived whole arrives in two: the second piece behind `at`. */
const later = (moments: readonly CapturedMoment[], at: number, second: CapturedFlight): readonly CapturedMoment[] => {
  const i = moments.findIndex(({ kind, flight }) => kind === 'arrive' && flight === second);
  if (i < 0 || i > at) return moments;
  const all = [...moments];
  const [moment] = all.splice(i, 1);
  if (moment) all.splice(at, 0, moment);
  return all;
};
