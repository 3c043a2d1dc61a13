/** Places in a text. Offsets count UTF-16 code units from 0; `end` is one past the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a text that may be another one than the text being read; `source` is an opaque id of that text. */
export interface Place {
  readonly source: string;
  readonly span: Span;
}

/** A word as somebody wrote it, and where. */
export interface Name {
  readonly text: string;
  readonly span: Span;
  /** Of a host: one of its sessions, by what kind it is and by its key: `S.lease(7)`. */
  readonly path?: { readonly kind: string; readonly keys: readonly string[] };
}

/** The empty span before the first character: for what has no place of its own. */
export const nowhere: Span = { start: 0, end: 0 };

/** Does `inner` lie wholly within `outer`? */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The smallest span that covers both. */
export const join = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

export const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

export const movedName = (name: Name, by: number): Name => ({ ...name, span: movedSpan(name.span, by) });
