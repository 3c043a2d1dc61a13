/** Where a Markdown text wants pictures: below its fences, below comments that include a document; and what stands there now. */
import type { Span } from '../../core/index.js';
import { type FenceOptions, fencesOf, linesOutside, optionsIn } from '../../language/index.js';

export interface FigurePlace {
  /** The fence, whose exchanges are drawn; or the document that a comment names, and one exchange of it. */
  readonly what:
    | { readonly kind: 'fence'; readonly start: number; readonly end: number; readonly info: string }
    | { readonly kind: 'include'; readonly path: string; readonly exchange: string };
  /** Offset of its first line. */
  readonly start: number;
  /** What is there now; empty, behind the spot, if nothing. */
  readonly old: { readonly start: number; readonly end: number };
  /** The old picture's kind. */
  readonly format: string | undefined;
  /** How the old picture was drawn, beside what the fence says. */
  readonly chosen: FenceOptions;
  readonly prefix: string;
  readonly lineBreak: string;
  /** The spot's last line ends the text. */
  readonly atEnd: boolean;
}

export const BEGIN = '<!-- handshake:drawn';
export const END = '<!-- /handshake:drawn -->';

const INCLUDE = /^([ \t>]*)<!--[ \t]*handshake:include[ \t]+(?:"([^"]+)"|(\S+))(?:[ \t]+(\S+))?[ \t]*-->[ \t]*\r?$/gmu;
const DRAWN =
  /^(?:[ \t>]*(?:\r?\n))?[ \t>]*<!-- handshake:drawn (\w+)((?: [\w=]+)*) -->[\s\S]*?<!-- \/handshake:drawn -->[ \t]*(?:\r?\n|$)/;

export function spotsOf(markdown: string): readonly FigurePlace[] {
  const fences = fencesOf(markdown);
  const drawn = fences.map(({ start, end, prefix, info }) => spot(markdown, { kind: 'fence', start, end, info }, start, end, prefix));
  const outside = new Set(linesOutside(markdown));
  const comments = [...markdown.matchAll(INCLUDE)].filter(({ index }) => outside.has(index));
  const included = comments.map((match) => {
    const [all, prefix = '', quoted, bare = '', exchange = ''] = match;
    const end = match.index + all.length;
    const next = markdown[end] === '\n' ? end + 1 : end;
    return spot(markdown, { kind: 'include', path: quoted ?? bare, exchange }, match.index, next, prefix);
  });
  return [...drawn, ...included].sort((a, b) => a.start - b.start);
}

function spot(markdown: string, what: FigurePlace['what'], start: number, end: number, prefix: string): FigurePlace {
  const [all = '', format, chosen = ''] = DRAWN.exec(markdown.slice(end)) ?? [];
  const line = markdown.slice(start, end);
  return {
    what,
    start,
    old: { start: end, end: end + all.length },
    format,
    chosen: optionsIn(chosen),
    prefix,
    lineBreak: /\r\n/.test(line) || (!line.includes('\n') && markdown.includes('\r\n')) ? '\r\n' : '\n',
    atEnd: !line.endsWith('\n'),
  };
}

/** Pictures that stand below nothing: what they showed is gone. */
export function orphansOf(markdown: string, spots: readonly FigurePlace[]): readonly Span[] {
  const outside = linesOutside(markdown);
  const textAt = (start: number): string => /^[^\n]*\n?/.exec(markdown.slice(start, start + LONGEST_MARK))?.[0] ?? '';
  return outside.flatMap((start, index) => {
    if (!MARK.test(textAt(start))) return [];
    if (spots.some(({ old }) => old.start <= start && start < old.end)) return [];
    const before = outside[index - 1] ?? start;
    const isBlank = before < start && /^[ \t>]*\r?\n$/.test(markdown.slice(before, start));
    const from = isBlank ? before : start;
    const [all] = DRAWN.exec(markdown.slice(from)) ?? [];
    return all === undefined ? [] : [{ start: from, end: from + all.length }];
  });
}

const MARK = /^[ \t>]*<!-- handshake:drawn /;
const LONGEST_MARK = 1_000;

/** The lines of a picture as they stand below a spot. */
export function block({ prefix, lineBreak, atEnd }: FigurePlace, mark: string, lines: readonly string[]): string {
  const all = ['', `${BEGIN} ${mark} -->`, ...lines, END].map((line) => `${prefix}${line}`.trimEnd() + lineBreak);
  return (atEnd ? lineBreak : '') + all.join('');
}
