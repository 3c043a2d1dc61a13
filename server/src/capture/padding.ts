/** Bytes that only fill a frame up to its least size, where an IP header counts them as text. */
import { before, type CapturedSegment, distance, end, span } from './segment.js';

/** How much text it has if its host goes on at a number; `undefined` where that does not fit. */
const textUpTo = (segment: CapturedSegment, number: number): number | undefined => {
  const { seq, len, padding } = segment;
  const text = distance(seq, number) - (span(segment) - len);
  return text >= len - padding && text < len ? text : undefined;
};

/** Segments of a host behind one that may be padded, among which what goes on behind its text is looked for. */
const AHEAD = 64;

/** The first segment with which its host goes on behind its text; what is sent again in between tells nothing. */
const following = (
  segment: CapturedSegment,
  later: readonly CapturedSegment[],
): { readonly next: CapturedSegment; readonly text: number } | undefined => {
  for (const next of later) {
    const text = textUpTo(segment, next.seq);
    if (text !== undefined) return { next, text };
    if (!before(next.seq, end(segment))) return undefined;
  }
  return undefined;
};

/** The text of each segment that may be padded, as its host goes on behind it: with text, or at all. */
const textsOf = (
  segments: readonly CapturedSegment[],
): { readonly lengths: ReadonlyMap<CapturedSegment, number>; readonly isSure: boolean } => {
  const lengths = new Map<CapturedSegment, number>();
  const later: readonly [CapturedSegment[], CapturedSegment[]] = [[], []];
  let isSure = false;
  for (const segment of [...segments].reverse()) {
    const behind = later[segment.from];
    const found = segment.padding > 0 ? following(segment, behind) : undefined;
    behind.unshift(segment);
    if (behind.length > AHEAD) behind.pop();
    if (!found) continue;
    lengths.set(segment, found.text);
    if (found.next.padding === 0 && found.next.len > segment.len) isSure = true;
  }
  return { lengths, isSure };
};

/** The segments of a connection, none of them with padding as its text. */
export const withoutPadding = (segments: readonly CapturedSegment[]): readonly CapturedSegment[] => {
  if (!segments.some(({ padding }) => padding > 0)) return segments;
  const { lengths, isSure } = textsOf(segments);
  if (!isSure) return segments;
  return segments.map((segment) => {
    const { len, padding } = segment;
    const text = lengths.get(segment) ?? (len === padding ? 0 : len);
    return text === len ? segment : { ...segment, len: text };
  });
};
