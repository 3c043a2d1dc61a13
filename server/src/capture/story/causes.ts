/** What must have happened unseen before something that was seen: a call, a timer, a crash. Facts and the reason, for a comment. */
import { type Inference, inferred } from '../remarks.js';
import { ACK, before, type CapturedSegment, end, FIN, has, opens, RST, SYN } from '../segment.js';
import type { Cause } from '../timeline/moment.js';
import type { TcpHost } from './host.js';

/** Nanoseconds: what is sent again sooner is rather due to duplicate acknowledgments. */
const SHORTEST_TIMER = 190e6;

/** In TIME_WAIT the timer is another one. */
const runsTimer = (host: TcpHost): boolean =>
  host.state !== 'CLOSED' && host.state !== 'LISTEN' && host.state !== 'TIME_WAIT' && host.state !== 'FIN_WAIT_2';

const nothing: readonly Cause[] = [];

/** How a host comes to have no connection any more, without a segment that says so. */
const vanish = (host: TcpHost, why: Inference): readonly Cause[] => {
  if (host.state === 'CLOSED') return nothing;
  if (host.state === 'LISTEN' || host.state === 'SYN_SENT') return [{ event: 'close', why: inferred(why) }];
  return [{ event: host.state === 'TIME_WAIT' ? 'timeout' : 'crash', why: inferred(why) }];
};

const listenAnew = (host: TcpHost, why: Inference): readonly Cause[] => [...vanish(host, why), { event: 'listen', why: inferred(why) }];

/** Before `segment` is sent. */
export const causesOfSending = (host: TcpHost, segment: CapturedSegment): readonly Cause[] => {
  const waited = host.waited(segment);
  if (waited >= SHORTEST_TIMER && runsTimer(host)) return [{ event: 'timeout', why: { sentAgainAfter: waited / 1e9 } }];
  if (opens(segment)) return causesOfOpening(host, segment);
  if (has(segment, RST)) return causesOfReset(host, segment);
  const open = host.state === 'ESTABLISHED' || host.state === 'CLOSE_WAIT' || host.state === 'SYN_RECEIVED';
  return has(segment, FIN) && open ? [{ event: 'close', why: inferred('sendsFin') }] : nothing;
};

const causesOfOpening = (host: TcpHost, segment: CapturedSegment): readonly Cause[] => {
  const again = host.state === 'SYN_SENT' || host.state === 'SYN_RECEIVED';
  if (again && segment.seq === host.iss) return nothing;
  const gone = host.state === 'LISTEN' ? nothing : vanish(host, 'opensAnew');
  return [...gone, { event: 'connect', why: inferred('sendsSyn') }];
};

/** A reset that answers no invalid segment is an abort. */
const causesOfReset = (host: TcpHost, segment: CapturedSegment): readonly Cause[] => {
  if (!host.synchronized || host.state === 'TIME_WAIT') return nothing;
  if (host.state === 'SYN_RECEIVED' && segment.seq !== host.sendNext) return nothing;
  return [{ event: 'abort', why: inferred('sendsRst') }];
};

/** Before `segment` arrives. `reply` is what the host sends next; `atOnce`: and nothing else arrives before that. */
export const causesOfArrival = (
  host: TcpHost,
  segment: CapturedSegment,
  reply: CapturedSegment | undefined,
  atOnce: boolean,
): readonly Cause[] => {
  if (has(segment, RST)) return nothing;
  if (!reply) return causesOfSilence(host, segment);
  if (has(reply, SYN | ACK) && opens(segment) && acknowledgesSyn(reply, segment)) return causesOfAccepting(host, segment, reply);
  return atOnce && has(reply, RST) ? causesOfRefusing(host, segment, reply) : nothing;
};

/** Where there is no connection, all is answered; where one is awaited, what is neither SYN nor ACK is not. */
const causesOfSilence = (host: TcpHost, segment: CapturedSegment): readonly Cause[] =>
  host.state === 'CLOSED' && !has(segment, ACK) && !opens(segment) ? [{ event: 'listen', why: inferred('answersNothing') }] : nothing;

/** A SYN may carry text, which is acknowledged with it or not. */
const acknowledgesSyn = (reply: CapturedSegment, syn: CapturedSegment): boolean =>
  reply.ack === (syn.seq + 1) >>> 0 || reply.ack === end(syn);

const causesOfAccepting = (host: TcpHost, syn: CapturedSegment, reply: CapturedSegment): readonly Cause[] => {
  const why = 'acceptsSyn';
  if (host.state === 'LISTEN') return nothing;
  if (host.state === 'SYN_SENT' && reply.seq === host.iss) return nothing;
  if (host.state === 'TIME_WAIT' && host.reopens(syn)) return nothing;
  const again = host.synchronized && host.receiveKnown && syn.seq === host.irs && (!host.sendKnown || reply.seq === host.iss);
  return again ? nothing : listenAnew(host, why);
};

/** It answers as a host that has no such connection. */
const causesOfRefusing = (host: TcpHost, segment: CapturedSegment, reply: CapturedSegment): readonly Cause[] => {
  const why = 'answersWithoutConnection';
  if (opens(segment) && host.state === 'SYN_RECEIVED') return nothing;
  if (!has(segment, ACK)) return has(reply, ACK) && reply.seq === 0 && reply.ack === end(segment) ? vanish(host, why) : nothing;
  if (has(reply, ACK) || reply.seq !== segment.ack || host.state === 'LISTEN') return nothing;
  const bad = host.sendKnown && (!before(host.iss, segment.ack) || before(host.sendNext, segment.ack));
  const answersInPlace = (host.state === 'SYN_SENT' || host.state === 'SYN_RECEIVED') && bad;
  return answersInPlace ? nothing : vanish(host, why);
};
