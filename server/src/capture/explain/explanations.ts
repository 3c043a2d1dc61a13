/** The ways in which something that looks wrong can have come about. */
import type { Explanation } from './course.js';
import { cutByCard, cutOnTheWay } from './cut.js';
import { metLater } from './met.js';
import { acknowledgedLater, arrivedEarlier, arrivedLater, capturedLater, sentEarlier } from './reordered.js';
import { answeredByOther, answersLate, doubled, gone, timedOut, timedOutAtEdge } from './repeated.js';
import { acknowledgedUnseen, answersUnseen, closedUnseen, inPortions, notThere, openedUnseen, sentUnseen } from './unseen.js';

/** The simplest first. */
export const explanations: readonly Explanation[] = [
  openedUnseen,
  arrivedEarlier,
  cutByCard,
  sentEarlier,
  timedOut,
  answersLate,
  arrivedLater,
  capturedLater,
  acknowledgedLater,
  doubled,
  answersUnseen,
  inPortions,
  closedUnseen,
  answeredByOther,
  sentUnseen,
  notThere,
  cutOnTheWay,
  acknowledgedUnseen,
  metLater,
  gone,
];

/** Tried together, where none helps alone. */
export const pairs: readonly (readonly [Explanation, Explanation])[] = [
  ...[arrivedEarlier, cutByCard, sentEarlier, capturedLater].flatMap((first) =>
    [cutByCard, arrivedLater].map((then) => [first, then] as const),
  ),
  [acknowledgedLater, timedOutAtEdge],
];
