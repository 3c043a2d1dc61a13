/** One way in which the frames of a capture can have come about, and how to change it in one place. */
import type { Remark } from '../remarks.js';
import type { CapturedSegment, ConnectionSide } from '../segment.js';
import type { Starts } from '../story/story.js';
import { type CapturedFlight, type CapturedMoment, type Cause, flightOf, hostOf } from '../timeline/moment.js';
import type { BeforeCapture } from './before.js';

export interface Course {
  readonly moments: readonly CapturedMoment[];
  readonly starts: Starts;
}

/** A line that the machine does not allow, as the course stands. */
export interface Mistaken {
  readonly course: Course;
  /** The moment that the line tells. */
  readonly at: number;
  readonly segment: CapturedSegment;
  /** The host that would have done wrong. */
  readonly host: ConnectionSide;
  readonly codes: readonly string[];
  /** The largest segment that a side may send, where the capture tells it. */
  readonly largest: readonly [number | undefined, number | undefined];
  /** What is known of the time before the capture, where it begins in the middle of the connection. */
  readonly met: BeforeCapture | undefined;
}

/** Other courses in which the line may be right, the simplest first. */
export type Explanation = (mistaken: Mistaken) => Iterable<Course>;

/** Moments before `at` that happened at a host, the latest first, no further back than `most`. */
export function* before(moments: readonly CapturedMoment[], at: number, host: ConnectionSide, most: number): Generator<number> {
  let left = most;
  for (let i = at - 1; i >= 0 && left > 0; i--) {
    const moment = moments[i];
    if (!moment || hostOf(moment) !== host) continue;
    left--;
    yield i;
  }
}

export const moved = (moments: readonly CapturedMoment[], from: number, to: number): CapturedMoment[] => {
  const all = [...moments];
  const [moment] = all.splice(from, 1);
  if (moment) all.splice(to > from ? to - 1 : to, 0, moment);
  return all;
};

export const inserted = (moments: readonly CapturedMoment[], at: number, ...more: readonly CapturedMoment[]): CapturedMoment[] => [
  ...moments.slice(0, at),
  ...more,
  ...moments.slice(at),
];

export const without = (moments: readonly CapturedMoment[], at: number): CapturedMoment[] => [
  ...moments.slice(0, at),
  ...moments.slice(at + 1),
];

/** Something unseen happens before a moment, at its host. */
export const withCause = (moments: readonly CapturedMoment[], at: number, cause: Cause): CapturedMoment[] =>
  moments.map((moment, i) => (i === at ? { ...moment, causes: [...(moment.causes ?? []), cause] } : moment));

/** With the number of arrivals of each flight as the moments have it; and a note for what is told anew. */
export const counted = (moments: readonly CapturedMoment[]): readonly CapturedMoment[] => {
  const arrivals = new Map<CapturedFlight, number>();
  for (const { kind, flight } of moments) arrivals.set(flight, (arrivals.get(flight) ?? 0) + (kind === 'arrive' ? 1 : 0));
  const anew = new Map<CapturedFlight, CapturedFlight>();
  // how often something arrives that was sent before these moments is not known
  const sent = new Set(moments.flatMap(({ kind, flight }) => (kind === 'send' ? [flight] : [])));
  for (const [flight, count] of arrivals)
    if (flight.arrivals !== count && sent.has(flight)) anew.set(flight, { ...flight, arrivals: count, note: noteOf(flight, count) });
  if (anew.size === 0) return moments;
  return moments.map((moment) => {
    const flight = anew.get(moment.flight);
    return flight ? { ...moment, flight } : moment;
  });
};

/** What was said of a flight that was thought to be lost is not true of one that arrives. */
const noteOf = ({ arrivals, note }: CapturedFlight, count: number): Remark | undefined =>
  arrivals === 0 && count > 0 && note !== undefined && saysLost(note) ? undefined : note;

const saysLost = (note: Remark): boolean =>
  'inferred' in note && (note.inferred === 'lostBefore' || note.inferred === 'lostSinceSentAgain' || note.inferred === 'lostLikeOthers');

/** A segment that is in no capture, sent and arriving at once. */
export const unseen = (segment: CapturedSegment, note: Remark): readonly [CapturedMoment, CapturedMoment] => {
  const flight = { ...flightOf(segment, note), arrivals: 1 };
  return [
    { kind: 'send', flight },
    { kind: 'arrive', flight },
  ];
};

/** Courses that one explanation gives, changed by another. */
export function* bothOf(first: Explanation, then: Explanation, mistaken: Mistaken): Generator<Course> {
  for (const changed of first(mistaken)) {
    const at = changed.moments.findIndex(({ kind, flight }) => kind === 'send' && flight.segment === mistaken.segment);
    if (at < 0) continue;
    for (const both of then({ ...mistaken, course: changed, at })) yield { ...both, moments: counted(both.moments) };
  }
}
