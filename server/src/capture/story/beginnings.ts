/** In which state each host is when the capture begins: seen from the first thing that it sends. */
import { ACK, has, opens, RST, type Segment, type Side, SYN } from '../segment.js';
import { hostOf, type Moment } from '../timeline/moment.js';
import type { State } from './host.js';

const isSynAck = (segment: Segment): boolean => has(segment, SYN | ACK);

/** The moments of one host up to the first segment that it sends. */
const opening = (moments: readonly Moment[], side: Side): { readonly arrived: readonly Segment[]; readonly first: Segment | undefined } => {
  const arrived: Segment[] = [];
  for (const moment of moments) {
    if (hostOf(moment) !== side) continue;
    if (moment.kind === 'send') return { arrived, first: moment.flight.segment };
    arrived.push(moment.flight.segment);
  }
  return { arrived, first: undefined };
};

/** Does it answer as a host that has no connection? */
const answersUnknown = (first: Segment, arrived: readonly Segment[]): boolean =>
  has(first, ACK) ? first.seq === 0 : arrived.some((segment) => has(segment, ACK) && segment.ack === first.seq);

const stateBefore = (first: Segment, arrived: readonly Segment[]): State => {
  if (opens(first)) return 'CLOSED';
  if (isSynAck(first)) return arrived.some(opens) ? 'CLOSED' : 'SYN_RECEIVED';
  if (has(first, RST) && answersUnknown(first, arrived)) return 'CLOSED';
  return arrived.some(isSynAck) ? 'SYN_SENT' : 'ESTABLISHED';
};

/** One that says nothing is connected only if the other side goes on as if it were. */
const stateOfSilent = (moments: readonly Moment[], side: Side): State => {
  const speaks = ({ kind, flight: { segment } }: Moment): boolean =>
    kind === 'send' && segment.from !== side && !(segment.flags & (SYN | RST));
  return moments.some(speaks) ? 'ESTABLISHED' : 'CLOSED';
};

export const beginning = (moments: readonly Moment[], side: Side): State => {
  const { arrived, first } = opening(moments, side);
  return first ? stateBefore(first, arrived) : stateOfSilent(moments, side);
};
