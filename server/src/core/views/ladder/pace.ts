/** The clocks of the hosts: at which y something may happen, so that words have room and no host does two things at once. */
import type { EventStep, Step, Trace } from '../../trace/trace.js';
import type { Labels } from './label.js';
import type { ClockMark, StateEntry, WideBlock } from './moments.js';
import { rhythm } from './rhythm.js';

interface Leaving {
  readonly y: number;
  readonly host: number;
  readonly index: number;
  /** Others may set out beside it. */
  readonly open: boolean;
}

const HEIGHTS: Readonly<Record<WideBlock['kind'], number>> = {
  note: 14,
  claim: 10,
  asked: 10,
  reason: 4,
  section: 12,
  highlight: 6,
  fork: 6,
  unread: 14,
};

/** A state that stands on its lifeline reaches so much further down than where its host may act else. */
const INNER_STATE = 10;

/** Words near the start of an arrow that others cross keep off what has just arrived there. */
const CROSSING = 14;

export class Pace {
  readonly moments: readonly ClockMark[] = [];
  readonly cuts: readonly number[] = [];
  /** To be kept free above what comes now. */
  room = 0;
  readonly changes: StateEntry[] = [];
  private readonly clocks: number[];
  private readonly since: number[];
  /** Where a step began to change a host, by both. */
  private readonly changed = new Map<number, number>();
  private readonly shown: string[];
  /** Bottom of the words at the side of a host. */
  protected readonly written: number[];
  /** Bottom of what takes the width. */
  protected ceiling: number;
  private front: number;
  private last: Leaving | undefined;

  constructor(
    protected readonly trace: Trace,
    protected readonly labels: Labels,
    top: number,
    protected readonly stretch: number,
  ) {
    this.front = top;
    this.ceiling = top;
    this.clocks = trace.hosts.map((_, host) => top + rhythm.turn + (isInner(host, trace) ? INNER_STATE : 0));
    this.since = trace.hosts.map(() => top);
    this.written = trace.hosts.map(() => top);
    this.shown = trace.hosts.map(({ name }) => trace.start[name] ?? '');
    this.shown.forEach((state, host) => void this.changes.push({ host, state, y: top }));
  }

  end(): number {
    return Math.max(this.front, ...this.clocks, ...this.written, ...this.since.map((y) => y + rhythm.state)) + rhythm.foot;
  }

  /** Of all that stands there so far. */
  bottom(): number {
    return this.front;
  }

  reach(y: number): void {
    this.front = Math.max(this.front, y);
  }

  /** `host` sends: its state changes here. */
  departure(host: number, step: Step, index: number): number {
    const crossing = step.kind === 'message' && step.fate === 'in-flight' ? CROSSING : 0;
    const y =
      Math.max((this.clocks[host] ?? 0) + crossing, this.free(host, index), this.changeable(host, step), this.passing(host, step)) +
      this.room;
    this.last = { y, host, index, open: step.kind === 'message' && step.fate === 'in-flight' };
    this.reach(y);
    this.change(host, step, index, y);
    return y;
  }

  /** What `host` sends now meets what was just sent to it. */
  isMet(host: number): boolean {
    return this.last?.open === true && this.last.host !== host;
  }

  /** How far a message comes down on its way. */
  way(_step: Step, crosses: boolean): number {
    return crosses ? rhythm.crossing * this.stretch : rhythm.slant;
  }

  /** Where a lost message would arrive, once all moments are known; nothing if it is left to `way`. */
  wouldArrive(_step: Step, _depart: number): number | undefined {
    return undefined;
  }

  /** Something that its sender did not send now comes out of the network. */
  entering(index: number, step: Step): number {
    const from = 'from' in step ? this.trace.hosts.findIndex(({ name }) => name === step.from) : 0;
    const y = Math.max(this.free(-1, index), this.front - 4, this.passing(from, step)) + this.room;
    this.last = { y, host: -1, index, open: false };
    return y;
  }

  arrival(host: number, step: Step, index: number, least: number): number {
    const y = Math.max(least, (this.clocks[host] ?? 0) - 2, this.changeable(host, step)) + (step.kind === 'arrival' ? this.room : 0);
    // why it is dropped stays near it
    if (step.kind === 'arrival') this.room = 0;
    this.reach(y);
    this.change(host, step, index, y);
    return y;
  }

  event(host: number, step: EventStep, index: number, lines: number, since: number | undefined): number {
    const half = (lines * rhythm.line) / 2;
    const room =
      since === undefined
        ? (this.written[host] ?? 0) + half + 4
        : Math.max(since + rhythm.timer, (this.written[host] ?? 0) + lines * rhythm.line + 4);
    const y =
      Math.max((this.clocks[host] ?? 0) + 4, this.front, this.changeable(host, step), room, this.unwritten(host, lines)) + this.room;
    this.reach(y);
    this.change(host, step, index, y);
    return y;
  }

