/** Where a Markdown text wants pictures: below its fences, below comments that include a document; and what stands there now. */
import { fencesOf } from '../../language/fences.js';

export interface Spot {
  /** The fence, whose exchanges are drawn; or the document that a comment names, and one exchange of it. */
  readonly what:
    | { readonly kind: 'fence'; readonly start: number; readonly end: number }
    | { readonly kind: 'include'; readonly path: string; readonly exchange: string };
  /** Offset of its first line. */
  readonly start: number;
  /** What is there now; empty, behind the spot, if nothing. */
  readonly old: { readonly start: number; readonly end: number };
  /** The old picture's kind. */
  readonly format: string | undefined;
  readonly prefix: string;
  readonly lineBreak: string;
  /** The spot's last line ends the text. */
  readonly atEnd: boolean;
}

export const BEGIN = '<!-- handshake:drawn';
export const END = '<!-- /handshake:drawn -->';

const INCLUDE = /^([ \t>]*)<!--[ \t]*handshake:include[ \t]+(?:"([^"]+)"|(\S+))(?:[ \t]+(\S+))?[ \t]*-->[ \t]*\r?$/gmu;
const DRAWN = /^(?:[ \t>]*(?:\r?\n))?[ \t>]*<!-- handshake:drawn (\w+) -->[\s\S]*?<!-- \/handshake:drawn -->[ \t]*(?:\r?\n|$)/;

export function spotsOf(markdown: string): readonly Spot[] {
  const fences = fencesOf(markdown);
  const drawn = fences.map(({ start, end, prefix }) => spot(markdown, { kind: 'fence', start, end }, start, end, prefix));
  const comments = [...markdown.matchAll(INCLUDE)].filter(({ index }) => !fences.some(({ start, end }) => start <= index && index < end));
  const included = comments.map((match) => {
    const [all, prefix = '', quoted, bare = '', exchange = ''] = match;
    const end = match.index + all.length;
    const next = markdown[end] === '\n' ? end + 1 : end;
    return spot(markdown, { kind: 'include', path: quoted ?? bare, exchange }, match.index, next, prefix);
  });
  return [...drawn, ...included].sort((a, b) => a.start - b.start);
}

function spot(markdown: string, what: Spot['what'], start: number, end: number, prefix: string): Spot {
  const [all = '', format] = DRAWN.exec(markdown.slice(end)) ?? [];
  const line = markdown.slice(start, end);
  return {
    what,
    start,
    old: { start: end, end: end + all.length },
    format,
    prefix,
    lineBreak: /\r\n/.test(line) || (!line.includes('\n') && markdown.includes('\r\n')) ? '\r\n' : '\n',
    atEnd: !line.endsWith('\n'),
  };
}

/** The lines of a picture as they stand below a spot. */
export function block({ prefix, lineBreak, atEnd }: Spot, format: string, lines: readonly string[]): string {
  const all = ['', `${BEGIN} ${format} -->`, ...lines, END].map((line) => `${prefix}${line}`.trimEnd() + lineBreak);
  return (atEnd ? lineBreak : '') + all.join('');
}
