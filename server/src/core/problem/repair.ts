/** What an author most likely meant, as a change of the exchange: plain data that can be tried, put into words, and written into the text. */
import type { Statement } from '../exchange/exchange.js';

/** Indices are those of the exchange's statements as they are; `was` is the statement as it is. */
export type Repair =
  /** The statement, as it was meant. */
  | { readonly kind: 'replace'; readonly at: number; readonly statement: Statement; readonly was?: Statement }
  /** One that was forgotten; `at` is the statement that it stands before. `own`: its fields that follow from no rule. */
  | { readonly kind: 'insert'; readonly at: number; readonly statement: Statement; readonly own?: readonly string[] }
  | { readonly kind: 'remove'; readonly at: number; readonly was?: Statement }
  /** It stands before another one, or, where that is further down, behind what stands before that. */
  | { readonly kind: 'move'; readonly at: number; readonly before: number; readonly was?: Statement }
  /** Two messages in opposite directions, the one at `at` arriving only after the one at `behind`. */
  | { readonly kind: 'cross'; readonly at: number; readonly behind: number; readonly was?: Statement };

export type CrossRepair = Extract<Repair, { readonly kind: 'cross' }>;

/** One way to put a mistake right. */
export interface Meant {
  /** Index of the statement at which the mistake shows. */
  readonly shownAt: number;
  readonly shown?: Statement;
  readonly repairs: readonly Repair[];
}
