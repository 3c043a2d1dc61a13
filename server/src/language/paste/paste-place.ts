/** Where pasted text goes, so that it and what stands there can both be read. */
import type { Span } from '../../core/index.js';
import { type FencePlace, fencesOf } from '../fences.js';
import type { Parsed, ParsedBlock } from '../parser/parsed.js';

/** At the caret: among the lines there, as a block, or in a fence of its own; behind what cannot hold it; or in another document. */
export type PastePlace =
  | { readonly at: 'lines' | 'block' | 'fence' | 'document' }
  | { readonly at: 'block-behind' | 'fence-behind'; readonly offset: number };

export interface PasteTarget {
  /** All of the document, as it is written. */
  readonly written: string;
  readonly parsed: Parsed;
  /** In Markdown. */
  readonly isMarked: boolean;
  readonly offset: number;
}

/** @param hasBlocks the pasted text has blocks of its own */
export function placeOf({ written, parsed, isMarked, offset }: PasteTarget, hasBlocks: boolean): PastePlace {
  const caret = { offset, hasBlocks };
  if (!isMarked) return among(parsed, { start: 0, end: written.length }, caret) ?? { at: 'document' };
  const fence = fencesOf(written).find((each) => each.start < offset && offset <= insideEnd(each, written));
  if (fence === undefined) return { at: 'fence' };
  // an open one would swallow what is behind it
  return among(parsed, fence, caret) ?? (fence.closed ? { at: 'fence-behind', offset: fence.end } : { at: 'document' });
}

/** Where the line begins that closes it. */
const insideEnd = ({ end, closed }: FencePlace, written: string): number => (closed ? written.lastIndexOf('\n', end - 2) + 1 : end);

/** Nothing where blocks cannot stand beside what is there. */
function among({ text, lines, blocks, contents }: Parsed, part: Span, caret: PasteCaret): PastePlace | undefined {
  const { offset, hasBlocks } = caret;
  const spans = blocks.map(({ node, head, close }) => ({
    holdsMessages: HOLDS_MESSAGES.has(node.$type),
    start: lines[head]?.start ?? 0,
    end: lines[close]?.end ?? part.end,
  }));
  const around = spans.find(({ start, end }) => start < offset && offset < end);
  if (around !== undefined) return hasBlocks || !around.holdsMessages ? { at: 'block-behind', offset: around.end } : { at: 'lines' };
  const isOutside = (at: number): boolean => !spans.some(({ start, end }) => start <= at && at < end);
  const isBare = lines.some(
    ({ start, end }, at) =>
      contents.at(at) !== undefined && part.start <= start && end <= part.end && isOutside(start) && !DECLARES.test(text.slice(start, end)),
  );
  if (!isBare) return { at: 'block' };
  return hasBlocks ? undefined : { at: 'lines' };
}

interface PasteCaret {
  readonly offset: number;
  readonly hasBlocks: boolean;
}

const DECLARES = /^(?:import|language|using)\b/;
const HOLDS_MESSAGES: ReadonlySet<ParsedBlock['node']['$type']> = new Set(['Exchange', 'Exercise']);
