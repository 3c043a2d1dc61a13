/** What happens when, as y. */
import type { TextRun } from './ladder.js';

export interface ClockLine {
  readonly flights: readonly DrawnFlight[];
  readonly events: readonly HostEvent[];
  readonly changes: readonly StateEntry[];
  readonly blocks: readonly WideBlock[];
  readonly end: number;
  /** Where there is a clock: what happens at which time. */
  readonly moments: readonly ClockMark[];
  /** y where a long wait is cut short. */
  readonly cuts: readonly number[];
}

export interface ClockMark {
  /** In microseconds. */
  readonly time: number;
  readonly y: number;
}

/** A message on its way. */
export interface DrawnFlight {
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

export interface HostEvent {
  readonly step: number;
  readonly host: number;
  readonly y: number;
  readonly lines: readonly (readonly TextRun[])[];
  readonly since?: number;
  /** Middle of its words. */
  readonly words: number;
}

/** A host enters a state. */
export interface StateEntry {
  readonly host: number;
  readonly state: string;
  readonly y: number;
  readonly step?: number;
}

/** What takes the width: a heading, a note. */
export interface WideBlock {
  readonly kind: 'note' | 'claim' | 'asked' | 'reason' | 'section' | 'highlight' | 'fork' | 'unread';
  readonly statement: number;
  readonly hosts: readonly number[];
  readonly lines: readonly (readonly TextRun[])[];
  readonly y: number;
  readonly height: number;
}
