/** The segments of an exchange as they stand on the wire: numbers that nobody knows get one, what is left out is as usual. */
import {
  type ArrivalStep,
  type Exchange,
  frameOf,
  isCaptured,
  type Message,
  type MessageStep,
  type ShownField,
  type Time,
  type Trace,
} from '../../core/index.js';

export interface WireSegment {
  /** Nanoseconds on the clock of the exchange. */
  readonly time: number;
  readonly from: string;
  readonly to: string;
  /** The flag byte. */
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly len: number;
  readonly win: number;
  /** Options; absent where it has none. */
  readonly mss?: number;
  readonly ws?: number;
  readonly ts?: number;
  readonly tsecr?: number;
  /** Left and right edges in turn. */
  readonly sack: readonly number[];
  /** The frame that it was; absent where the exchange was not captured. */
  readonly frame?: number;
  /** The step that sent it: copies have the same. */
  readonly sending: number;
  readonly fate: 'delivered' | 'lost' | 'in-flight' | 'stray';
}

const BITS: Readonly<Record<string, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ECE: 64, CWR: 128 };

/** As many hosts begin. */
const USUAL_WINDOW = 65535;
/** Without times, one thing happens after the other. */
const APART = 1e6;

/** Can its messages be segments? */
export const isOfTcp = ({ machine }: Trace): boolean =>
  machine.flags.includes('SYN') && ['seq', 'ack', 'len'].every((name) => machine.fields.some((field) => field.name === name));

/** Numbers for symbols: each begins somewhere else. */
class SymbolNumbers {
  readonly #known = new Map<string, number>();

  /** `101`, `x+1`. */
  valueOf(written: string): number {
    const [, symbol, offset = '0'] = /^([^\d+-][^+-]*)?([+-]?\d+)?$/u.exec(written) ?? [];
    if (symbol === undefined) return Number(offset) >>> 0;
    const base = this.#known.get(symbol) ?? 1000 * (this.#known.size + 1);
    this.#known.set(symbol, base);
    return (base + Number(offset)) >>> 0;
  }
}

const NANOSECONDS: Readonly<Record<string, number>> = { us: 1e3, ms: 1e6, s: 1e9 };

/** As exact as it is written. */
export const nanosecondsOf = ({ written, value }: Time): number => {
  const [, number, unit = ''] = /^([\d.]+)(us|ms|s)$/.exec(written) ?? [];
  return number === undefined ? value * 1e3 : Math.round(Number(number) * (NANOSECONDS[unit] ?? 0));
};

class WireState {
  readonly #symbols = new SymbolNumbers();
  readonly #windows = new Map<string, number>();

  constructor(readonly trace: Trace) {}

  segment(step: MessageStep | ArrivalStep, message: Message | undefined, sending: number, time: number): WireSegment {
    const fields = new Map(step.fields.map((field) => [field.name, field]));
    const number = (name: string): number | undefined => this.#number(fields.get(name));
    const win = number('win') ?? this.#windows.get(step.from) ?? USUAL_WINDOW;
    this.#windows.set(step.from, win);
    const frame = message && frameOf(message);
    const [mss, ws, ts, tsecr] = [number('mss'), number('ws'), number('ts'), number('tsecr')];
    return {
      time,
      from: step.from,
      to: step.to,
      flags: step.names.reduce((all, name) => all | (BITS[name] ?? 0), 0),
      seq: number('seq') ?? 0,
      ack: number('ack') ?? 0,
      len: number('len') ?? 0,
      win,
      ...(mss !== undefined && { mss }),
      ...(ws !== undefined && { ws }),
      ...(ts !== undefined && { ts }),
      ...(tsecr !== undefined && { tsecr }),
      sack: this.#edges(fields.get('sack')),
      ...(frame !== undefined && { frame }),
      sending,
      fate: step.kind === 'message' ? (step.stray ? 'stray' : step.fate) : 'delivered',
    };
  }

  #number(field: ShownField | undefined): number | undefined {
    return field === undefined || field.blank ? undefined : this.#symbols.valueOf(field.value);
  }

  #edges(field: ShownField | undefined): readonly number[] {
    const edges = field?.value.match(/[^\s-]+/g) ?? [];
    return edges.length % 2 === 0 ? edges.map((edge) => this.#symbols.valueOf(edge)) : [];
  }
}

export interface SentSegment {
  readonly segment: WireSegment;
  /** A copy: its arrival, once more. */
  readonly again: boolean;
  /** What arrives here was sent before. */
  readonly arrives: boolean;
  /** Index of its step. */
  readonly step: number;
}

/** All that is sent and arrives, in the order of the steps. */
export function wireOf(trace: Trace): readonly SentSegment[] {
  const wire = new WireState(trace);
  const clock = new WireClock(trace.exchange);
  const firsts = new Map<number, WireSegment>();
  return trace.steps.flatMap((step, index): readonly SentSegment[] => {
    if (step.kind === 'event') return [];
    const time = clock.at(step.statement, index);
    if (step.kind === 'arrival') {
      const first = step.sentAt === undefined ? undefined : firsts.get(step.sentAt);
      const segment = first
        ? { ...first, time: Math.max(time, first.time) }
        : wire.segment(step, undefined, step.sentAt ?? -1 - index, time);
      return [{ segment, again: step.duplicate, arrives: true, step: index }];
    }
    const statement = trace.exchange.statements[step.statement];
    const segment = wire.segment(step, statement?.kind === 'message' ? statement : undefined, index, time);
    firsts.set(index, segment);
    return [{ segment, again: false, arrives: false, step: index }];
  });
}

class WireClock {
  constructor(readonly exchange: Exchange) {}

  at(statement: number, step: number): number {
    const own = this.exchange.statements[statement];
    if (own && (own.kind === 'message' || own.kind === 'event' || own.kind === 'arrival') && own.at) return nanosecondsOf(own.at);
    return own?.clock === undefined ? step * APART : own.clock * 1e3;
  }
}

/**
 * What a capture of the exchange holds: all that is sent; of one that was captured, its frames, each once, in their order. Pieces of a frame that
 * a network card has cut are one again.
 */
export function framesOf(trace: Trace): readonly WireSegment[] {
  const all = wireOf(trace);
  if (!isCaptured(trace.exchange.statements)) return all.filter(({ arrives, again }) => !arrives || again).map(({ segment }) => segment);
  const frames: WireSegment[] = [];
  for (const { segment, arrives, again } of all) {
    if (segment.frame === undefined || (arrives && !again)) continue;
    const last = frames.at(-1);
    if (!again && last !== undefined && isSameFrame(last, segment)) frames[frames.length - 1] = joined(last, segment);
    else frames.push(segment);
  }
  return inOrder(frames);
}

const isSameFrame = (one: WireSegment, next: WireSegment): boolean =>
  one.frame === next.frame && one.from === next.from && (one.seq + one.len) >>> 0 === next.seq;

const joined = (one: WireSegment, next: WireSegment): WireSegment => ({ ...one, len: one.len + next.len, flags: one.flags | next.flags });

/** By their numbers, where one capture gave them; by time, where two did. */
const inOrder = (frames: readonly WireSegment[]): readonly WireSegment[] => {
  const byFrame = [...frames].sort((a, b) => (a.frame ?? 0) - (b.frame ?? 0) || a.time - b.time);
  const isOne = byFrame.every((frame, i) => frame.time >= (byFrame[i - 1]?.time ?? 0));
  return isOne ? byFrame : [...frames].sort((a, b) => a.time - b.time);
};
