/** From a link layer's header to the IP packet behind it, for each link type that a capture may have. */

import type { SkippedFrame } from '../remarks.js';
import type { DecodeLayer, Packet } from './packet.js';

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const PPPOE = 0x8864;
const tags: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100, 0x9200, 0x9300]);

const has = (packet: Packet, bytes: number): boolean => packet.at + bytes <= packet.end;

const cut: SkippedFrame = 'cutOff';

const pppoe = (packet: Packet): SkippedFrame | undefined => {
  if (!has(packet, 8)) return cut;
  const protocol = packet.view.getUint16(packet.at + 6);
  packet.at += 8;
  return protocol === 0x0021 || protocol === 0x0057 ? undefined : 'notIp';
};

/** 802.3 with LLC and SNAP: the type stands behind six bytes more. */
const snap = (packet: Packet): SkippedFrame | undefined => {
  if (!has(packet, 8) || packet.view.getUint32(packet.at) !== 0xaaaa0300) return 'notIp';
  const type = packet.view.getUint16(packet.at + 6);
  packet.at += 8;
  return ethertype(packet, type);
};

/** `at` stands behind the type; tags may be stacked. */
const ethertype = (packet: Packet, first: number): SkippedFrame | undefined => {
  let type = first;
  while (tags.has(type)) {
    if (!has(packet, 4)) return cut;
    type = packet.view.getUint16(packet.at + 2);
    packet.at += 4;
  }
  packet.type = type;
  if (type === IPV4 || type === IPV6) return undefined;
  if (type === PPPOE) return pppoe(packet);
  return type < 1501 ? snap(packet) : 'notIp';
};

/** A header of `length` bytes with the type at `typeAt` in it. */
const typed =
  (length: number, typeAt: number): DecodeLayer =>
  (packet) => {
    if (!has(packet, length)) return cut;
    const type = packet.view.getUint16(packet.at + typeAt);
    packet.at += length;
    return ethertype(packet, type);
  };

const raw: DecodeLayer = () => undefined;

/** Loopback: an address family in the byte order of the machine that captured; IP shows in its own first byte anyway. */
const family: DecodeLayer = (packet) => {
  if (!has(packet, 5)) return cut;
  packet.at += 4;
  const version = packet.view.getUint8(packet.at) >> 4;
  return version === 4 || version === 6 ? undefined : 'notIp';
};

const ppp: DecodeLayer = (packet) => {
  if (!has(packet, 4)) return cut;
  if (packet.view.getUint16(packet.at) === 0xff03) packet.at += 2;
  const protocol = has(packet, 2) ? packet.view.getUint16(packet.at) : 0;
  packet.at += 2;
  return protocol === 0x0021 || protocol === 0x0057 ? undefined : 'notIp';
};

/** By the numbers that the file formats share. */
const links: ReadonlyMap<number, DecodeLayer> = new Map([
  [0, family],
  [1, typed(14, 12)],
  [9, ppp],
  [12, raw],
  [14, raw],
  [101, raw],
  [108, family],
  [113, typed(16, 14)],
  [228, raw],
  [229, raw],
  [276, typed(20, 0)],
]);

export const linkLayer = (link: number): DecodeLayer | undefined => links.get(link);
