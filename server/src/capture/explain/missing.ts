/** Captures that hold not every frame: filtered, sampled, or too slow. What rests on the missing ones is only inferred. */
import { before, type CapturedSegment, type ConnectionSide, distance, end, FIN, has, other, SYN, span } from '../segment.js';
import type { CapturedMoment } from '../timeline/moment.js';
import type { Mistaken } from './course.js';
import { mayHaveSent, sentBy, topOf } from './evidence.js';

/** Does the capture show that frames are missing, and may a segment be right because of them? Numbers must fit what was captured. */
export const mayRestOnMissing = (mistaken: Mistaken): boolean => {
  const { moments } = mistaken.course;
  if (!misses(moments) && !hasNoAcknowledgments(moments, mistaken.host) && !hasNoAcknowledgments(moments, other(mistaken.host)))
    return false;
  if (mistaken.codes.includes('tcp/ack') && !mayAcknowledge(mistaken)) return false;
  return !mistaken.codes.includes('tcp/seq') || mayBeginThere(mistaken);
};

/** So many segments, or such a part of all, that no capture holds though they were there. */
const [MANY, PART] = [3, 1 / 20];

const misses = (moments: readonly CapturedMoment[]): boolean => {
  const made = moments.filter(isMade).length;
  return made >= MANY || (made > 0 && made >= PART * moments.length);
};

const isMade = ({ kind, flight: { segment } }: CapturedMoment): boolean =>
  kind === 'send' && segment.frame === 0 && span(segment) > 0 && !has(segment, SYN);

/** Octets of text in a row that no host leaves without an acknowledgment: RFC 9293 §3.8.6.3 wants one for every second large segment. */
const ROW = 10_000;

/** A filter has left out all segments of a side without text: the other side sends on and on, and nothing but text comes back. */
const hasNoAcknowledgments = (moments: readonly CapturedMoment[], side: ConnectionSide): boolean => {
  if (sentBy(moments, side).some((segment) => span(segment) === 0)) return false;
  let row = 0;
  for (const { kind, flight } of moments) {
    if (kind !== 'send' || flight.segment.frame === 0) continue;
    row = flight.segment.from === side ? 0 : row + flight.segment.len;
    if (row >= ROW) return true;
  }
  return false;
};

/** A number that the other side may have reached: an edge of its segments, or far from all of them, but nothing that it never sent. */
const mayAcknowledge = ({ course: { moments }, at, segment, host }: Mistaken): boolean => {
  const side = other(host);
  const top = topOf(moments, at, side);
  const isNew = top === undefined || before(top, segment.ack);
  if (isNew && !mayHaveSent(moments, at + 1, side, segment.ack)) return false;
  return isProbed(moments, side, segment.ack) || !isJustOff(sentBy(moments, side), segment.ack);
};

/** Is a number only named by segments one below it, which ask whether the other side is still there or has a window again? */
const isProbed = (moments: readonly CapturedMoment[], side: ConnectionSide, number: number): boolean => {
  const below = (number - 1) >>> 0;
  const names = sentBy(moments, side).filter((each) => each.seq === below || end(each) === below);
  return names.length > 0 && names.every((each) => span(each) === 0) && !sentBy(moments, other(side)).some(({ ack }) => ack === below);
};

/** A number from which it may go on, or repeat: what it passed over it may have sent. */
const mayBeginThere = ({ course: { moments }, at, segment, host }: Mistaken): boolean => {
  const top = topOf(moments, at, host);
  const own = sentBy(moments, host).filter((each) => each !== segment);
  if (top !== undefined && before(top, segment.seq)) return mayHaveSent(moments, at + 1, host, segment.seq);
  // one before the next number keeps the connection alive
  const isProbe = segment.len <= 1 && !has(segment, FIN) && own.some((each) => end(each) === (segment.seq + 1) >>> 0);
  return isProbe || !(isJustOff(own, segment.seq) || isJustOff(own, end(segment)));
};

/** Octets by which a number misses the edge of a segment, if somebody has miscounted. */
const MISCOUNTED = 8;

const isJustOff = (segments: readonly CapturedSegment[], number: number): boolean => {
  const offs = segments.flatMap((each) => [each.seq, end(each)]).map((edge) => Math.abs(distance(edge, number)));
  return !offs.includes(0) && offs.some((off) => off < MISCOUNTED);
};
