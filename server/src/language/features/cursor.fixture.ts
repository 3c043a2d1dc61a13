/** Short texts with a cursor `<|>` in them. */
import { analyse } from '../analysis/analyse.js';
import type { Analysis } from '../analysis/analysis.js';

export const CURSOR = '<|>';

export function atCursor(
  marked: string,
  others: Readonly<Record<string, string>> = {},
): { readonly analysis: Analysis; readonly offset: number } {
  const offset = marked.indexOf(CURSOR);
  return { analysis: analysed(marked.replace(CURSOR, ''), others), offset };
}

export const analysed = (text: string, others: Readonly<Record<string, string>> = {}): Analysis =>
  analyse(text, {
    source: 'test.hsk',
    read: (path) => {
      const found = others[path];
      return found === undefined ? undefined : { source: path, text: found };
    },
  });

/** `code at text` of all errors. */
export const errorsOf = ({ problems, text }: Analysis): readonly string[] =>
  problems.filter(({ severity }) => severity !== 'information').map(({ code, span }) => `${code} at ${text.slice(span.start, span.end)}`);

export interface CursorEdit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** They do not overlap. */
export const changed = (text: string, edits: readonly CursorEdit[]): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