  /** Room for words beside a host, as near to `y` as there is some. */
  words(host: number, y: number, lines: number): number {
    const half = (lines * rhythm.line) / 2;
    const middle = Math.max(y, (this.written[host] ?? 0) + half + 4);
    this.written[host] = middle + half;
    return middle;
  }

  block(kind: WideBlock['kind'], lines: number): { readonly y: number; readonly height: number } {
    const height = lines * rhythm.line + HEIGHTS[kind];
    const above = Math.max(this.front, ...(kind === 'reason' ? [] : this.pills()));
    const y = above + (kind === 'section' ? 18 : kind === 'reason' ? 3 : 12) + this.room;
    this.reach(y + height);
    for (const host of this.clocks.keys()) this.clocks[host] = Math.max(this.clocks[host] ?? 0, y + height + (kind === 'reason' ? 4 : 12));
    this.ceiling = y + height;
    this.last = undefined;
    return { y, height };
  }

  /** Bottoms of the states that stand on lifelines. */
  private pills(): readonly number[] {
    return this.since.slice(1, -1).map((y) => y + rhythm.state);
  }

  /** The state of each host, by name. */
  states(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.trace.hosts.map(({ name }, host) => [name, this.shown[host] ?? '']));
  }

  /** Another exchange begins, or another way through it, in other states. */
  restart(starts: Readonly<Record<string, string>>): void {
    this.trace.hosts.forEach(({ name }, host) => {
      const state = starts[name] ?? '';
      if (state === '' || state === this.shown[host]) return;
      const y = Math.max(this.front - 2, (this.since[host] ?? 0) + rhythm.state);
      this.changes.push({ host, state, y });
      this.shown[host] = state;
      this.since[host] = y;
      this.clocks[host] = Math.max(this.clocks[host] ?? 0, y + rhythm.turn + (isInner(host, this.trace) ? rhythm.state : 0));
    });
  }

  /** States that changed without an action of their host. */
  others(step: Step, index: number): void {
    this.trace.hosts.forEach((_, host) => {
      if (this.alters(host, step) && this.changedBy(index, host) === undefined)
        this.change(host, step, index, Math.max(this.front, this.changeable(host, step)));
    });
  }

  changedBy(step: number, host: number): number | undefined {
    return this.changed.get(step * this.trace.hosts.length + host);
  }

  /** Below the label of the message before, unless that is still on its way the other way. */
  private free(host: number, index: number): number {
    const lines = this.labels[index]?.lines.length ?? 1;
    if (this.last === undefined) return this.ceiling + rhythm.turn + Math.max(0, lines - 1) * rhythm.line;
    if (this.isMet(host)) return this.last.y;
    const tag = this.labels[this.last.index]?.tag === '' ? 0 : 13;
    return this.last.y + rhythm.row + tag + Math.max(0, lines - 1) * rhythm.line;
  }

  /** Below the states that stand on the lifelines on its way. */
  private passing(host: number, step: Step): number {
    if (step.kind !== 'message') return 0;
    const to = this.trace.hosts.findIndex(({ name }) => name === step.to);
    const between = this.since.slice(Math.min(host, to) + 1, Math.max(host, to));
    return Math.max(0, ...between.map((y) => y + rhythm.state + 6 - rhythm.slant / 2));
  }

  /** Below the state that stands on its lifeline. */
  protected uncovered(host: number): number {
    return isInner(host, this.trace) ? (this.since[host] ?? 0) + rhythm.turn + INNER_STATE : 0;
  }

  /** Where the words of an event on an inner lifeline keep off the state above them. */
  protected unwritten(host: number, lines: number): number {
    return isInner(host, this.trace) ? (this.since[host] ?? 0) + rhythm.state + lines * rhythm.line + 4 : 0;
  }

  protected changeable(host: number, step: Step): number {
    return this.alters(host, step) ? (this.since[host] ?? 0) + rhythm.state : 0;
  }

  private alters(host: number, step: Step): boolean {
    const name = this.trace.hosts[host]?.name ?? '';
    return (step.passed[name] ?? []).length > 0 || (step.states[name] ?? '') !== this.shown[host];
  }

  protected change(host: number, step: Step, index: number, y: number): void {
    this.clocks[host] = Math.max(this.clocks[host] ?? 0, y + rhythm.turn);
    if (!this.alters(host, step)) return;
    const name = this.trace.hosts[host]?.name ?? '';
    const states = [...(step.passed[name] ?? []), step.states[name] ?? ''];
    const key = index * this.trace.hosts.length + host;
    if (!this.changed.has(key)) this.changed.set(key, y);
    states.forEach((state, at) => void this.changes.push({ host, state, y: y + at * rhythm.state, step: index }));
    this.shown[host] = step.states[name] ?? '';
    this.since[host] = y + (states.length - 1) * rhythm.state;
    this.clocks[host] = (this.since[host] ?? y) + rhythm.turn;
    if (isInner(host, this.trace)) this.clocks[host] = (this.clocks[host] ?? y) + rhythm.state;
  }
}

/** Its states stand on its lifeline and take its time. */
const isInner = (host: number, trace: Trace): boolean => host > 0 && host < trace.hosts.length - 1;
