/** Reads a capture chunk by chunk, whatever its format; keeps no more than the rest of the last chunk. Reads no files itself. */

import { captureOfListing } from '../listing/listing.js';
import { CaptureTooLarge } from '../out/pcap.js';
import type { CaptureFault } from '../remarks.js';
import type { CaptureFormat, Clock, FrameSink } from './frames.js';
import { pcap } from './pcap.js';
import { isPcapng, pcapng } from './pcapng.js';

export interface CaptureReader {
  readonly push: (chunk: Uint8Array) => void;
  /** No more input is read: this is no capture, or a broken one. */
  readonly isOver: () => boolean;
  /** Has it turned out to be a capture? */
  readonly recognized: () => boolean;
  /** What is wrong, if not all of it could be read. */
  readonly end: () => CaptureFault | undefined;
}

const NO_CAPTURE: CaptureFault = { fault: 'noCapture' };
/** A listing that is longer is a capture in its own right. */
const LONGEST_LISTING = 1 << 25;
/** This many bytes are enough to recognise text. */
const SEEN = 1_000;

/** A control character that is no tab and no line break. */
const isNoText = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32);

const nothing = new Uint8Array(0);

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

const formatOf = (magic: number, clock: Clock, sink: FrameSink): CaptureFormat | undefined =>
  isPcapng(magic) ? pcapng(clock, sink) : pcap(magic, clock, sink);

class ChunkReader implements CaptureReader {
  #format: CaptureFormat | undefined;
  #rest: Uint8Array = nothing;
  #skip = 0;
  #trouble: CaptureFault | undefined;

  constructor(
    readonly clock: Clock,
    readonly sink: FrameSink,
  ) {}

  push(chunk: Uint8Array): void {
    if (this.#trouble) return;
    const skipped = Math.min(this.#skip, chunk.length);
    this.#skip -= skipped;
    const fresh = chunk.subarray(skipped);
    if (fresh.length > 0) this.#read(this.#rest.length ? joined(this.#rest, fresh) : fresh);
  }

  #read(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#rest = bytes;
    if (!this.#format && !this.#begin(view)) return;
    const at = this.#format?.read(view, 0) ?? 0;
    this.#trouble = this.#format?.broken;
    this.#skip = Math.max(0, at - bytes.length);
    this.#rest = at >= bytes.length || this.#trouble ? nothing : bytes.slice(at);
  }

  #begin(view: DataView): boolean {
    if (view.byteLength < 4) return false;
    this.#format = formatOf(view.getUint32(0), this.clock, this.sink);
    // perhaps a listing in text: it is read once it is there as a whole
    const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, SEEN));
    if (!this.#format && (bytes.some(isNoText) || view.byteLength > LONGEST_LISTING)) this.#trouble = NO_CAPTURE;
    return this.#format !== undefined;
  }

  #readListing(): void {
    try {
      const capture = captureOfListing(new TextDecoder().decode(this.#rest));
      if (capture === undefined) return;
      this.#rest = nothing;
      this.#read(capture);
    } catch (error) {
      if (!(error instanceof CaptureTooLarge)) throw error;
      this.#trouble = { fault: 'largeListing', megabytes: error.megabytes, most: error.most };
    }
  }

  isOver(): boolean {
    return this.#trouble !== undefined;
  }

  recognized(): boolean {
    return this.#format !== undefined;
  }

  end(): CaptureFault | undefined {
    if (!this.#format && !this.#trouble && this.#rest.length > 0) this.#readListing();
    if (this.#trouble) return this.#trouble;
    if (!this.#format)
      return this.#rest.length === 0
        ? { fault: 'empty' }
        : this.#rest.subarray(0, SEEN).some(isNoText)
          ? NO_CAPTURE
          : { fault: 'noListing' };
    return this.#rest.length || this.#skip ? { fault: 'cutOff' } : undefined;
  }
}

export const createReader = (clock: Clock, sink: FrameSink): CaptureReader => new ChunkReader(clock, sink);
