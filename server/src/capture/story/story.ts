/** What an import tells, line by line: the statements of the language, still free of names for hosts and of text. */
import type { Segment, Side } from '../segment.js';
import type { EventName } from '../timeline/moment.js';
import type { State } from './host.js';

export interface MessageLine {
  readonly kind: 'message';
  readonly segment: Segment;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly stray: boolean;
  /** Number of the segment's name, where something arrives later. */
  readonly name?: number;
  readonly comment: string;
}

export interface ArrivalLine {
  readonly kind: 'arrival';
  readonly name: number;
  readonly comment: string;
}

export interface EventLine {
  readonly kind: 'event';
  readonly host: Side;
  readonly event: EventName;
  readonly comment: string;
}

export interface HostLine {
  readonly kind: 'host';
  readonly host: Side;
  /** Where it is when the capture begins, if a connection was there already. */
  readonly state: State;
  /** The next number that it sends, where its first segment does not carry it. */
  readonly sendNext?: number;
}

/** Where a host is when the capture begins. */
export interface Start {
  readonly state: State;
  readonly sendNext?: number;
}

/** What is thought of the beginning; a side that is left out is told from what it does. */
export type Starts = readonly [Start | undefined, Start | undefined];

export type Line = MessageLine | ArrivalLine | EventLine | HostLine;
/** `moment`: the index of the moment that a line belongs to. */
export type Tell = (line: Line, moment: number) => void;
