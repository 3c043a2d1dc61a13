/** IPv4 and IPv6: finds the TCP segment in a packet, and its true length even where the capture is cut. */

import type { SkippedFrame } from '../remarks.js';
import type { Packet } from './packet.js';

const TCP = 6;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const options: ReadonlySet<number> = new Set([HOP_BY_HOP, ROUTING, 60, 135, 139, 140]);

const cut: SkippedFrame = 'cutOff';

export const networkLayer = (packet: Packet): SkippedFrame | undefined => {
  if (packet.at >= packet.end) return cut;
  packet.version = packet.view.getUint8(packet.at) >> 4;
  if (packet.version === 4) return ipv4(packet);
  return packet.version === 6 ? ipv6(packet) : 'notIp';
};

/** Bytes behind the packet are padding of the link. A length of 0 is left by network cards that cut segments themselves. */
const limit = (packet: Packet, length: number): void => {
  if (length > 0) packet.wireEnd = packet.at + length;
  packet.end = Math.min(packet.end, packet.wireEnd);
};

const ipv4 = (packet: Packet): SkippedFrame | undefined => {
  const { view, at } = packet;
  if (at + 20 > packet.end) return cut;
  const header = (view.getUint8(at) & 15) * 4;
  const length = view.getUint16(at + 2);
  if (header < 20 || (length > 0 && length < header)) return 'malformed';
  if (view.getUint16(at + 6) & 0x3fff) return 'fragment';
  if (view.getUint8(at + 9) !== TCP) return 'notTcp';
  limit(packet, length);
  packet.id = view.getUint16(at + 4);
  packet.source = at + 12;
  packet.destination = at + 16;
  packet.at = at + header;
  return undefined;
};

const ipv6 = (packet: Packet): SkippedFrame | undefined => {
  const { view, at } = packet;
  if (at + 40 > packet.end) return cut;
  const length = view.getUint16(at + 4);
  const next = view.getUint8(at + 6);
  if (length > 0) limit(packet, length + 40);
  packet.id = 0;
  packet.source = at + 8;
  packet.destination = at + 24;
  packet.at = at + 40;
  return length === 0 && next === HOP_BY_HOP ? 'jumbogram' : extensions(packet, next);
};

/** A chain of extension headers; each is at least eight bytes long, so this ends. */
const extensions = (packet: Packet, first: number): SkippedFrame | undefined => {
  let next = first;
  while (next !== TCP) {
    const length = extensionLength(packet, next);
    if (typeof length === 'string') return length;
    next = packet.view.getUint8(packet.at);
    packet.at += length;
  }
  return undefined;
};

const extensionLength = (packet: Packet, kind: number): number | SkippedFrame => {
  const { view, at } = packet;
  if (kind !== FRAGMENT && kind !== AUTHENTICATION && !options.has(kind)) return 'notTcp';
  if (at + 8 > packet.end) return cut;
  if (kind === FRAGMENT) return view.getUint16(at + 2) & 0xfff9 ? 'fragment' : 8;
  return kind === AUTHENTICATION ? (view.getUint8(at + 1) + 2) * 4 : (view.getUint8(at + 1) + 1) * 8;
};
