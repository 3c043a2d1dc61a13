/** What was sent again: by its host after a timeout, or by the network, which doubled it. */
import { inferred } from '../remarks.js';
import { ACK, type CapturedSegment, end, has, before as isBelow, opens, other, RST, SYN, span } from '../segment.js';
import type { CapturedMoment } from '../timeline/moment.js';
import { before, type Explanation, inserted, withCause, without } from './course.js';
import { topOf } from './evidence.js';

/** Nanoseconds before which nothing is sent again, since no acknowledgment can have come back. */
const SHORTEST = 5e6;

const overlaps = (one: CapturedSegment, two: CapturedSegment): boolean =>
  span(one) > 0 && isBelow(one.seq, end(two)) && isBelow(two.seq, end(one));

/** Its host sent it again, cut anew, as its timer ran out. */
export const timedOut: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  const top = topOf(moments, at, host);
  if (span(segment) === 0 || top === undefined || !isBelow(segment.seq, top)) return;
  for (const i of before(moments, at, host, 24)) {
    const earlier = moments[i];
    if (earlier?.kind !== 'send' || !overlaps(earlier.flight.segment, segment)) continue;
    if (segment.time - earlier.flight.segment.time < SHORTEST) return;
    break;
  }
  yield { ...course, moments: withCause(moments, at, { event: 'timeout', why: inferred('cutAnew') }) };
};

/** The same, from where an earlier segment began. */
export const timedOutAtEdge: Explanation = function* (mistaken) {
  const { course, at, segment } = mistaken;
  for (const i of before(course.moments, at, mistaken.host, 24)) {
    const earlier = course.moments[i];
    if (earlier?.kind === 'send' && span(earlier.flight.segment) > 0 && earlier.flight.segment.seq === segment.seq) {
      yield* timedOut(mistaken);
      return;
    }
  }
};

const isSame = (one: CapturedSegment, two: CapturedSegment): boolean =>
  one.flags === two.flags && one.seq === two.seq && one.ack === two.ack && one.len === two.len && one.ts === two.ts;

/** It is a copy of what its host sent before, made on the way or by the capture. */
export const doubled: Explanation = function* ({ course, at, segment, host }) {
  const { moments } = course;
  for (const i of before(moments, at, host, 24)) {
    const earlier = moments[i];
    if (earlier?.kind !== 'send' || !isSame(earlier.flight.segment, segment)) continue;
    yield { ...course, moments: copied(moments, at, earlier) };
    return;
  }
};

/** Wherever it would arrive, the earlier one arrives once more. */
const copied = (moments: readonly CapturedMoment[], at: number, { flight }: CapturedMoment): CapturedMoment[] => {
  const copy = moments[at]?.flight;
  const arrives = moments.some(({ kind, flight: each }) => kind === 'arrive' && each === copy);
  return moments.flatMap((moment, i): readonly CapturedMoment[] => {
    if (i === at) return arrives ? [] : [{ kind: 'arrive', flight }];
    return [moment.flight === copy ? { ...moment, flight } : moment];
  });
};

/** A reset answers one segment each: the one whose acknowledgment it carries came once more, or came only now. */
export const answersLate: Explanation = function* ({ course, at, segment, host }) {
  if (!has(segment, RST)) return;
  const { moments } = course;
  const asked = (each: CapturedSegment): boolean =>
    each.from === other(host) &&
    !has(each, RST) &&
    (has(segment, ACK) ? segment.seq === 0 && !has(each, ACK) && segment.ack === end(each) : has(each, ACK) && each.ack === segment.seq);
  const found = new Set<CapturedMoment['flight']>();
  for (let i = at - 1; i >= 0; i--) {
    const moment = moments[i];
    if (moment?.kind !== 'send' || !asked(moment.flight.segment) || found.has(moment.flight)) continue;
    found.add(moment.flight);
    const waits = moments.findIndex(({ kind, flight }, j) => j > at && kind === 'arrive' && flight === moment.flight);
    const arrival: CapturedMoment = { kind: 'arrive', flight: moment.flight };
    yield { ...course, moments: inserted(waits < 0 ? moments : without(moments, waits), at, arrival) };
    // it did not come before
    for (const j of before(moments, at, host, 24))
      if (moments[j]?.kind === 'arrive' && moments[j].flight === moment.flight)
        yield { ...course, moments: inserted(without(moments, j), at - 1, arrival) };
    if (found.size >= 8) return;
  }
};

/** Something before a server answers each SYN anew: a number from which nobody goes on was not the server's. */
export const answeredByOther: Explanation = function* ({ course, at, segment, host }) {
  if (!has(segment, SYN | ACK)) return;
  const { moments } = course;
  for (const i of [at, ...before(moments, at, host, 24)]) {
    const moment = moments[i];
    const answer = moment?.flight.segment;
    if (moment?.kind !== 'send' || !answer || !has(answer, SYN | ACK) || isGoneOnFrom(moments, answer)) continue;
    yield { ...course, moments: moments.flatMap((each) => (isOfOther(each, answer) ? strayOf(each) : each)) };
  }
};

/** The one who answered so answers again and again. */
const isOfOther = ({ flight: { segment } }: CapturedMoment, { from, seq }: CapturedSegment): boolean =>
  segment.from === from && has(segment, SYN | ACK) && segment.seq === seq;

const strayOf = ({ kind, flight: { segment } }: CapturedMoment): readonly CapturedMoment[] =>
  kind === 'arrive' ? [] : [{ kind: 'stray', flight: { segment, arrivals: 0, note: inferred('notOfItsHost') } }];

const isGoneOnFrom = (moments: readonly CapturedMoment[], { from, seq }: CapturedSegment): boolean =>
  moments.some(
    ({ kind, flight: { segment } }) =>
      kind === 'send' && !has(segment, SYN) && (segment.from === from ? segment.seq : segment.ack) === (seq + 1) >>> 0,
  );

/** Its host had no connection any more. */
export const gone: Explanation = function* ({ course, at, segment }) {
  if (!has(segment, RST) && !opens(segment)) return;
  yield { ...course, moments: withCause(course.moments, at, { event: 'crash', why: inferred('answersWithoutConnection') }) };
};
