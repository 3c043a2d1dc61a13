/** A frame to a TCP segment, through its layers. */
import { networkLayer } from './ip.js';
import { linkLayer } from './link.js';
import type { Packet } from './packet.js';
import type { Reason } from './skipped.js';
import { transportLayer } from './tcp.js';

/** Fills the packet, or says why the frame is none. */
export const decode = (
  packet: Packet,
  view: DataView,
  start: number,
  captured: number,
  original: number,
  link: number,
): Reason | undefined => {
  packet.view = view;
  packet.at = start;
  packet.type = packet.version = 0;
  packet.end = start + captured;
  packet.wireEnd = start + Math.max(captured, original);
  const layer = linkLayer(link);
  if (!layer) return 'of a link type that is not supported';
  return layer(packet) ?? networkLayer(packet) ?? transportLayer(packet);
};
