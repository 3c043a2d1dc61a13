/** Formats a document of which everything is known: flags get the canonical order of the protocol that their exchange uses. */
import type { Span } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { exchangeAt } from '../features/spot.js';
import { type FormatEdit, type FormatOptions, format } from './format.js';

/** `readable` is the text with all that is not Handshake blanked out. */
export function formatDocument(analysis: Analysis, readable: string, options: FormatOptions = {}): readonly FormatEdit[] {
  const { text } = analysis;
  const all = { ...options, flagsAt: (offset: number) => exchangeAt(analysis, offset)?.machine.flags ?? [] };
  if (!endsLinesWithCr(text)) return format(text, { ...all, readable });
  // each stands for the other at its place
  const edits = format(text.replaceAll('\r', '\n'), { ...all, readable: readable.replaceAll('\r', '\n') });
  return edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', '\r') }));
}

/** As on very old Macs. */
const endsLinesWithCr = (text: string): boolean => text.includes('\r') && !text.includes('\n');

/**
 * The edits in `range`, as they are among those of the whole document. In a document of blocks only the blocks around the range are read.
 */
export function formatWithin(analysis: Analysis, readable: string, range: Span, options: FormatOptions = {}): readonly FormatEdit[] {
  const isIn = ({ span }: FormatEdit): boolean => span.start >= range.start && span.start <= range.end;
  const part = partAround(analysis, readable, range);
  if (part === undefined) return formatDocument(analysis, readable, options).filter(isIn);
  const flagsAt = (offset: number) => exchangeAt(analysis, offset + part.start)?.machine.flags ?? [];
  const by = part.start;
  return format(readable.slice(part.start, part.end), { ...options, flagsAt })
    .map(({ span, text }) => ({ span: { start: span.start + by, end: span.end + by }, text }))
    .filter(isIn);
}

/** From the block before the range to the block behind it; undefined where what stands elsewhere may have a say in it. */
function partAround({ parsed, text }: Analysis, readable: string, range: Span): Span | undefined {
  const { blocks, lines } = parsed;
  if (text !== readable || parsed.sections.length !== 1 || parsed.problems.length > 0 || /\r|\/\*/.test(text)) return undefined;
  const first = blocks.findLastIndex(({ head }) => (lines[head]?.start ?? 0) <= range.start) - 1;
  const ending = blocks.findIndex(({ close }) => (lines[close]?.end ?? text.length) >= range.end);
  const last = ending < 0 ? blocks.length : ending + 1;
  for (let index = Math.max(first, -1); index < last; index++)
    for (let at = (blocks[index]?.close ?? -1) + 1; at < (blocks[index + 1]?.head ?? lines.length); at++)
      if (!DECLARES.has(lines[at]?.written.word ?? '')) return undefined;
  const [before, behind] = [blocks[first], blocks[last]];
  const start = before === undefined ? 0 : text.lastIndexOf('\n', lines[before.head]?.start ?? 0) + 1;
  const lineBreak = behind === undefined ? -1 : text.indexOf('\n', lines[behind.close]?.end ?? 0);
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  const cuts = [before && lines[before.head - 1], behind && lines[behind.close + 1]];
  const isWhole = (cuts[0]?.end ?? 0) <= start && (cuts[1]?.start ?? end) >= end;
  return isWhole ? { start, end } : undefined;
}

/** What may stand between blocks, and is aligned with nothing. */
const DECLARES = new Set(['import', 'using', 'language']);
