/** A listing of segments in text becomes the capture from which it could have been made, so that it is imported like any other. */
import type { WrittenEndpoint } from '../out/endpoints.js';
import { captureOf } from '../out/pcap.js';
import type { WireSegment } from '../out/segments.js';
import { type ListedEndpoint, type ListedSegment, listedSegment } from './line.js';

/** Somebody pastes some thousand lines; more is a capture in its own right. */
const MOST = 100_000;
const [SYN, ACK] = [2, 16];
const USUAL_WINDOW = 65_535;
/** Without times, a millisecond lies between two lines. */
const APART = 1e6;

/** Is there a line that is a TCP segment? */
export const isListing = (text: string): boolean => linesOf(text).some((line) => listedSegment(line) !== undefined);

/** tcpdump -v tells of the IP header first, and goes on on the next line. */
const IP_HEADER = /\b(IP6?)\s+\((?:[^()\n]|\([^()\n]*\))*\)\s+/g;
const linesOf = (text: string): readonly string[] => text.replaceAll(IP_HEADER, '$1 ').split(/\r?\n/, MOST);

/**
 * @returns nothing where no line of the text is a TCP segment, as `tcpdump -n`, `tshark` or Wireshark's packet list writes them
 * @throws {CaptureTooLarge}
 */
export function captureOfListing(text: string): Uint8Array | undefined {
  const listed = linesOf(text).flatMap((line) => listedSegment(line) ?? []);
  if (listed.length === 0) return undefined;
  const endpoints = new Map<string, WrittenEndpoint>();
  for (const { from, to } of listed)
    for (const endpoint of [from, to]) {
      const written = endpointOf(endpoint, endpoints.size);
      if (written !== undefined && !endpoints.has(keyOf(endpoint))) endpoints.set(keyOf(endpoint), written);
    }
  return captureOf(wireOf(listed), endpoints);
}

function wireOf(listed: readonly ListedSegment[]): readonly WireSegment[] {
  const numbering = new ListedNumbering();
  const shifts = new Map<string, number>();
  const first = listed.find(({ time }) => time !== undefined)?.time ?? 0;
  return listed.map((segment, index): WireSegment => {
    const { seq, ack, sack } = numbering.absolute(segment);
    const from = keyOf(segment.from);
    const to = keyOf(segment.to);
    const isSyn = (segment.flags & SYN) !== 0;
    if (isSyn && segment.ws !== undefined) shifts.set(`${from} ${to}`, segment.ws);
    return {
      time: segment.time === undefined ? index * APART : Math.round((segment.time - first) * 1e9),
      from,
      to,
      flags: segment.flags,
      seq,
      ack,
      len: segment.len,
      win: windowOf(segment, isSyn, shifts),
      sack,
      sending: index,
      fate: 'delivered',
      ...Object.fromEntries(
        (['mss', 'ws', 'ts', 'tsecr'] as const).flatMap((name) => (segment[name] === undefined ? [] : [[name, segment[name]]])),
      ),
    };
  });
}

/** tshark tells what the window stands for; on the wire it is divided by the scale, where both have one. */
function windowOf({ win, from, to, mayBeRelative }: ListedSegment, isSyn: boolean, shifts: ReadonlyMap<string, number>): number {
  const [own, other] = [shifts.get(`${keyOf(from)} ${keyOf(to)}`), shifts.get(`${keyOf(to)} ${keyOf(from)}`)];
  if (win === undefined) return USUAL_WINDOW;
  return isSyn || mayBeRelative || own === undefined || other === undefined ? win : win >> own;
}

/** tcpdump counts from each side's SYN, but writes that of the SYN as it is. */
class ListedNumbering {
  /** The number of the SYN, by its sender and receiver; of one that was not seen, 0. */
  private readonly first = new Map<string, number>();
  private readonly last = new Map<string, number>();
  private readonly relative = new Map<string, boolean>();

  absolute(segment: ListedSegment): { readonly seq: number; readonly ack: number; readonly sack: readonly number[] } {
    const [from, to] = [keyOf(segment.from), keyOf(segment.to)];
    const [own, other] = [`${from} ${to}`, `${to} ${from}`];
    if ((segment.flags & SYN) !== 0) {
      this.first.set(own, segment.seq ?? 0);
      this.relative.delete(own);
      this.relative.delete(other);
    }
    const seq = (segment.flags & SYN) !== 0 ? (segment.seq ?? 0) : this.counted(segment, own, segment.seq);
    const known = seq ?? this.last.get(own) ?? (this.first.get(own) ?? 0) + ((segment.flags & SYN) === 0 && this.first.has(own) ? 1 : 0);
    const length = segment.len + ((segment.flags & 3) === 0 ? 0 : 1);
    this.last.set(own, (known + length) >>> 0);
    const isAbsolute = (segment.flags & SYN) !== 0;
    const ack = (segment.flags & ACK) === 0 ? 0 : isAbsolute ? (segment.ack ?? 0) : (this.counted(segment, other, segment.ack) ?? 0);
    const sack = segment.sack.map((edge) => (this.counted(segment, other, edge) ?? 0) >>> 0);
    return { seq: known >>> 0, ack: ack >>> 0, sack };
  }

  private counted({ mayBeRelative }: ListedSegment, side: string, written: number | undefined): number | undefined {
    const first = this.first.get(side) ?? 0;
    if (written === undefined || !mayBeRelative || first === 0) return written;
    // the first number behind a SYN tells how they are counted
    const isRelative = this.relative.get(side) ?? distance(written, 1) < distance(written, first + 1);
    this.relative.set(side, isRelative);
    return isRelative ? first + written : written;
  }
}

/** Modulo 2^32, in either direction. */
const distance = (a: number, b: number): number => Math.abs((a - b) | 0);

const keyOf = ({ address, port }: ListedEndpoint): string => `${address} ${port}`;

function endpointOf({ address, port }: ListedEndpoint, index: number): WrittenEndpoint | undefined {
  const bytes = address.includes(':') ? sixteenBytes(address) : address.split('.').map(Number);
  const isWhole = (bytes.length === 4 || bytes.length === 16) && bytes.every((byte) => byte >= 0 && byte <= 255) && port <= 65_535;
  return isWhole ? { address: Uint8Array.from(bytes), port, host: 1 + (index % 254) } : undefined;
}

function sixteenBytes(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const words = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const [before, after] = [words(head), words(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => 0), ...after].flatMap((word) => [word >> 8, word & 255]);
}
