/** Builds captures for tests, layer by layer; every helper gives bytes. */
export type Bytes = readonly number[];

export const u16 = (n: number): Bytes => [(n >>> 8) & 255, n & 255];
export const u32 = (n: number): Bytes => [...u16(n >>> 16), ...u16(n & 0xffff)];
const zeros = (n: number): Bytes => Array.from({ length: n }, () => 0);

export interface Tcp {
  readonly from?: number;
  readonly to?: number;
  readonly flags?: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly win?: number;
  readonly len?: number;
  readonly options?: Bytes;
}

export const SYN = 2;
export const ACK = 16;
export const FIN = 1;
export const RST = 4;
export const PSH = 8;

export const tcp = ({ from = 40000, to = 80, flags = ACK, seq = 0, ack = 0, win = 1000, len = 0, options = [] }: Tcp = {}): Bytes => {
  const padded = [...options, ...zeros((4 - (options.length % 4)) % 4)];
  const header = [...u16(from), ...u16(to), ...u32(seq), ...u32(ack), (5 + padded.length / 4) << 4, flags, ...u16(win), 0, 0, 0, 0];
  return [...header, ...padded, ...zeros(len)];
};

export interface Ip {
  readonly from?: Bytes;
  readonly to?: Bytes;
  readonly id?: number;
  readonly protocol?: number;
  /** Flags and fragment offset. */
  readonly fragment?: number;
  readonly length?: number;
  readonly options?: Bytes;
}

export const ip4 = (payload: Bytes, ip: Ip = {}): Bytes => {
  const { from = [10, 0, 0, 1], to = [10, 0, 0, 2], id = 0, protocol = 6, fragment = 0x4000, options = [] } = ip;
  const length = ip.length ?? 20 + options.length + payload.length;
  const header = [0x40 | (5 + options.length / 4), 0, ...u16(length), ...u16(id), ...u16(fragment), 64, protocol, 0, 0, ...from, ...to];
  return [...header, ...options, ...payload];
};

export const ip6 = (payload: Bytes, next = 6, length = payload.length): Bytes => [
  0x60,
  0,
  0,
  0,
  ...u16(length),
  next,
  64,
  0x20,
  1,
  0xd,
  0xb8,
  ...zeros(11),
  1,
  0x20,
  1,
  0xd,
  0xb8,
  ...zeros(11),
  2,
  ...payload,
];

/** An extension header of eight bytes. */
export const extension = (next: number, payload: Bytes): Bytes => [next, 0, ...zeros(6), ...payload];

export const ethernet = (payload: Bytes, type = 0x0800): Bytes => [...zeros(12), ...u16(type), ...payload];
export const vlan = (payload: Bytes, type = 0x0800): Bytes => [...u16(7), ...u16(type), ...payload];

export interface FrameFixture {
  readonly bytes: Bytes;
  readonly seconds?: number;
  /** Nanoseconds. */
  readonly nano?: number;
  /** As long as it was on the wire. */
  readonly original?: number;
}

export const ETHERNET = 1;

export interface File {
  readonly little?: boolean;
  readonly nano?: boolean;
  readonly link?: number;
}

const ordered = (little: boolean, bytes: Bytes): Bytes => (little ? [...bytes].reverse() : bytes);

export const pcap = (frames: readonly FrameFixture[], { little = true, nano = false, link = ETHERNET }: File = {}): Uint8Array => {
  const n32 = (n: number): Bytes => ordered(little, u32(n));
  const n16 = (n: number): Bytes => ordered(little, u16(n));
  const head = [...n32(nano ? 0xa1b23c4d : 0xa1b2c3d4), ...n16(2), ...n16(4), ...n32(0), ...n32(0), ...n32(65535), ...n32(link)];
  const record = ({ bytes, seconds = 1000, nano: ns = 0, original = bytes.length }: FrameFixture): Bytes => [
    ...n32(seconds),
    ...n32(nano ? ns : Math.floor(ns / 1000)),
    ...n32(bytes.length),
    ...n32(original),
    ...bytes,
  ];
  return Uint8Array.from([...head, ...frames.flatMap(record)]);
};

export class PcapngFixture {
  constructor(readonly little = true) {}

  n32 = (n: number): Bytes => ordered(this.little, u32(n));
  n16 = (n: number): Bytes => ordered(this.little, u16(n));

  block(type: number, body: Bytes): Bytes {
    const padded = [...body, ...zeros((4 - (body.length % 4)) % 4)];
    const length = this.n32(padded.length + 12);
    return [...this.n32(type), ...length, ...padded, ...length];
  }

  section(): Bytes {
    return this.block(0x0a0d0d0a, [...this.n32(0x1a2b3c4d), ...this.n16(1), ...this.n16(0), ...zeros(8).map(() => 255)]);
  }

  interface(link = ETHERNET, options: Bytes = []): Bytes {
    return this.block(1, [...this.n16(link), 0, 0, ...this.n32(0), ...options]);
  }

  option(code: number, value: Bytes): Bytes {
    return [...this.n16(code), ...this.n16(value.length), ...value, ...zeros((4 - (value.length % 4)) % 4)];
  }

  packet(bytes: Bytes, ticks: bigint, index = 0): Bytes {
    const [high, low] = [Number(ticks >> 32n), Number(ticks & 0xffffffffn)];
    return this.block(6, [
      ...this.n32(index),
      ...this.n32(high),
      ...this.n32(low),
      ...this.n32(bytes.length),
      ...this.n32(bytes.length),
      ...bytes,
    ]);
  }

  oldPacket(bytes: Bytes): Bytes {
    return this.block(2, [...this.n16(0), ...this.n16(0), ...zeros(8), ...this.n32(bytes.length), ...this.n32(bytes.length), ...bytes]);
  }

  simple(bytes: Bytes): Bytes {
    return this.block(3, [...this.n32(bytes.length), ...bytes]);
  }
}

export const file = (...parts: readonly Bytes[]): Uint8Array => Uint8Array.from(parts.flat());
