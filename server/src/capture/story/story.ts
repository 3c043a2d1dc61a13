/** The lines of an import: statements of the language, still without host names and text. */
import type { Remark } from '../remarks.js';
import type { CapturedSegment, ConnectionSide } from '../segment.js';
import type { EventName } from '../timeline/moment.js';
import type { TcpState } from './host.js';

export interface StoryMessage {
  readonly kind: 'message';
  readonly segment: CapturedSegment;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly stray: boolean;
  /** Number of the segment's name, where something arrives later. */
  readonly name?: number;
  readonly remark?: Remark;
}

export interface ArrivalLine {
  readonly kind: 'arrival';
  readonly name: number;
}

export interface EventLine {
  readonly kind: 'event';
  readonly host: ConnectionSide;
  readonly event: EventName;
  readonly remark: Remark;
}

export interface HostLine {
  readonly kind: 'host';
  readonly host: ConnectionSide;
  /** Where it is when the capture begins, if a connection was there already. */
  readonly state: TcpState;
  /** The next number that it sends, where its first segment does not carry it. */
  readonly sendNext?: number;
}

/** Where a host is when the capture begins. */
export interface StoryStart {
  readonly state: TcpState;
  readonly sendNext?: number;
}

/** What is thought of the beginning; a side that is left out is told from what it does. */
export type Starts = readonly [StoryStart | undefined, StoryStart | undefined];

export type StoryLine = StoryMessage | ArrivalLine | EventLine | HostLine;
/** `moment`: the index of the moment that a line belongs to. */
export type Tell = (line: StoryLine, moment: number) => void;
