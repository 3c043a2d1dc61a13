/** One capture of a connection. */
import type { Segment } from '../segment.js';
import { flightOf, type Moment } from './moment.js';

export const infer = (segments: readonly Segment[]): Moment[] =>
  segments.flatMap((segment) => {
    const flight = flightOf(segment);
    flight.arrivals = 1;
    return [
      { kind: 'send', flight, time: segment.time },
      { kind: 'arrive', flight, time: segment.time },
    ] as const;
  });
