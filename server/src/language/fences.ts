/** Markdown: each `handshake` fence is a document of its own, in which every offset is that of the Markdown file. */
import type { Span } from '../core/index.js';

const OPENING = /^([\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})[ \t]*([^`\n]*)$/;
const LANGUAGE = /^\{?\s*\.?(?:handshake|hsk)(?=[\s},:]|$)/i;
const QUOTE = /^[\s>]*/;
/** A block of HTML that is a comment: a fence in it is no fence. */
const COMMENT = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?<!--/;

/** Is it one of ours, by the line that opens it? */
export const isOurInfo = (info: string): boolean => LANGUAGE.test(info.trim());

interface Fence {
  readonly mark: string;
  /** A fence of another language can hold what looks like one of ours. */
  readonly ours: boolean;
  readonly quoted: boolean;
  readonly prefix: string;
  readonly info: string;
}

interface ScannedLine {
  readonly text: string;
  readonly start: number;
  /** `text` is what stands outside of all fences. */
  readonly role: 'open' | 'inside' | 'close' | 'text' | 'comment';
  readonly fence?: Fence;
}

function* scanned(markdown: string): Generator<ScannedLine> {
  let fence: Fence | undefined;
  let commented: boolean = false;
  let start = 0;
  for (const text of linesOf(markdown)) {
    const at = start;
    start += text.length;
    if (fence !== undefined) {
      const role = closes(text, fence) ? 'close' : 'inside';
      yield { text, start: at, role, fence };
      if (role === 'close') fence = undefined;
      continue;
    }
    const opens: boolean = !commented && COMMENT.test(text);
    if (commented || opens) {
      yield { text, start: at, role: 'comment' };
      commented = !(opens ? text.slice(text.indexOf('<!--') + 4) : text).includes('-->');
      continue;
    }
    fence = opened(text);
    yield fence === undefined ? { text, start: at, role: 'text' } : { text, start: at, role: 'open', fence };
  }
}

/** The text with everything outside the fences blanked out; its length and lines stay the same. */
export const fencedText = (markdown: string): string => blanked([...scanned(markdown)]);

const blanked = (lines: readonly ScannedLine[]): string =>
  lines.map(({ text, role, fence }) => (role === 'inside' && fence?.ours ? content(text, fence) : blank(text))).join('');

export function hasFence(markdown: string): boolean {
  for (const { fence } of scanned(markdown)) if (fence?.ours) return true;
  return false;
}

/** A `handshake` fence and where it lies; the last line of a text may leave it open. */
export interface FencePlace {
  /** From the opening line to the end of the closing one, its line break included. */
  readonly start: number;
  readonly end: number;
  /** What stands before each of its lines: blanks, quotation marks. */
  readonly prefix: string;
  /** What stands behind the marks that open it. */
  readonly info: string;
  readonly closed: boolean;
}

/** The text with all that is not Handshake blanked out, and the parts of it that are separate documents. */
export interface FencedText {
  readonly text: string;
  readonly sections: readonly Span[];
}

export function readableIn(markdown: string): FencedText {
  const lines = [...scanned(markdown)];
  return { text: blanked(lines), sections: fencesAmong(lines).map(({ start, end }) => ({ start, end })) };
}

export const fencesOf = (markdown: string): readonly FencePlace[] => fencesAmong(scanned(markdown));

function fencesAmong(lines: Iterable<ScannedLine>): readonly FencePlace[] {
  const found: FencePlace[] = [];
  let open = 0;
  for (const { text, start, role, fence } of lines) {
    if (role === 'open') open = start;
    if (!fence?.ours) continue;
    const { prefix, info } = fence;
    const place = { start: open, end: start + text.length, prefix, info, closed: role === 'close' };
    if (role === 'open') found.push(place);
    else found[found.length - 1] = place;
  }
  return found;
}

/** Offsets of the lines that stand outside of all fences, comments among them. */
export const linesOutside = (markdown: string): readonly number[] =>
  [...scanned(markdown)].flatMap(({ role, start }) => (role === 'text' || role === 'comment' ? [start] : []));

/** In a list the lines after the first are indented as far as its text. A byte order mark stands in front of the file alone. */
const prefixOf = (before: string): string => before.replace(/\ufeff/g, '').replace(/[^\s>]/g, ' ');

/** Does the place lie within one of our fences? */
export function isInFence(markdown: string, offset: number): boolean {
  let isOurs = false;
  for (const { text, start, role, fence } of scanned(markdown)) {
    isOurs = fence?.ours === true && role !== 'close';
    if (offset < start + text.length || (offset === start + text.length && !text.endsWith('\n'))) return isOurs;
  }
  return isOurs;
}

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function opened(line: string): Fence | undefined {
  const [, before = '', mark, info = ''] = OPENING.exec(line.trimEnd()) ?? [];
  if (mark === undefined) return undefined;
  return { mark, ours: isOurInfo(info), quoted: before.includes('>'), prefix: prefixOf(before), info };
}

function closes(line: string, { mark }: Fence): boolean {
  if (!line.includes(mark)) return false;
  const rest = line.replace(QUOTE, '').trimEnd();
  return rest.length >= mark.length && rest === mark.charAt(0).repeat(rest.length);
}

const content = (line: string, { quoted }: Fence): string => (quoted ? line.replace(QUOTE, blank) : line);

const blank = (text: string): string => text.replace(/[^\r\n\t]/g, ' ');
