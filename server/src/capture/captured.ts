/** What one or two captures hold: connections, frames that belong to none, and how the captures relate to each other. */
import { Connections } from './connections.js';
import { Datagrams } from './datagram/datagrams.js';
import { decode } from './decode/decode.js';
import { Packet } from './decode/packet.js';
import { Skipped } from './decode/skipped.js';
import type { Clock } from './read/frames.js';
import { type CaptureReader, createReader } from './read/reader.js';
import type { SkippedFrame } from './remarks.js';
import type { ConnectionSide } from './segment.js';
import { CaptureStore } from './store.js';

/** It may be of another protocol that is known. */
const isOther = (reason: SkippedFrame): boolean => reason === 'notTcp' || reason === 'notIp';

/** Two captures at most: one of each end. */
export const mostCaptures = 2;

export class Captured {
  readonly skipped = new Skipped();
  readonly store = new CaptureStore();
  readonly connections = new Connections(this.store);
  /** Of the first capture: messages of other protocols that the library knows. */
  readonly datagrams = new Datagrams();
  readonly #clock: Clock = { base: undefined };
  readonly #packet = new Packet();
  captures = 0;
  /** Of all captures together. */
  frames = 0;

  /** The second from which all times count. */
  get epoch(): number {
    return this.#clock.base ?? 0;
  }

  /** A reader for the next capture; they are read one after the other. */
  reader(): CaptureReader {
    const capture: ConnectionSide = this.captures++ === 0 ? 0 : 1;
    let frame = 0;
    return createReader(this.#clock, (view, start, captured, original, link, time) => {
      this.frames++;
      frame++;
      const reason = decode(this.#packet, view, start, captured, original, link);
      if (reason === undefined) this.connections.add(this.#packet, time, capture, frame);
      else if (!isOther(reason) || capture > 0 || !this.datagrams.add(this.#packet, time, frame)) this.skipped.add(reason);
    });
  }
}
