/** When each line happens, as the language writes it: a clock that only goes on. */
import type { CapturedMoment } from '../timeline/moment.js';
import type { StoryLine } from './story.js';

/** `relative`: milliseconds since the first frame of the connection; `absolute`: seconds since 1970. */
export type Times = 'relative' | 'absolute' | 'none';

const trimmed = (text: string): string => text.replace(/\.?0+$/, '');

/** Nanoseconds. */
const milliseconds = (time: number): string => `${trimmed((time / 1e6).toFixed(6))}ms`;

export class LineClock {
  #now: number;
  readonly #begin: number;

  /** `epoch`: the second from which the times of the moments count. */
  constructor(
    readonly moments: readonly CapturedMoment[],
    readonly times: Times,
    readonly epoch: number,
  ) {
    this.#begin = moments.reduce((first, moment) => Math.min(first, timeOf(moment)), Number.POSITIVE_INFINITY);
    this.#now = this.#begin;
  }

  /** The words behind the fields of a line: ` at 42.962ms`. */
  text(line: StoryLine, index: number): string {
    const moment = this.moments[index];
    if (this.times === 'none' || line.kind === 'host' || !moment) return '';
    // of the other end's capture it is known when it arrived
    const next = this.moments[index + 1];
    const isStraight = line.kind === 'message' && line.fate === 'delivered' && next?.flight === moment.flight;
    const arrival = isStraight ? next.time : undefined;
    if (line.kind === 'arrival' && moment.time === undefined) return '';
    this.#now = Math.max(this.#now, timeOf(moment));
    const at = ` at ${this.#written(this.#now)}`;
    if (arrival === undefined || arrival <= this.#now) return at;
    const takes = arrival - this.#now;
    this.#now = arrival;
    return `${at} takes ${milliseconds(takes)}`;
  }

  #written(time: number): string {
    if (this.times === 'relative') return milliseconds(time - this.#begin);
    const seconds = Math.floor(time / 1e9);
    return `${trimmed(`${this.epoch + seconds}.${String(Math.round(time - seconds * 1e9)).padStart(9, '0')}`)}s`;
  }
}

const timeOf = ({ time, flight }: CapturedMoment): number => time ?? flight.segment.time;
