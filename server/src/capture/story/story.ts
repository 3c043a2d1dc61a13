/** What an import tells, line by line: the statements of the language, still free of names for hosts and of text. */
import type { Segment, Side } from '../segment.js';
import type { EventName, State } from './host.js';

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
}

export type Line = MessageLine | ArrivalLine | EventLine | HostLine;
export type Tell = (line: Line) => void;
