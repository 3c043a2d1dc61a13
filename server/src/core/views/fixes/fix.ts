/** A change of the text that the user may choose. */
import type { Span } from '../../span.js';
import { readable } from '../words/phrases.js';

export interface Fix {
  /** An order: `Set n to 101`. */
  readonly title: string;
  /** They do not overlap; spans are those of the text as it is. */
  readonly edits: readonly FixEdit[];
}

export interface FixEdit {
  readonly span: Span;
  readonly text: string;
}

export const replace = (title: string, span: Span, text: string): Fix => ({ title: readable(title), edits: [{ span, text }] });

export const append = (title: string, span: Span, text: string): Fix => replace(title, { start: span.end, end: span.end }, text);
