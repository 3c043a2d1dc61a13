/** An exchange as a capture file: pcap with nanoseconds, Ethernet, IP and TCP, all checksums right. */
import type { Trace } from '../../core/index.js';
import { endpointsOf, type WrittenEndpoint } from './endpoints.js';
import { framesOf, type WireSegment } from './segments.js';

const ETHERNET = 14;
const SNAPLEN = 262_144;
/** What one packet can carry at most; longer stretches of text are cut. */
const LONGEST = 65_000;
/** Files with more text than this are no help to anybody. */
const MOST_TEXT = 1 << 28;

/** More text than a capture is written for. */
export class CaptureTooLarge extends RangeError {
  readonly most = Math.floor(MOST_TEXT / 1e6);

  /** @param megabytes of text, of all segments together */
  constructor(readonly megabytes: number) {
    super(`${megabytes} MB of text for a capture`);
  }
}

/** Where exchanges whose clocks begin at 0 are put: the first second of the year 2000. */
const EPOCH = 946_684_800;
/** Clocks beyond this count from 1970. */
const IS_ABSOLUTE = 1e17;

/** @throws {CaptureTooLarge} */
export function pcapOf(traces: readonly Trace[]): Uint8Array {
  const frames = traces.map(framesOf);
  checkSize(frames.flat());
  const packets = traces.flatMap((trace, index) => packetsOf(frames[index] ?? [], endpointsOf(trace, index)));
  return fileOf(packets.some(({ frame }) => frame !== undefined) ? [...packets].sort((a, b) => (a.frame ?? 0) - (b.frame ?? 0)) : packets);
}

/**
 * A capture of these segments, in their order.
 * @throws {CaptureTooLarge}
 */
export function captureOf(segments: readonly WireSegment[], endpoints: Endpoints): Uint8Array {
  checkSize(segments);
  return fileOf(packetsOf(segments, endpoints));
}

/** Before any packet is made of them. */
function checkSize(segments: readonly WireSegment[]): void {
  const text = segments.reduce((sum, { len }) => sum + len, 0);
  if (text > MOST_TEXT) throw new CaptureTooLarge(Math.round(text / 1e6));
}

type Endpoints = ReadonlyMap<string, WrittenEndpoint>;

function fileOf(packets: readonly WrittenPacket[]): Uint8Array {
  const size = packets.reduce((sum, { bytes }) => sum + 16 + bytes.length, 24);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  writeHead(view);
  let at = 24;
  for (const { time, bytes } of packets) {
    const whole = time < IS_ABSOLUTE ? time + EPOCH * 1e9 : time;
    const seconds = Math.floor(whole / 1e9);
    view.setUint32(at, seconds, true);
    view.setUint32(at + 4, time < IS_ABSOLUTE ? time % 1e9 : Math.round(whole - seconds * 1e9), true);
    view.setUint32(at + 8, bytes.length, true);
    view.setUint32(at + 12, bytes.length, true);
    file.set(bytes, at + 16);
    at += 16 + bytes.length;
  }
  return file;
}

const writeHead = (view: DataView): void => {
  view.setUint32(0, 0xa1b23c4d, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAPLEN, true);
  view.setUint32(20, 1, true);
};

interface WrittenPacket {
  readonly time: number;
  readonly frame: number | undefined;
  readonly bytes: Uint8Array;
}

function packetsOf(frames: readonly WireSegment[], endpoints: Endpoints): readonly WrittenPacket[] {
  const ids = identified(frames);
  return frames.flatMap((segment) => {
    const [from, to] = [endpoints.get(segment.from), endpoints.get(segment.to)];
    if (from === undefined || to === undefined) return [];
    const id = ids.get(segment.sending) ?? 0;
    return portions(segment).map((each): WrittenPacket => ({ time: each.time, frame: each.frame, bytes: packet(each, from, to, id) }));
  });
}

/** As each host has sent them, in whatever order they were captured; copies of one sending are one packet. */
const identified = (frames: readonly WireSegment[]): ReadonlyMap<number, number> => {
  const counts = new Map<string, number>();
  const ids = new Map<number, number>();
  for (const { sending, from } of [...frames].sort((a, b) => a.sending - b.sending)) {
    if (ids.has(sending)) continue;
    const id = ((counts.get(from) ?? 0) % 0xffff) + 1;
    counts.set(from, id);
    ids.set(sending, id);
  }
  return ids;
};

