/** Reads a capture chunk by chunk, whatever its format; keeps no more than the rest of the last chunk. Reads no files itself. */
import type { CaptureFormat, Clock, FrameSink } from './frames.js';
import { pcap } from './pcap.js';
import { isPcapng, pcapng } from './pcapng.js';

export interface CaptureReader {
  readonly push: (chunk: Uint8Array) => void;
  /** Has it turned out to be a capture? */
  readonly recognized: () => boolean;
  /** A warning, if not all of it could be read. */
  readonly end: () => string | undefined;
}

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
  #trouble: string | undefined;

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
    if (!this.#format) this.#trouble = 'this is no pcap or pcapng file';
    return this.#format !== undefined;
  }

  recognized(): boolean {
    return this.#format !== undefined;
  }

  end(): string | undefined {
    if (this.#trouble) return this.#trouble;
    if (!this.#format) return this.#rest.length ? 'this is no pcap or pcapng file' : 'the file is empty';
    return this.#rest.length || this.#skip ? 'the file is cut off in the middle of a frame; what stands before it was read' : undefined;
  }
}

export const createReader = (clock: Clock, sink: FrameSink): CaptureReader => new ChunkReader(clock, sink);
