/** Comments to be taken out: teachers write answers there. */
import type { FixEdit, Span } from '../../core/index.js';
import { TOKENS } from './numbers.js';

/** A line of nothing else goes with its comment. */
export function commentsIn({ start, end }: Span, text: string): readonly FixEdit[] {
  return [...text.slice(start, end).matchAll(TOKENS)].flatMap((match) => {
    if (match[0].startsWith('"')) return [];
    const at = start + match.index;
    const before = /[^\S\r\n]+$/u.exec(text.slice(0, at))?.[0].length ?? 0;
    const span = { start: at, end: at + match[0].length };
    const whole = wholeLines(span, text);
    return [
      { span: whole.start < span.start - before || whole.end > span.end ? whole : { start: span.start - before, end: span.end }, text: '' },
    ];
  });
}

/** With the line break, if nothing else stands there. */
export function wholeLines({ start, end }: Span, text: string): Span {
  const before = /[^\S\r\n]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?:\r\n|\r|\n)?/u.exec(text.slice(end))?.[0] ?? '';
  const isAlone = start - before === 0 || /[\r\n]/.test(text[start - before - 1] ?? '');
  if (isAlone && /[\r\n]$/.test(after)) return { start: start - before, end: end + after.length };
  return { start, end: end + (/^[^\S\r\n]*;[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0) };
}
