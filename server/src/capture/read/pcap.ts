/** The classic capture file: a header of 24 bytes, then each frame behind a header of its own. */
import type { CaptureFault } from '../remarks.js';
import { type CaptureFormat, type Clock, type FrameSink, lyingLength, sinceBase } from './frames.js';

interface PcapVariant {
  readonly little: boolean;
  /** Nanoseconds in a unit of the fraction. */
  readonly unit: number;
  /** Length of the header before each frame. */
  readonly header: number;
}

const kinds: ReadonlyMap<number, PcapVariant> = new Map([
  [0xa1b2c3d4, { little: false, unit: 1000, header: 16 }],
  [0xd4c3b2a1, { little: true, unit: 1000, header: 16 }],
  [0xa1b23c4d, { little: false, unit: 1, header: 16 }],
  [0x4d3cb2a1, { little: true, unit: 1, header: 16 }],
  [0xa1b2cd34, { little: false, unit: 1000, header: 24 }],
  [0x34cdb2a1, { little: true, unit: 1000, header: 24 }],
]);

const fileHeader = 24;

class Pcap implements CaptureFormat {
  broken: CaptureFault | undefined;
  #link = -1;
  #frames = 0;

  constructor(
    readonly kind: PcapVariant,
    readonly clock: Clock,
    readonly sink: FrameSink,
  ) {}

  read(view: DataView, from: number): number {
    let at = this.#link < 0 ? this.#start(view, from) : from;
    while (this.#link >= 0 && at + this.kind.header <= view.byteLength) {
      const next = this.#frame(view, at);
      if (next === at) break;
      at = next;
    }
    return at;
  }

  #start(view: DataView, from: number): number {
    if (from + fileHeader > view.byteLength) return from;
    this.#link = view.getUint32(from + 20, this.kind.little) & 0xffff;
    return from + fileHeader;
  }

  /** The offset behind the frame, or `at` if it is not all there. */
  #frame(view: DataView, at: number): number {
    const { little, unit, header } = this.kind;
    const captured = view.getUint32(at + 8, little);
    this.broken = lyingLength(this.#frames + 1, captured);
    const end = at + header + captured;
    if (this.broken || end > view.byteLength) return at;
    this.#frames++;
    const time = sinceBase(this.clock, view.getUint32(at, little), view.getUint32(at + 4, little) * unit);
    this.sink(view, at + header, captured, view.getUint32(at + 12, little), this.#link, time);
    return end;
  }
}

export const pcap = (magic: number, clock: Clock, sink: FrameSink): CaptureFormat | undefined => {
  const kind = kinds.get(magic);
  return kind && new Pcap(kind, clock, sink);
};
