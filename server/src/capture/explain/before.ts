/** A capture that begins in the middle of a connection: what its hosts had sent, and held, before it. */
import { before, type CapturedSegment, type ConnectionSide, end, other, RST, SYN } from '../segment.js';
import type { CapturedMoment } from '../timeline/moment.js';
import { topOf } from './evidence.js';

/** So many segments of a host may still rest on what was before the capture. */
const EARLY = 12;

/** The beginning of a connection without its SYN. */
export interface BeforeCapture {
  /** For each host: the number up to which it had sent, as far as its first segment and the first acknowledgment of the other tell. */
  readonly sent: readonly [number | undefined, number | undefined];
  readonly early: ReadonlySet<CapturedSegment>;
}

/** `undefined`: the connection is opened in the capture. */
export const beforeCapture = (moments: readonly CapturedMoment[]): BeforeCapture | undefined => {
  const all = captured(moments);
  const [first] = all;
  if (!first || first.flags & SYN) return undefined;
  const of = (host: ConnectionSide): readonly CapturedSegment[] =>
    all.filter(({ from, flags }) => from === host && !(flags & (SYN | RST))).slice(0, EARLY);
  const early = [of(0), of(1)] as const;
  const sent = (host: ConnectionSide): number | undefined => latest(early[host][0]?.seq, early[other(host)][0]?.ack);
  return { sent: [sent(0), sent(1)], early: new Set(early.flat()) };
};

/** Its text is older than the capture: sent again, or still on its way when it began. */
const isOlder = ({ sent }: BeforeCapture, segment: CapturedSegment): boolean => {
  const own = sent[segment.from];
  return own !== undefined && before(segment.seq, own) && !before(own, end(segment));
};

/** It acknowledges no more than was sent before the capture. */
const acknowledgesOlder = ({ sent }: BeforeCapture, segment: CapturedSegment): boolean => {
  const others = sent[other(segment.from)];
  return others !== undefined && !before(others, segment.ack);
};

/** It goes on behind text that was sent before the capture: the other side names that number, too. */
const goesOnBehind = (moments: readonly CapturedMoment[], segment: CapturedSegment): boolean =>
  captured(moments).some(({ from, ack, sack }) => from !== segment.from && (ack === segment.seq || sack.includes(segment.seq)));

/** It acknowledges text that the other side sent again, with more behind it that was held already. */
const holdsMore = (moments: readonly CapturedMoment[], at: number, segment: CapturedSegment): boolean => {
  const peer = other(segment.from);
  const top = topOf(moments, at, peer);
  return (
    top !== undefined &&
    !before(top, segment.ack) &&
    captured(moments).some((sent) => sent.from === peer && (sent.seq === segment.ack || end(sent) === segment.ack))
  );
};

/** Can what was before the capture make this segment right? */
export const mayRestOnBefore = (
  known: BeforeCapture,
  { moments, at, segment, codes }: { moments: readonly CapturedMoment[]; at: number; segment: CapturedSegment; codes: readonly string[] },
): boolean => {
  const isEarly = known.early.has(segment);
  if (codes.includes('tcp/ack') && !acknowledgesOlder(known, segment) && !(isEarly && holdsMore(moments, at, segment))) return false;
  if (codes.includes('tcp/seq')) return isOlder(known, segment) || (isEarly && goesOnBehind(moments, segment));
  return codes.includes('tcp/ack') || isOlder(known, segment);
};

const captured = (moments: readonly CapturedMoment[]): readonly CapturedSegment[] =>
  moments.flatMap(({ kind, flight: { segment } }) => (kind === 'send' && segment.frame > 0 ? [segment] : []));

const latest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || (b !== undefined && before(a, b)) ? b : a;
