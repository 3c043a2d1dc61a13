/** What somebody is in the middle of writing is not wrong yet. */

/** @param marked the part of the line that a problem underlines; nothing but blanks stands between it and the caret, or the caret is in it */
export function isUnfinished(line: string, marked: { readonly start: number; readonly end: number }, caret: number): boolean {
  return marked.start <= caret && line.slice(marked.end, caret).trim() === '';
}
