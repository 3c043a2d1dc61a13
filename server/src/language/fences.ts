/** Markdown: each `handshake` fence is a document of its own, in which every offset is that of the Markdown file. */

import type { Span } from '../core/span.js';

const OPENING = /^([\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})[ \t]*([^`\n]*)$/;
const LANGUAGE = /^\{?\s*\.?handshake(?=[\s},:]|$)/;
const QUOTE = /^[\s>]*/;

interface Fence {
  readonly mark: string;
  /** A fence of another language can hold what looks like one of ours. */
  readonly ours: boolean;
  readonly quoted: boolean;
}

/** The text with everything but the fences' insides made blank, of the same length and with the same lines. */
export function fencedText(markdown: string): string {
  let fence: Fence | undefined;
  return linesOf(markdown)
    .map((line) => {
      if (fence !== undefined && !closes(line, fence)) return fence.ours ? content(line, fence) : blank(line);
      fence = fence === undefined ? opened(line) : undefined;
      return blank(line);
    })
    .join('');
}

export function hasFence(markdown: string): boolean {
  let fence: Fence | undefined;
  return linesOf(markdown).some((line) => {
    if (fence !== undefined) fence = closes(line, fence) ? undefined : fence;
    else fence = opened(line);
    return fence?.ours === true;
  });
}

/** A `handshake` fence and where it lies; the last line of a text may leave it open. */
export interface FencePlace {
  /** From the opening line to the end of the closing one, its line break included. */
  readonly start: number;
  readonly end: number;
  /** What stands before each of its lines: blanks, quotation marks. */
  readonly prefix: string;
  readonly closed: boolean;
}

/** What of a text is in our language, and which parts of it are documents of their own. */
export interface Readable {
  readonly text: string;
  readonly sections: readonly Span[];
}

export const readableIn = (markdown: string): Readable => ({
  text: fencedText(markdown),
  sections: fencesOf(markdown).map(({ start, end }) => ({ start, end })),
});

export function fencesOf(markdown: string): readonly FencePlace[] {
  const found: FencePlace[] = [];
  let fence: (Fence & { readonly start: number; readonly prefix: string }) | undefined;
  let offset = 0;
  for (const line of linesOf(markdown)) {
    const start = offset;
    offset += line.length;
    const open = fence === undefined ? opened(line) : undefined;
    if (open !== undefined) fence = { ...open, start, prefix: prefixOf(line) };
    else if (fence !== undefined && closes(line, fence)) {
      if (fence.ours) found.push({ start: fence.start, end: offset, prefix: fence.prefix, closed: true });
      fence = undefined;
    }
  }
  return fence?.ours ? [...found, { start: fence.start, end: offset, prefix: fence.prefix, closed: false }] : found;
}

/** In a list the lines after the first are indented as far as its text. */
const prefixOf = (line: string): string => (OPENING.exec(line.trimEnd())?.[1] ?? '').replace(/[^\s>]/g, ' ');

/** Does the place lie within one of our fences? */
export function isInFence(markdown: string, offset: number): boolean {
  let fence: Fence | undefined;
  let end = 0;
  for (const line of linesOf(markdown)) {
    const closed = fence !== undefined && closes(line, fence);
    end += line.length;
    if (offset < end || (offset === end && !line.endsWith('\n'))) return fence?.ours === true && !closed;
    fence = fence === undefined ? opened(line) : closed ? undefined : fence;
  }
  return fence?.ours === true;
}

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function opened(line: string): Fence | undefined {
  const [, before = '', mark, info = ''] = OPENING.exec(line.trimEnd()) ?? [];
  return mark === undefined ? undefined : { mark, ours: LANGUAGE.test(info), quoted: before.includes('>') };
}

function closes(line: string, { mark }: Fence): boolean {
  const rest = line.replace(QUOTE, '').trimEnd();
  return rest.length >= mark.length && rest === mark.charAt(0).repeat(rest.length);
}

const content = (line: string, { quoted }: Fence): string => (quoted ? line.replace(QUOTE, blank) : line);

const blank = (text: string): string => text.replace(/[^\r\n\t]/g, ' ');
