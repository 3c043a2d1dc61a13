/** In which state each host is when the capture begins: seen from the first thing that it sends. */
import { ACK, type CapturedSegment, type ConnectionSide, has, opens, RST, SYN } from '../segment.js';
import { type CapturedMoment, hostOf } from '../timeline/moment.js';
import type { TcpState } from './host.js';

const isSynAck = (segment: CapturedSegment): boolean => has(segment, SYN | ACK);

/** The moments of one host up to the first segment that it sends. */
const opening = (
  moments: readonly CapturedMoment[],
  side: ConnectionSide,
): { readonly arrived: readonly CapturedSegment[]; readonly first: CapturedSegment | undefined } => {
  const arrived: CapturedSegment[] = [];
  for (const moment of moments) {
    if (hostOf(moment) !== side) continue;
    if (moment.kind === 'send') return { arrived, first: moment.flight.segment };
    arrived.push(moment.flight.segment);
  }
  return { arrived, first: undefined };
};

/** Does it answer as a host that has no connection? */
const answersUnknown = (first: CapturedSegment, arrived: readonly CapturedSegment[]): boolean =>
  has(first, ACK) ? first.seq === 0 : arrived.some((segment) => has(segment, ACK) && segment.ack === first.seq);

const stateBefore = (first: CapturedSegment, arrived: readonly CapturedSegment[]): TcpState => {
  if (opens(first)) return 'CLOSED';
  if (isSynAck(first)) return arrived.some(opens) ? 'CLOSED' : 'SYN_RECEIVED';
  if (has(first, RST) && answersUnknown(first, arrived)) return 'CLOSED';
  return arrived.some(isSynAck) ? 'SYN_SENT' : 'ESTABLISHED';
};

/** One that says nothing is connected only if the other side goes on as if it were. */
const stateOfSilent = (moments: readonly CapturedMoment[], side: ConnectionSide): TcpState => {
  const speaks = ({ kind, flight: { segment } }: CapturedMoment): boolean =>
    kind === 'send' && segment.from !== side && !(segment.flags & (SYN | RST));
  return moments.some(speaks) ? 'ESTABLISHED' : 'CLOSED';
};

export const beginning = (moments: readonly CapturedMoment[], side: ConnectionSide): TcpState => {
  const { arrived, first } = opening(moments, side);
  return first ? stateBefore(first, arrived) : stateOfSilent(moments, side);
};
