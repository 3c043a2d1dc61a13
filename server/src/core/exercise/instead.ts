/** What is the case where a goal is not reached, and why one cannot be: facts. */
import type { Disturbances } from '../exchange/disturbances.js';

export type Instead =
  /** A state, a value, an event, as it is written. */
  | { readonly is: 'written'; readonly text: string }
  | {
      readonly is:
        | 'happens'
        | 'error-expected'
        | 'nothing-owed'
        | 'unknown'
        | 'false'
        | 'none'
        | 'not-followed'
        | 'not-first'
        | 'not-lost'
        | 'not-broken';
    }
  | { readonly is: 'owes'; readonly owed: readonly { readonly host: string; readonly names: readonly string[] }[] }
  | { readonly is: 'never-there' | 'no-host'; readonly host: string }
  | { readonly is: 'messages' | 'only' | 'sends'; readonly count: number }
  | { readonly is: 'disturbed'; readonly disturbances: Disturbances }
  | { readonly is: 'names'; readonly names: readonly string[] }
  | { readonly is: 'abrupt'; readonly from: string; readonly names: readonly string[] }
  | { readonly is: 'in'; readonly host: string; readonly state: string /** What the state is. */; readonly text: string };

export type Unreachable =
  | { readonly why: 'two-states'; readonly host: string }
  | { readonly why: 'no-way'; readonly from: string; readonly to: string }
  | { readonly why: 'given'; readonly count: number };
