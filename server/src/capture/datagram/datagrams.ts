/** What a capture holds besides TCP, as far as a protocol of the library says how its messages look. */
import type { Packet } from '../decode/packet.js';
import { type Layout, layouts, type Reading, type WireMessage } from './layout.js';
import { messageOf, type ReadValue, readAt } from './reading.js';

export interface WireSaid {
  readonly layout: Layout;
  readonly message: WireMessage;
  readonly time: number;
  readonly frame: number;
  readonly asker: string;
  readonly answerer: string;
  readonly fields: readonly (readonly [name: string, value: ReadValue])[];
  /** Those of one exchange have the same. */
  readonly key: string;
}

/** More would fill the memory, and nobody reads them. */
const MOST = 200_000;
const ARP = 0x0806;
const PROTOCOLS: Readonly<Record<number, Layout['over']>> = { 1: 'icmp', 17: 'udp' };
const UDP_HEADER = 8;

/** A payload, and who sends it to whom. */
interface Datagram {
  readonly over: Layout['over'];
  readonly from: string;
  readonly to: string;
  readonly ports: readonly number[];
  readonly payload: DataView;
}

export class Datagrams {
  readonly all: WireSaid[] = [];

  /** Takes a frame that is no TCP; false if nothing is known of it. */
  add(packet: Packet, time: number, frame: number): boolean {
    if (this.all.length >= MOST) return false;
    const datagram = packet.type === ARP ? arpIn(packet) : ipv4In(packet);
    const said = datagram && saidIn(datagram, time, frame);
    if (said) this.all.push(said);
    return said !== undefined;
  }
}

const viewOf = ({ view }: Packet, from: number, to: number): DataView =>
  new DataView(view.buffer, view.byteOffset + from, Math.max(0, to - from));

const arpIn = (packet: Packet): Datagram => ({ over: 'arp', from: '', to: '', ports: [], payload: viewOf(packet, packet.at, packet.end) });

/** `at` stands at the packet's header still, as that was not of TCP. */
function ipv4In(packet: Packet): Datagram | undefined {
  const { view, at, end } = packet;
  if (packet.version !== 4 || at + 20 > end || view.getUint8(at) >> 4 !== 4) return undefined;
  const over = PROTOCOLS[view.getUint8(at + 9)];
  const header = (view.getUint8(at) & 15) * 4;
  const last = Math.min(end, at + view.getUint16(at + 2));
  const start = at + header + (over === 'udp' ? UDP_HEADER : 0);
  if (over === undefined || header < 20 || (view.getUint16(at + 6) & 0x1fff) > 0 || start > last) return undefined;
  const ports = over === 'udp' ? [view.getUint16(at + header), view.getUint16(at + header + 2)] : [];
  return { over, from: addressAt(view, at + 12), to: addressAt(view, at + 16), ports, payload: viewOf(packet, start, last) };
}

const addressAt = (view: DataView, at: number): string => [0, 1, 2, 3].map((i) => view.getUint8(at + i)).join('.');

function saidIn({ over, from, to, ports, payload }: Datagram, time: number, frame: number): WireSaid | undefined {
  const layout = layouts.find(
    (each) => each.over === over && (each.ports === undefined || each.ports.some((port) => ports.includes(port))),
  );
  const message = layout && messageOf(layout.messages, payload);
  if (!layout || !message) return undefined;
  const [asks, answers] = message.asks ? [from, to] : [to, from];
  const asker = textOf(message.asker, payload) ?? asks;
  const answerer = textOf(message.answerer, payload) ?? answers;
  if (asker === answerer || asker === '' || answerer === '') return undefined;
  const fields = message.fields.flatMap(([name, ...readings]) => {
    const value = readings.map((reading) => readAt(reading, payload)).find((each) => each !== undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  // of several servers nobody knows which one a broadcast is for
  const pair = layout.together.some(({ kind }) => kind === 'hardware') ? [asker] : [asker, answerer];
  const key = [layout.protocol, ...pair, ...layout.together.map((reading) => readAt(reading, payload))].join(' ');
  return { layout, message, time, frame, asker, answerer, fields, key };
}

const textOf = (reading: Reading | undefined, payload: DataView): string | undefined => {
  const value = reading && readAt(reading, payload);
  return value === undefined ? undefined : String(value);
};
