/** Bytes that only fill a frame up to its least size, where an IP header counts them as text. */
import { type CapturedSegment, distance, span } from './segment.js';

/** How much text it has if its host goes on at a number; `undefined` where that does not fit. */
const textUpTo = (segment: CapturedSegment, number: number): number | undefined => {
  const { seq, len, padding } = segment;
  const text = distance(seq, number) - (span(segment) - len);
  return text >= len - padding && text < len ? text : undefined;
};

/** The text of each segment that may be padded, as its host goes on behind it: with text, or at all. */
const textsOf = (
  segments: readonly CapturedSegment[],
): { readonly lengths: ReadonlyMap<CapturedSegment, number>; readonly isSure: boolean } => {
  const lengths = new Map<CapturedSegment, number>();
  const next: [CapturedSegment | undefined, CapturedSegment | undefined] = [undefined, undefined];
  let isSure = false;
  for (const segment of [...segments].reverse()) {
    const following = next[segment.from];
    next[segment.from] = segment;
    if (segment.padding === 0 || !following) continue;
    const text = textUpTo(segment, following.seq);
    if (text === undefined) continue;
    lengths.set(segment, text);
    if (following.padding === 0 && following.len > segment.len) isSure = true;
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
