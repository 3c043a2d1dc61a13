/** One decoded frame. The same object is used for all frames of an import, so that reading creates no garbage. */
import type { SkippedFrame } from '../remarks.js';

export class Packet {
  view: DataView = new DataView(new ArrayBuffer(0));
  /** The layer that is being looked at: where it starts, and where the captured bytes end. */
  at = 0;
  end = 0;
  /** Where it would end if all of the frame had been captured. */
  wireEnd = 0;

  /** As the link layer says; 0 where it does not. */
  type = 0;

  /** 4 or 6. */
  version = 0;
  source = 0;
  destination = 0;
  id = 0;

  sourcePort = 0;
  destinationPort = 0;
  seq = 0;
  ack = 0;
  flags = 0;
  win = 0;
  len = 0;
  /** -1 where the option is absent. */
  mss = -1;
  ws = -1;
  ts = -1;
  tsecr = -1;
  sack: number[] = [];
  /** How many bytes at its end are zeros, as padding of a short Ethernet frame is. */
  padding = 0;
}

/** A layer moves `at` to the next one, or says why the frame is skipped. */
export type DecodeLayer = (packet: Packet) => SkippedFrame | undefined;
