/** What happens when, as y. */
import type { Run } from './ladder.js';

export interface Timeline {
  readonly flights: readonly Flight[];
  readonly events: readonly Happening[];
  readonly changes: readonly Change[];
  readonly blocks: readonly Block[];
  readonly end: number;
  /** Where there is a clock: what happens at which time. */
  readonly moments: readonly Moment[];
}

export interface Moment {
  /** In microseconds. */
  readonly time: number;
  readonly y: number;
}

/** A message on its way. */
export interface Flight {
  /** Where its words are from. */
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly depart: number;
  readonly arrive: number;
  readonly end: 'arrives' | 'lost' | 'open';
  readonly ghost: boolean;
  readonly discarded?: string;
  /** Problems of its arrival count, too. */
  readonly steps: readonly number[];
}

export interface Happening {
  readonly step: number;
  readonly host: number;
  readonly y: number;
  readonly lines: readonly (readonly Run[])[];
  readonly since?: number;
  /** Middle of its words. */
  readonly words: number;
}

/** A host enters a state. */
export interface Change {
  readonly host: number;
  readonly state: string;
  readonly y: number;
  readonly step?: number;
}

/** What takes the width: a heading, a note. */
export interface Block {
  readonly kind: 'note' | 'claim' | 'reason' | 'section' | 'unread';
  readonly statement: number;
  readonly hosts: readonly number[];
  readonly lines: readonly (readonly Run[])[];
  readonly y: number;
  readonly height: number;
}
