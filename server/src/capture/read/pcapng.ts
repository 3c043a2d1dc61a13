/** The newer capture file: blocks of many types, of which the sections, the interfaces and the frames matter here. */
import type { CaptureFault } from '../remarks.js';
import { type CaptureFormat, type Clock, type FrameSink, longestFrame, lyingLength, sinceBase } from './frames.js';
import { type Interface, readInterface, timeOf } from './pcapng-interface.js';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const OLD_PACKET = 2;
const SIMPLE_PACKET = 3;
const PACKET = 6;

export const isPcapng = (magic: number): boolean => magic === SECTION;

class Pcapng implements CaptureFormat {
  broken: CaptureFault | undefined;
  #little = true;
  #interfaces: Interface[] = [];
  #frames = 0;
  #time = 0;

  constructor(
    readonly clock: Clock,
    readonly sink: FrameSink,
  ) {}

  read(view: DataView, from: number): number {
    let at = from;
    while (at + 12 <= view.byteLength) {
      const next = this.#block(view, at);
      if (next === at || this.broken) break;
      at = next;
    }
    return at;
  }

  #block(view: DataView, at: number): number {
    const type = view.getUint32(at, this.#little);
    if (type === SECTION && !this.#section(view, at)) return at;
    const length = view.getUint32(at + 4, this.#little);
    const end = at + ((length + 3) & ~3);
    if (length < 12 || end < at) this.#complain({ fault: 'impossibleBlock', length, after: this.#frames });
    else if (!this.#matters(type)) return end;
    else if (length > longestFrame + 65536) this.broken = lyingLength(this.#frames + 1, length);
    else if (end <= view.byteLength) return this.#whole(view, type, at, length, end);
    return at;
  }

  #whole(view: DataView, type: number, at: number, length: number, end: number): number {
    if (view.getUint32(at + length - 4, this.#little) !== length) this.#complain({ fault: 'lengthsDiffer', after: this.#frames });
    else if (type === INTERFACE) this.#interfaces.push(readInterface(view, at, end, this.#little));
    else if (type === PACKET) this.#packet(view, at, end, view.getUint32(at + 8, this.#little));
    else if (type === OLD_PACKET) this.#packet(view, at, end, view.getUint16(at + 8, this.#little));
    else if (type === SIMPLE_PACKET) this.#simple(view, at, end);
    return end;
  }

  #matters = (type: number): boolean => type === PACKET || (type >= INTERFACE && type <= SIMPLE_PACKET);

  /** A section sets the byte order of all that follows. */
  #section(view: DataView, at: number): boolean {
    const magic = view.getUint32(at + 8, true);
    if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) this.#complain({ fault: 'noByteOrder', after: this.#frames });
    this.#little = magic === 0x1a2b3c4d;
    this.#interfaces = [];
    return this.broken === undefined;
  }

  #packet(view: DataView, at: number, end: number, index: number): void {
    const source = this.#interfaces[index];
    const captured = end - at < 32 ? longestFrame : view.getUint32(at + 20, this.#little);
    if (!source || at + 28 + captured > end - 4) this.#complain({ fault: 'frameUnfit', frame: this.#frames + 1, after: this.#frames });
    else {
      const high = view.getUint32(at + 12, this.#little);
      const low = view.getUint32(at + 16, this.#little);
      this.#time = timeOf(source, this.clock, high, low);
      this.#frame(view, at + 28, captured, view.getUint32(at + 24, this.#little), source.link);
    }
  }

  /** Without a time of its own: it happens when the one before it did. */
  #simple(view: DataView, at: number, end: number): void {
    const source = this.#interfaces[0];
    if (!source || end - at < 16) this.#complain({ fault: 'frameUnfit', frame: this.#frames + 1, after: this.#frames });
    else {
      const original = view.getUint32(at + 8, this.#little);
      sinceBase(this.clock, 0, 0);
      this.#frame(view, at + 12, Math.min(original, source.snaplen || original, end - at - 16), original, source.link);
    }
  }

  #frame(view: DataView, start: number, captured: number, original: number, link: number): void {
    this.#frames++;
    this.sink(view, start, captured, original, link, this.#time);
  }

  #complain(fault: CaptureFault): void {
    this.broken ??= fault;
  }
}

export const pcapng = (clock: Clock, sink: FrameSink): CaptureFormat => new Pcapng(clock, sink);
