/** Statements of a protocol as its text has them: what is cut out, or moved, is whole. */
import type { Span } from '../../../core/index.js';

/** The innermost statement around a place, with its block; `undefined` outside of all of them. */
export function statementAt(text: string, within: Span, at: number): Span | undefined {
  const heads: number[] = [];
  let start = within.start;
  // behind the last letter that is no blank and no comment
  let ink = start;
  for (let here = within.start; here < within.end; here++) {
    const past = pastQuiet(text, here);
    if (past > here) {
      if (text[here] === '"') ink = past;
      here = past - 1;
      continue;
    }
    const letter = text[here] ?? '';
    if (letter === '{') {
      heads.push(start);
      start = here + 1;
    } else if (letter === ';' || letter === '\n' || letter === '}') {
      if (holds(start, here, at)) return trimmed(text, start, ink);
      start = here + 1;
      if (letter !== '}') continue;
      ink = here + 1;
      const head = heads.pop();
      if (head !== undefined && holds(head, here + 1, at)) return trimmed(text, head, ink);
    } else if (letter.trim() !== '') ink = here + 1;
  }
  return holds(start, within.end, at) ? trimmed(text, start, ink) : undefined;
}

const holds = (start: number, end: number, at: number): boolean => start <= at && at < end;

/** Behind a text in quotes or a comment that begins here; else the place itself. */
function pastQuiet(text: string, at: number): number {
  if (text[at] === '"') {
    for (let end = at + 1; end < text.length; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === '"' || text[end] === '\n') return end + 1;
    }
    return text.length;
  }
  const end = text.startsWith('//', at) ? text.indexOf('\n', at) : text.startsWith('/*', at) ? text.indexOf('*/', at) + 2 : at;
  return end < at ? text.length : end;
}

/** From the first letter on: a comment above the statement is no part of it. */
function trimmed(text: string, start: number, ink: number): Span {
  const lead = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/.exec(text.slice(start, ink))?.[0].length ?? 0;
  return { start: start + lead, end: Math.max(start + lead, ink) };
}

/** The statement with what parts it from its neighbours: its lines, where they hold nothing else. */
export function cutOf(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.exec(text.slice(end));
  if (rest !== null && text.slice(lineStart, start).trim() === '') return { start: lineStart, end: end + rest[0].length };
  const behind = /^[ \t]*;[ \t]*/.exec(text.slice(end));
  if (behind !== null) return { start, end: end + behind[0].length };
  const before = /;?[ \t]*$/.exec(text.slice(0, start));
  return { start: start - (before?.[0].length ?? 0), end };
}

/** A name among others, with its comma; `undefined` where it stands alone. */
export function listedName(text: string, { start, end }: Span): Span | undefined {
  const before = /,[ \t]*$/.exec(text.slice(0, start));
  if (before !== null) return { start: start - before[0].length, end };
  const behind = /^[ \t]*,[ \t]*/.exec(text.slice(end));
  return behind === null ? undefined : { start, end: end + behind[0].length };
}

/** One of several messages of a row, with its `or`; `undefined` where it is the only one. */
export function alternative(text: string, row: Span, message: string): Span | undefined {
  const head = text.slice(row.start, row.end).split('{', 1)[0] ?? '';
  const name = message.replaceAll('+', '\\+');
  const found = new RegExp(`(?:\\bor[ \\t]+${name}(?![\\p{L}\\d_+])|(?<![\\p{L}\\d_+])${name}[ \\t]+or[ \\t]+)`, 'u').exec(head);
  if (found === null) return undefined;
  const start = row.start + found.index;
  const isBehind = found[0].startsWith('or');
  return isBehind ? { start: start - 1, end: start + found[0].length } : { start, end: start + found[0].length };
}
