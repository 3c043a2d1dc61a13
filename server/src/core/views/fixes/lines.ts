/** Lines put into a text, taken out and moved; what stands around them stays. */
import type { Span } from '../../span.js';
import type { FixEdit } from './fix.js';

/** A line of its own before whatever stands at the offset, as far in as that. */
export function lineBefore(text: string, offset: number, line: string): FixEdit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const span = { start: offset, end: offset };
  return /^[\s>]*$/.test(before) ? { span, text: `${line}${lineBreak(text)}${before}` } : { span, text: `${line}; ` };
}

/** A line of its own behind the line that ends with what stands at the span. */
export function lineAfter(text: string, { start, end }: Span, line: string): FixEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[\s>]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  // what stands before it may be the rest of its statement, such as `expect`, but no other one
  const before = text.slice(lineStart, start).replace(/"(?:[^"\\]|\\.)*"/g, '');
  const alone = /^[ \t]*(\/\/.*)?$/.test(rest) && !/[;{]/.test(before);
  const at = alone ? end + rest.length : end;
  return { span: { start: at, end: at }, text: alone ? `${lineBreak(text)}${indent}${line}` : `; ${line}` };
}

export const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The whole physical lines of a statement, so that nothing is left of it. */
export function withoutLine(text: string, { start, end }: Span): FixEdit {
  const line = lineAlone(text, { start, end });
  if (line !== undefined) return { span: { start: line.start, end: text.startsWith('\n', line.end) ? line.end + 1 : line.end }, text: '' };
  const semicolon = /^[ \t]*;[ \t]*/.exec(text.slice(end))?.[0] ?? '';
  return { span: { start, end: end + semicolon.length }, text: '' };
}

/** The physical lines of a statement, if nothing but a comment stands beside it; without the line break at their end. */
function lineAlone(text: string, { start, end }: Span): Span | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found;
  const [before, after] = [text.slice(lineStart, start), text.slice(end, lineEnd)];
  return /^[\s>]*$/.test(before) && /^\s*(\/\/.*)?\s*$/.test(after) ? { start: lineStart, end: lineEnd } : undefined;
}

/** What stands at `from` comes to stand behind what stands at `to`, which is further down; comments go with their lines. */
export function movedDown(text: string, from: Span, to: Span): readonly FixEdit[] {
  const [line, last] = [lineAlone(text, from), lineAlone(text, to)];
  if (line === undefined || last === undefined) return [withoutLine(text, from), lineAfter(text, to, text.slice(from.start, from.end))];
  const moved = text.slice(line.start, line.end);
  const between = text.slice(line.end + 1, last.end);
  // the last line of a text may have no line break
  const put = last.end === text.length ? `${lineBreak(text)}${moved.replace(/\r$/, '')}` : `\n${moved}`;
  return [{ span: { start: line.start, end: last.end }, text: `${between}${put}` }];
}

/** What stands at `from` comes to stand before what stands at `to`, which is further up; comments go with their lines. */
export function movedUp(text: string, from: Span, to: Span): readonly FixEdit[] {
  const [line, before] = [lineAlone(text, from), lineAlone(text, to)];
  if (line === undefined || before === undefined)
    return [lineBefore(text, to.start, text.slice(from.start, from.end)), withoutLine(text, from)];
  const between = text.slice(before.start, line.start);
  // the last line of a text may have no line break
  const isLast = line.end === text.length;
  const rest = isLast ? between.replace(/\r?\n$/, '') : between.replace(/\r\n$|\n$/, text[line.end - 1] === '\r' ? '\r' : '');
  const moved = isLast ? `${text.slice(line.start, line.end)}${lineBreak(text)}` : `${text.slice(line.start, line.end)}\n`;
  return [{ span: { start: before.start, end: line.end }, text: `${moved}${rest}` }];
}
