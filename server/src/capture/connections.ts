/** Which connection a segment belongs to: the two addresses and ports, whichever way it goes. */
import type { Packet } from './decode/packet.js';
import { withoutPadding } from './padding.js';
import { ACK, type CapturedSegment, type ConnectionSide, opens, SYN } from './segment.js';
import type { CaptureStore } from './store.js';

export interface Endpoint {
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  readonly port: number;
}

/** The rows of one capture in one connection. */
export interface Chain {
  first: number;
  last: number;
  count: number;
}

export interface Connection {
  /** The endpoint that sorts first, and the other one. */
  readonly low: Endpoint;
  readonly high: Endpoint;
  /** By capture. */
  readonly chains: readonly [Chain, Chain];
}

const emptyChain = (): Chain => ({ first: -1, last: -1, count: 0 });

const hash = (packet: Packet): number => {
  const { view, source, destination } = packet;
  const tail = packet.version === 4 ? 0 : 12;
  let mixed = view.getUint32(source + tail) ^ view.getUint32(destination + tail);
  mixed =
    Math.imul(mixed ^ packet.sourcePort ^ packet.destinationPort, 0x9e3779b1) +
    Math.imul(packet.sourcePort + packet.destinationPort, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & 0x3fffffff;
};

/** Below 0 if the source sorts before the destination. */
const order = (packet: Packet): number => {
  const { view, source, destination } = packet;
  const size = packet.version === 4 ? 4 : 16;
  for (let i = 0; i < size; i += 4) {
    const difference = view.getUint32(source + i) - view.getUint32(destination + i);
    if (difference !== 0) return difference;
  }
  return packet.sourcePort - packet.destinationPort;
};

const sameAddress = (address: Uint8Array, view: DataView, at: number): boolean => {
  for (let i = 0; i < address.length; i++) if (address[i] !== view.getUint8(at + i)) return false;
  return true;
};

export class Connections {
  readonly all: Connection[] = [];
  readonly #buckets = new Map<number, Connection[]>();

  constructor(readonly store: CaptureStore) {}

  /** `frame` counts from 1 in its capture, as packet analysers do. */
  add(packet: Packet, time: number, capture: ConnectionSide, frame: number): void {
    const fromHigh = order(packet) > 0;
    const chain = this.#find(packet, fromHigh).chains[capture];
    const row = this.store.append(packet, { time, frame, fromHigh });
    if (chain.last < 0) chain.first = row;
    else this.store.link(chain.last, row);
    chain.last = row;
    chain.count++;
  }

  #find(packet: Packet, fromHigh: boolean): Connection {
    const key = hash(packet);
    const bucket = this.#buckets.get(key);
    for (const connection of bucket ?? []) if (isOf(connection, packet, fromHigh)) return connection;
    const connection = this.#create(packet, fromHigh);
    if (bucket) bucket.push(connection);
    else this.#buckets.set(key, [connection]);
    return connection;
  }

  #create(packet: Packet, fromHigh: boolean): Connection {
    const source = endpoint(packet, packet.source, packet.sourcePort);
    const destination = endpoint(packet, packet.destination, packet.destinationPort);
    const chains = [emptyChain(), emptyChain()] as const;
    const connection = fromHigh ? { low: destination, high: source, chains } : { low: source, high: destination, chains };
    this.all.push(connection);
    return connection;
  }
}

const endpoint = (packet: Packet, at: number, port: number): Endpoint => ({
  address: Uint8Array.from({ length: packet.version === 4 ? 4 : 16 }, (_, i) => packet.view.getUint8(at + i)),
  port,
});

const isOf = (connection: Connection, packet: Packet, fromHigh: boolean): boolean => {
  const [source, destination] = fromHigh ? [connection.high, connection.low] : [connection.low, connection.high];
  return (
    source.port === packet.sourcePort &&
    destination.port === packet.destinationPort &&
    source.address.length === (packet.version === 4 ? 4 : 16) &&
    sameAddress(source.address, packet.view, packet.source) &&
    sameAddress(destination.address, packet.view, packet.destination)
  );
};

/** Unpacks the segments of a connection that one capture holds, in the order of the capture. */
export const segmentsOf = (
  store: CaptureStore,
  connection: Connection,
  capture: ConnectionSide,
  high: ConnectionSide,
): readonly CapturedSegment[] => {
  const segments: CapturedSegment[] = [];
  for (let row = connection.chains[capture].first; row >= 0; row = store.next(row)) segments.push(store.segment(row, high));
  return withoutPadding(segments);
};

/** The side of the endpoint that sorts second: whoever opens is A; where nobody is seen to, the one with the higher port. */
export const sideOfHigh = (store: CaptureStore, connection: Connection): ConnectionSide => {
  for (const chain of connection.chains) {
    for (let row = chain.first; row >= 0; row = store.next(row)) {
      const segment = store.segment(row, 1);
      if (opens(segment)) return segment.from === 1 ? 0 : 1;
      if ((segment.flags & (SYN | ACK)) === (SYN | ACK)) return segment.from;
    }
  }
  return connection.high.port > connection.low.port ? 0 : 1;
};
