/** The TCP header and its options. */

import type { SkippedFrame } from '../remarks.js';
import { UNSEEN } from '../segment.js';
import type { Packet } from './packet.js';

const MSS = 2;
const WINDOW_SCALE = 3;
const SACK = 5;
const TIMESTAMPS = 8;

/** A longer segment is impossible, whatever a header says. */
const longest = 1 << 20;

/** Length of an IPv4 packet that fills the shortest Ethernet frame, without and with a VLAN tag. */
const shortestPackets: readonly number[] = [46, 42];

const none: number[] = [];

export const transportLayer = (packet: Packet): SkippedFrame | undefined => {
  const { view, at } = packet;
  if (at + 20 > packet.end) return at + 20 > packet.wireEnd ? 'malformed' : 'cutOff';
  const header = (view.getUint8(at + 12) >> 4) * 4;
  packet.len = packet.wireEnd - at - header;
  if (header < 20 || packet.len < 0 || packet.len > longest) return 'malformed';
  packet.sourcePort = view.getUint16(at);
  packet.destinationPort = view.getUint16(at + 2);
  packet.seq = view.getUint32(at + 4);
  packet.ack = view.getUint32(at + 8);
  packet.flags = view.getUint8(at + 13);
  packet.win = view.getUint16(at + 14);
  readOptions(packet, at + 20, Math.min(at + header, packet.end));
  packet.padding = isShortest(packet) ? zerosBefore(view, packet.end, packet.len) : 0;
  if (packet.ws < 0 && at + header > packet.end) packet.ws = UNSEEN;
  return undefined;
};

/** The addresses stand 12 bytes behind the beginning of an IPv4 packet. */
const isShortest = ({ version, source, end, wireEnd }: Packet): boolean =>
  version === 4 && end === wireEnd && shortestPackets.includes(end - source + 12);

const zerosBefore = (view: DataView, end: number, most: number): number => {
  let zeros = 0;
  while (zeros < most && view.getUint8(end - zeros - 1) === 0) zeros++;
  return zeros;
};

/** An option that overruns the header, or is shorter than its own header, ends the reading. */
const readOptions = (packet: Packet, from: number, end: number): void => {
  packet.mss = packet.ws = packet.ts = packet.tsecr = -1;
  packet.sack = none;
  let at = from;
  while (at < end) {
    const kind = packet.view.getUint8(at);
    if (kind === 0) return;
    const length = kind === 1 ? 1 : at + 1 < end ? packet.view.getUint8(at + 1) : 0;
    if (length === 0 || (kind !== 1 && length < 2) || at + length > end) return;
    if (kind !== 1) readOption(packet, kind, at, length);
    at += length;
  }
};

const readOption = (packet: Packet, kind: number, at: number, length: number): void => {
  const { view } = packet;
  if (kind === TIMESTAMPS && length === 10) {
    packet.ts = view.getUint32(at + 2);
    packet.tsecr = view.getUint32(at + 6);
  } else if (kind === MSS && length === 4) packet.mss = view.getUint16(at + 2);
  else if (kind === WINDOW_SCALE && length === 3) packet.ws = view.getUint8(at + 2);
  else if (kind === SACK) packet.sack = readSack(view, at, length);
};

const readSack = (view: DataView, at: number, length: number): number[] => {
  const edges: number[] = [];
  for (let edge = at + 2; edge + 8 <= at + length; edge += 8) edges.push(view.getUint32(edge), view.getUint32(edge + 4));
  return edges;
};
