/** What makes a line of notes one of ours. */
import type { RuleName } from './fault.js';

export interface Rewriting {
  /** Of the line, in its order; they do not overlap. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** How it is written here. */
  readonly rule: RuleName;
}

/** The text with the edits made. */
export function edited(text: string, edits: Rewriting['edits']): string {
  let [written, at] = ['', 0];
  for (const edit of edits) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return written + text.slice(at);
}

/** All of the line but the blanks around it. */
export function whole(line: string, text: string, rule: RuleName): Rewriting | undefined {
  const start = /^\s*/.exec(line)?.[0].length ?? 0;
  const end = Math.max(start, line.trimEnd().length);
  return line.slice(start, end) === text ? undefined : { edits: [{ start, end, text }], rule };
}
