/** All segments of an import as rows of 52 bytes, so that a large capture fits into memory; a connection is a linked list of rows. */
import type { Packet } from './decode/packet.js';
import { type CapturedSegment, type ConnectionSide, UNSEEN } from './segment.js';

const ROW = 52;
const BITS = 14;
const MASK = (1 << BITS) - 1;
const WITH_TIMESTAMPS = 0x100;
const FROM_HIGH = 0x200;
/** Above it, in three bits, how many bytes may be padding. */
const PADDING = 10;
const NO_SCALE = 255;
const UNSEEN_SCALE = 254;

const noEdges: readonly number[] = [];

/** When and where a packet was captured. */
interface StorePlace {
  readonly time: number;
  readonly frame: number;
  /** It was sent by the endpoint that sorts second. */
  readonly fromHigh: boolean;
}

export class CaptureStore {
  readonly #pages: DataView[] = [];
  readonly #sacks: number[][] = [];
  #page = new DataView(new ArrayBuffer(0));
  count = 0;

  append(packet: Packet, { time, frame, fromHigh }: StorePlace): number {
    const row = this.count++;
    if ((row & MASK) === 0) this.#grow();
    const page = this.#page;
    const at = (row & MASK) * ROW;
    page.setFloat64(at, time);
    page.setUint32(at + 8, packet.seq);
    page.setUint32(at + 12, packet.ack);
    page.setUint32(at + 16, packet.len);
    page.setUint16(at + 28, packet.win);
    page.setUint16(
      at + 30,
      packet.flags | (fromHigh ? FROM_HIGH : 0) | (packet.ts < 0 ? 0 : WITH_TIMESTAMPS) | (packet.padding << PADDING),
    );
    page.setUint16(at + 32, packet.id);
    page.setUint32(at + 48, frame);
    this.#appendOptions(page, at, packet);
    return row;
  }

  #appendOptions(page: DataView, at: number, packet: Packet): void {
    if (packet.ts >= 0) {
      page.setUint32(at + 20, packet.ts);
      page.setUint32(at + 24, packet.tsecr);
    }
    page.setUint16(at + 34, Math.max(packet.mss, 0));
    page.setUint8(at + 36, packet.ws === UNSEEN ? UNSEEN_SCALE : packet.ws < 0 ? NO_SCALE : packet.ws);
    if (packet.sack.length > 0) page.setUint32(at + 44, this.#sacks.push(packet.sack));
  }

  #grow(): void {
    this.#page = new DataView(new ArrayBuffer(ROW << BITS));
    this.#pages.push(this.#page);
  }

  #pageOf(row: number): DataView {
    return this.#pages[row >>> BITS] ?? this.#page;
  }

  /** Makes `next` follow `row` in its chain. */
  link(row: number, next: number): void {
    this.#pageOf(row).setUint32((row & MASK) * ROW + 40, next + 1);
  }

  /** The row after this one in its chain, or -1. */
  next(row: number): number {
    return this.#pageOf(row).getUint32((row & MASK) * ROW + 40) - 1;
  }

  /** The number of its frame. */
  frame(row: number): number {
    return this.#pageOf(row).getUint32((row & MASK) * ROW + 48);
  }

  /** `high` is the side that the endpoint which sorts second has. */
  segment(row: number, high: ConnectionSide): CapturedSegment {
    const page = this.#pageOf(row);
    const at = (row & MASK) * ROW;
    const flags = page.getUint16(at + 30);
    const stamped = (flags & WITH_TIMESTAMPS) !== 0;
    const sack = page.getUint32(at + 44);
    const ws = page.getUint8(at + 36);
    return {
      time: page.getFloat64(at),
      frame: page.getUint32(at + 48),
      from: (flags & FROM_HIGH) !== 0 ? high : high === 0 ? 1 : 0,
      flags: flags & 255,
      seq: page.getUint32(at + 8),
      ack: page.getUint32(at + 12),
      len: page.getUint32(at + 16),
      win: page.getUint16(at + 28),
      id: page.getUint16(at + 32),
      mss: page.getUint16(at + 34) || -1,
      ws: ws === NO_SCALE ? -1 : ws === UNSEEN_SCALE ? UNSEEN : ws,
      ts: stamped ? page.getUint32(at + 20) : -1,
      tsecr: stamped ? page.getUint32(at + 24) : -1,
      sack: sack === 0 ? noEdges : (this.#sacks[sack - 1] ?? noEdges),
      padding: flags >>> PADDING,
    };
  }
}
