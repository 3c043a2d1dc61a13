/** An interface of a pcapng file: its link type, and how its clock ticks. */
import { type Clock, sinceBase } from './frames.js';

export interface Interface {
  readonly link: number;
  readonly snaplen: number;
  /** Ticks in a second. */
  readonly ticks: number;
  /** Seconds to add. */
  readonly offset: number;
  /** The first time seen, as ticks and as time: later ones are differences, which are small and therefore exact. */
  origin: { readonly high: number; readonly low: number; readonly time: number } | undefined;
}

const RESOLUTION = 9;
const OFFSET = 14;

/** 10^-n, or 2^-n with the top bit set. */
const ticksOf = (resolution: number): number => (resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** Math.min(resolution, 12));

export const readInterface = (view: DataView, at: number, end: number, little: boolean): Interface => {
  let ticks = 1e6;
  let offset = 0;
  const long = end - at >= 20;
  for (let option = at + 16; option + 4 <= end - 4; ) {
    const code = view.getUint16(option, little);
    const length = view.getUint16(option + 2, little);
    if (code === 0 || option + 4 + length > end - 4) break;
    if (code === RESOLUTION && length >= 1) ticks = ticksOf(view.getUint8(option + 4));
    if (code === OFFSET && length >= 8) offset = Number(view.getBigInt64(option + 4, little));
    option += 4 + ((length + 3) & ~3);
  }
  const link = long ? view.getUint16(at + 8, little) : 0;
  return { link, snaplen: long ? view.getUint32(at + 12, little) : 0, ticks, offset, origin: undefined };
};

const firstTime = (source: Interface, clock: Clock, high: number, low: number): number => {
  const ticks = BigInt(Math.round(Math.max(1, Math.min(source.ticks, 2 ** 53))));
  const count = (BigInt(high) << 32n) | BigInt(low);
  const seconds = Number(count / ticks) + source.offset;
  return sinceBase(clock, seconds, (Number(count % ticks) / Number(ticks)) * 1e9);
};

export const timeOf = (source: Interface, clock: Clock, high: number, low: number): number => {
  source.origin ??= { high, low, time: firstTime(source, clock, high, low) };
  const { origin } = source;
  return origin.time + ((high - origin.high) * 4294967296 + (low - origin.low)) * (1e9 / source.ticks);
};