const portions = (segment: WireSegment): readonly WireSegment[] => {
  if (segment.len <= LONGEST) return [segment];
  return Array.from({ length: Math.ceil(segment.len / LONGEST) }, (_, i) => ({
    ...segment,
    seq: (segment.seq + i * LONGEST) >>> 0,
    len: Math.min(LONGEST, segment.len - i * LONGEST),
  }));
};

function packet(segment: WireSegment, from: WrittenEndpoint, to: WrittenEndpoint, id: number): Uint8Array {
  const options = optionsOf(segment);
  const header = 20 + options.length;
  const isOld = from.address.length === 4;
  const network = isOld ? 20 : 40;
  const bytes = new Uint8Array(ETHERNET + network + header + segment.len);
  const view = new DataView(bytes.buffer);
  bytes.set([2, 0, 0, 0, 0, to.host, 2, 0, 0, 0, 0, from.host]);
  view.setUint16(12, isOld ? 0x0800 : 0x86dd);
  if (isOld) writeIpv4(view, { from, to, id, length: network + header + segment.len });
  else writeIpv6(view, { from, to, id, length: header + segment.len });
  const at = ETHERNET + network;
  view.setUint16(at, from.port);
  view.setUint16(at + 2, to.port);
  view.setUint32(at + 4, segment.seq);
  view.setUint32(at + 8, segment.flags & 16 ? segment.ack : 0);
  view.setUint8(at + 12, (header / 4) << 4);
  view.setUint8(at + 13, segment.flags);
  view.setUint16(at + 14, Math.min(segment.win, 0xffff));
  bytes.set(options, at + 20);
  for (let i = 0; i < segment.len; i++) bytes[at + header + i] = TEXT[((segment.seq + i) >>> 0) % TEXT.length] ?? 0;
  const pseudo = sum(from.address) + sum(to.address) + 6 + header + segment.len;
  view.setUint16(at + 16, checksum(bytes.subarray(at), pseudo));
  return bytes;
}

/** What nobody has written down: the alphabet, which shows where a text goes on. */
const TEXT = Uint8Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => letter.charCodeAt(0));

interface WrittenDatagram {
  readonly from: WrittenEndpoint;
  readonly to: WrittenEndpoint;
  readonly id: number;
  readonly length: number;
}

const writeIpv4 = (view: DataView, { from, to, id, length }: WrittenDatagram): void => {
  const at = ETHERNET;
  view.setUint8(at, 0x45);
  view.setUint16(at + 2, length);
  view.setUint16(at + 4, id);
  view.setUint16(at + 6, 0x4000);
  view.setUint8(at + 8, 64);
  view.setUint8(at + 9, 6);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(from.address, at + 12);
  bytes.set(to.address, at + 16);
  view.setUint16(at + 10, checksum(bytes.subarray(at, at + 20), 0));
};

const writeIpv6 = (view: DataView, { from, to, length }: WrittenDatagram): void => {
  const at = ETHERNET;
  view.setUint8(at, 0x60);
  view.setUint16(at + 4, length);
  view.setUint8(at + 6, 6);
  view.setUint8(at + 7, 64);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(from.address, at + 8);
  bytes.set(to.address, at + 24);
};

const sum = (bytes: Uint8Array): number => {
  let total = 0;
  for (let i = 0; i < bytes.length; i += 2) total += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  return total;
};

/** RFC 1071. */
const checksum = (bytes: Uint8Array, start: number): number => {
  let total = sum(bytes) + start;
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return ~total & 0xffff;
};

const u32 = (n: number): readonly number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** Padded to words; no more than fits. */
const optionsOf = ({ flags, mss, ws, ts, tsecr, sack }: WireSegment): Uint8Array => {
  const options: number[] = [];
  if (mss !== undefined) options.push(2, 4, (mss >> 8) & 255, mss & 255);
  if (ws !== undefined) options.push(1, 3, 3, ws & 255);
  if (flags & 2 && mss !== undefined) options.push(1, 1, 4, 2);
  if (ts !== undefined || tsecr !== undefined) options.push(1, 1, 8, 10, ...u32(ts ?? 0), ...u32(tsecr ?? 0));
  const room = Math.floor((40 - options.length - 4) / 8);
  const blocks = Math.min(sack.length >> 1, room);
  if (blocks > 0) options.push(1, 1, 5, 2 + 8 * blocks, ...sack.slice(0, 2 * blocks).flatMap(u32));
  return Uint8Array.from(options);
};
