/** The result of judging an answer: what counted, and what points were lost for. Facts; `views` makes sentences of them. */

import type { Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import type { Span } from '../span.js';
import type { DrawnNumbers, Goal } from './exercise.js';
import type { Instead } from './instead.js';

export interface Judgement {
  readonly passed: boolean;
  readonly points: number;
  readonly outOf: number;
  readonly items: readonly ScoredItem[];
  /** In the order of the answer. */
  readonly losses: readonly Loss[];
  /** The numbers that were drawn for this answer. */
  readonly draw: DrawnNumbers;
}

/** What has a share of the points. */
export interface ScoredItem {
  readonly kind: 'blank' | 'gap' | 'shuffle' | 'mistake' | 'goal' | 'exchange';
  /** In the exercise as it was given. */
  readonly span: Span;
  /** In the answer, where it can be told. */
  readonly place: Span;
  /** In the answer, what stands in a blank; absent where nothing does. */
  readonly written?: Span;
  readonly points: number;
  readonly passed: boolean;
}

export interface Loss {
  /** In the answer. */
  readonly span: Span;
  /** 0 where the points of its item are lost already. */
  readonly points: number;
  /** Index of the item. */
  readonly item: number;
  readonly cause: LossCause;
}

export type LossCause =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly what: 'value' | 'message' | 'state' | 'gap' | 'exchange' }
  | { readonly kind: 'left-out'; readonly field: string }
  | { readonly kind: 'other-message'; readonly expected: readonly string[] }
  | { readonly kind: 'new-name'; readonly name: string }
  /** `rewritten`: of a line with a mistake, what was not wrong. */
  | { readonly kind: 'changed' | 'rewritten'; readonly given: Statement }
  | { readonly kind: 'gone'; readonly given: readonly Statement[] }
  /** It may be sent, but makes another message of the line. */
  | { readonly kind: 'other-number'; readonly isDropped: boolean }
  /** A mistake was mended and named. */
  | { readonly kind: 'both' }
  /** It may stand there, but not before what comes after it. */
  | { readonly kind: 'contradicted' }
  /** States in place of a state. */
  | { readonly kind: 'several' }
  | { readonly kind: 'added'; readonly what: 'line' | 'beside' | 'host' | 'expect-error' | 'stray' }
  | { readonly kind: 'order' }
  | { readonly kind: 'start'; readonly host: string; readonly actual: string; readonly expected: string }
  | {
      readonly kind: 'goal';
      readonly goal: Goal;
      readonly actual: Instead /** It would be reached if the mistakes were none. */;
      readonly follows: boolean;
    }
  | { readonly kind: 'vary'; readonly name: string }
  | { readonly kind: 'too-long'; readonly most: number }
  | {
      readonly kind: 'absent';
      readonly name: string;
      /** What was handed in instead: more than is read, no text, no exercise; or the only other exercise, by its name. */
      readonly instead?:
        | { readonly is: 'huge'; readonly most: number }
        | { readonly is: 'binary' | 'foreign' }
        | { readonly is: 'other'; readonly name: string };
    }
  /** The exercise stands there once more. */
  | { readonly kind: 'twice'; readonly name: string };
