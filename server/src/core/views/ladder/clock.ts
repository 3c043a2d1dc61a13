/**
 * Times as y: to scale, but that moments which differ stand a line of words apart, and long waits are cut short, with a mark; the
 * ticks at the side say what time it is.
 */
import type { Message, Statement } from '../../exchange/exchange.js';
import type { EventStep, Step, Trace } from '../../trace/trace.js';
import type { Labels } from './label.js';
import type { ClockMark } from './moments.js';
import { Pace } from './pace.js';
import { rhythm } from './rhythm.js';
import { arrivalOf } from './times.js';

/** A usual way takes so many points; the least and the most between two moments. */
const USUAL = 84;
const LEAST = 18;
const MOST = 260;
/** What would take more takes no more than this. */
const CUT = 96;
/** Below what takes the width, with its mark. */
const CUT_BELOW = 40;

export class ClockPace extends Pace {
  override readonly moments: ClockMark[] = [];
  override readonly cuts: number[] = [];
  private readonly scale: number;
  private now = Number.NEGATIVE_INFINITY;
  private base: number;
  /** Where each host sent last. */
  private readonly sent = new Map<number, number>();

  constructor(trace: Trace, labels: Labels, top: number, stretch: number) {
    super(trace, labels, top, stretch);
    this.base = top + rhythm.turn;
    this.scale = scaleOf(trace.exchange.statements) * stretch;
  }

  override departure(host: number, step: Step, index: number): number {
    const above = (this.labels[index]?.lines.length ?? 1) * rhythm.line + 6;
    const y = this.moment(
      this.clockOf(step),
      Math.max((this.sent.get(host) ?? 0) + above, this.changeable(host, step), this.uncovered(host)),
    );
    this.sent.set(host, y);
    this.change(host, step, index, y);
    return y;
  }

  override isMet(): boolean {
    return false;
  }

  override entering(index: number, step: Step): number {
    const from = 'from' in step ? this.trace.hosts.findIndex(({ name }) => name === step.from) : 0;
    const above = (this.labels[index]?.lines.length ?? 1) * rhythm.line + 6;
    const y = this.moment(this.clockOf(step), (this.sent.get(from) ?? 0) + above);
    this.sent.set(from, y);
    return y;
  }

  override arrival(host: number, step: Step, index: number): number {
    const y = this.moment(this.arrivalOf(step), this.changeable(host, step));
    this.change(host, step, index, y);
    return y;
  }

  override event(host: number, step: EventStep, index: number, lines: number, since: number | undefined): number {
    const room = (this.written[host] ?? 0) + (lines * rhythm.line) / 2 + 4;
    const y = this.moment(
      this.clockOf(step),
      Math.max(this.changeable(host, step), this.unwritten(host, lines), since === undefined ? room : since + rhythm.state),
    );
    this.change(host, step, index, y);
    return y;
  }

  override way(step: Step): number {
    return Math.max(LEAST, this.gap(this.arrivalOf(step) - this.clockOf(step)));
  }

  /** Between the moments before and behind. */
  override wouldArrive(step: Step, depart: number): number | undefined {
    const time = this.arrivalOf(step);
    const next = this.moments.findIndex((moment) => moment.time >= time && moment.y > depart);
    const [before, behind] = [this.moments[next - 1], this.moments[next]];
    if (before === undefined || behind === undefined) return behind?.y;
    return before.y + ((behind.y - before.y) * (time - before.time)) / (behind.time - before.time);
  }

  /** `least` is where there is room. */
  private moment(time: number, least: number): number {
    // within an exchange time only goes on: another one has begun, by a clock of its own
    if (time < this.now) this.now = Number.NEGATIVE_INFINITY;
    const isNew = time > this.now;
    const isCut = isNew && this.isCut(time - this.now);
    const from = Math.max(this.base + (isNew ? this.gap(time - this.now) : 0), this.ceiling + (isCut ? CUT_BELOW : rhythm.turn));
    const y = Math.max(from, least) + this.room;
    if (isCut) this.cuts.push((Math.max(this.base, this.ceiling) + y) / 2);
    this.room = 0;
    this.now = Math.max(this.now, time);
    this.base = y;
    if (isNew) this.moments.push({ time, y });
    this.reach(y);
    return y;
  }

  private gap(time: number): number {
    if (!Number.isFinite(time)) return 0;
    return this.isCut(time) ? CUT * this.stretch : Math.max(time <= 0 ? 0 : LEAST * this.stretch, time * this.scale);
  }

  private isCut(time: number): boolean {
    return Number.isFinite(time) && time * this.scale > MOST * this.stretch;
  }

  private clockOf({ statement }: Step): number {
    return this.trace.exchange.statements[statement]?.clock ?? Math.max(0, this.now);
  }

  private arrivalOf(step: Step): number {
    return arrivalOf(this.trace, step) ?? this.clockOf(step);
  }
}

const wayOf = ({ clock = 0, arrives = clock }: Message): number => arrives - clock;

/** Points for a microsecond: by the middle one of the ways, else by the whole. */
function scaleOf(statements: readonly Statement[]): number {
  const ways = statements.flatMap((each) => (each.kind === 'message' && wayOf(each) > 0 ? [wayOf(each)] : [])).sort((a, b) => a - b);
  const usual = ways[Math.floor(ways.length / 2)];
  const whole = statements.reduce((latest, { clock = 0 }) => Math.max(latest, clock), 1);
  return usual === undefined ? (6 * USUAL) / whole : USUAL / usual;
}
