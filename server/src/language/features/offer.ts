/** What completion offers, as plain data that an adapter for any editor can convert. */
import type { Span } from '../../core/index.js';

export type OfferKind =
  | 'host'
  | 'message'
  | 'flag'
  | 'field'
  | 'value'
  | 'state'
  | 'variable'
  | 'event'
  | 'segment'
  | 'exchange'
  | 'protocol'
  | 'role'
  | 'code'
  | 'procedure'
  | 'keyword'
  | 'sign'
  | 'file'
  | 'snippet';

export interface Offer {
  readonly kind: OfferKind;
  readonly label: string;
  /** Shown behind the label: the computed fields, the right value's mark. */
  readonly detail?: string;
  /** Why it is here, in Markdown. */
  readonly documentation?: string;
  /** Stands below that; drawn when somebody looks at it. */
  readonly picture?: () => string;
  readonly insert: string;
  /** Words by which it is found, beside its label. */
  readonly found?: string;
  /** The text is a snippet with tab stops, `${1:…}`. */
  readonly isSnippet?: boolean;
  /** What it replaces, where that is not the word at the cursor. */
  readonly replaces?: Span;
  /** It is the right one, or what is due. */
  readonly preferred?: boolean;
  /** A command of the editor to run instead of inserting text: only in our own extension. */
  readonly does?: 'importCapture';
  /** After it is inserted, completion is triggered again. */
  readonly goesOn?: boolean;
}

type Extra = Partial<Omit<Offer, 'kind' | 'label'>>;

export const offer = (kind: OfferKind, label: string, extra: Extra = {}): Offer => ({ kind, label, insert: label, ...extra });

export const offers = (kind: OfferKind, labels: Iterable<string>, extra: Extra = {}): readonly Offer[] =>
  [...new Set(labels)].map((label) => offer(kind, label, extra));
