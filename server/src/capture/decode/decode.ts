/** A frame to a TCP segment, through its layers. */

import type { SkippedFrame } from '../remarks.js';
import { networkLayer } from './ip.js';
import { linkLayer } from './link.js';
import type { Packet } from './packet.js';
import { transportLayer } from './tcp.js';

/** Fills the packet, or says why the frame is none. */
export const decode = (
  packet: Packet,
  view: DataView,
  start: number,
  captured: number,
  original: number,
  link: number,
): SkippedFrame | undefined => {
  packet.view = view;
  packet.at = start;
  packet.type = packet.version = 0;
  packet.end = start + captured;
  packet.wireEnd = start + Math.max(captured, original);
  const layer = linkLayer(link);
  if (!layer) return 'unknownLink';
  return layer(packet) ?? networkLayer(packet) ?? transportLayer(packet);
};
