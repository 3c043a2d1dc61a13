/** What was captured in another order than it happened: segments that were still on their way, or were captured late. */
import { type CapturedSegment, has, before as isBelow, other, SYN, span } from '../segment.js';
import type { CapturedFlight, CapturedMoment } from '../timeline/moment.js';
import { before, type Course, type Explanation, inserted, moved, without } from './course.js';
import { isCapturedLate, mayBeOnTheWay, maySwap } from './evidence.js';

const LOOK_BACK = 24;
const LOOK_AHEAD = 48;

const withMoments = (course: Course, moments: readonly CapturedMoment[]): Course => ({ ...course, moments });

/** It was sent before what its host got or sent right before. */
export const sentEarlier: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  for (const i of before(moments, at, host, LOOK_BACK)) {
    const moment = moments[i];
    if (!moment) return;
    const earlier = moment.flight.segment;
    const may = moment.kind === 'send' ? maySwap(segment, earlier) : mayBeOnTheWay(earlier, segment);
    // nothing of a connection comes before its SYN
    if (!may || (moment.kind === 'send' && has(earlier, SYN) && !has(segment, SYN))) return;
    yield withMoments(course, moved(moments, at, i));
  }
};

/** One of the segments that arrived before was still on its way, or was lost. */
export const arrivedLater: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  for (const i of before(moments, at, host, LOOK_BACK)) {
    const moment = moments[i];
    if (moment?.kind !== 'arrive' || !mayBeOnTheWay(moment.flight.segment, segment)) continue;
    yield withMoments(course, moved(moments, i, at + 1));
    yield withMoments(course, without(moments, i));
  }
};

/** It repeats what had been acknowledged: those acknowledgments were still on their way. */
export const acknowledgedLater: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const late = new Set<CapturedMoment>();
  for (const i of before(moments, at, host, LOOK_BACK)) {
    const moment = moments[i];
    if (moment?.kind !== 'arrive' || !isBelow(segment.seq, moment.flight.segment.ack)) continue;
    if (!mayBeOnTheWay(moment.flight.segment, segment)) break;
    late.add(moment);
  }
  if (late.size < 2 || span(segment) === 0) return;
  const rest = moments.filter((moment) => !late.has(moment));
  const place = at - late.size + 1;
  yield withMoments(course, [...rest.slice(0, place), ...moments.filter((moment) => late.has(moment)), ...rest.slice(place)]);
};

/** The flights of a side that were sent before `at` and have not arrived by then, the earliest first. */
export const onTheWay = (moments: readonly CapturedMoment[], at: number, from: CapturedSegment['from']): readonly CapturedFlight[] => {
  const open = new Set<CapturedFlight>();
  for (let i = Math.max(0, at - 2000); i < at; i++) {
    const moment = moments[i];
    if (!moment || moment.flight.segment.from !== from) continue;
    if (moment.kind === 'send') open.add(moment.flight);
    else open.delete(moment.flight);
  }
  return [...open];
};

/** All these arrive right before `at`, and not later. */
export const arriving = (moments: readonly CapturedMoment[], at: number, flights: readonly CapturedFlight[]): CapturedMoment[] => {
  const chosen = new Set(flights);
  const taken = new Set<CapturedFlight>();
  const rest = moments.slice(at).filter(({ kind, flight }) => {
    const isFirst = kind === 'arrive' && chosen.has(flight) && !taken.has(flight);
    if (isFirst) taken.add(flight);
    return !isFirst;
  });
  return [...moments.slice(0, at), ...flights.map((flight): CapturedMoment => ({ kind: 'arrive', flight })), ...rest];
};

/** Segments that were on their way had arrived. */
export const arrivedEarlier: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const open = onTheWay(moments, at, other(host)).slice(-LOOK_BACK);
  const counting = open.filter((flight) => flight.arrivals > 0);
  const acked = counting.filter(({ segment: each }) => !isBelow(segment.ack, each.seq));
  if (acked.length > 0) yield withMoments(course, arriving(moments, at, acked));
  for (let n = 1; n <= counting.length; n++) yield withMoments(course, arriving(moments, at, counting.slice(0, n)));
  for (const flight of [...open].reverse()) yield withMoments(course, arriving(moments, at, [flight]));
  const selected = open.filter(({ segment: each }) => isSelected(segment, each));
  if (selected.length > 0) yield withMoments(course, arriving(moments, at, selected));
};

const isSelected = ({ sack }: CapturedSegment, { seq }: CapturedSegment): boolean => {
  for (let i = 0; i + 1 < sack.length; i += 2) if (!isBelow(seq, sack[i] ?? 0) && isBelow(seq, sack[i + 1] ?? 0)) return true;
  return false;
};

/** What it answers was captured after it. */
export const capturedLater: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  let all: readonly CapturedMoment[] = moments;
  let place = at;
  const late: CapturedFlight[] = [];
  for (let i = at + 1; i < Math.min(moments.length, at + LOOK_AHEAD); i++) {
    const moment = moments[i];
    if (moment?.kind !== 'send' || moment.flight.segment.from === host) continue;
    if (!isCapturedLate(moment.flight.segment, segment)) return;
    late.push(moment.flight);
    all = moved(all, i, place++);
    yield withMoments(
      course,
      arriving(
        all,
        place,
        [...onTheWay(all, place, other(host))].filter((flight) => late.includes(flight)),
      ),
    );
    yield withMoments(course, arriving(inserted(without(moments, i), at, moment), at + 1, [moment.flight]));
  }
};
