/** Makes a capture for measuring: many connections side by side, each opened, used in both directions, and closed. */

const RECORD = 16;
const HEADERS = 14 + 20 + 32;
const [FIN, SYN, PSH, ACK] = [1, 2, 8, 16];

interface Talk {
  readonly port: number;
  step: number;
  /** Next numbers of client and server. */
  readonly next: [number, number];
  /** The last timestamp of each, which the other one echoes. */
  readonly stamps: [number, number];
}

const pad = (length: number, segments: number): number => 24 + segments * length;

/** Writes frames one behind the other; of each only the headers are captured, as with a short snap length. */
class CaptureFile {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 24;
  #time = 0;

  constructor(segments: number) {
    this.bytes = new Uint8Array(pad(RECORD + HEADERS, segments));
    this.#view = new DataView(this.bytes.buffer);
    const head = [0xa1b2c3d4, 0x00020004, 0, 0, 65535, 1];
    for (const [i, word] of head.entries()) this.#view.setUint32(4 * i, word);
  }

  segment({ port: client, stamps }: Talk, from: 0 | 1, flags: number, seq: number, ack: number, len: number): void {
    const [view, at] = [this.#view, this.#at];
    const fromClient = from === 0;
    this.#time += 7;
    view.setUint32(at, 1_700_000_000 + Math.floor(this.#time / 1e6));
    view.setUint32(at + 4, this.#time % 1e6);
    view.setUint32(at + 8, HEADERS);
    view.setUint32(at + 12, HEADERS + len);
    stamps[from] = Math.floor(this.#time / 1000);
    this.#ip(at + RECORD, client, fromClient, len);
    this.#tcp(at + RECORD + 34, client, fromClient, flags, seq, ack);
    view.setUint32(at + RECORD + 58, stamps[from]);
    view.setUint32(at + RECORD + 62, flags & ACK ? stamps[from === 0 ? 1 : 0] : 0);
    this.#at += RECORD + HEADERS;
  }

  #ip(at: number, client: number, fromClient: boolean, len: number): void {
    const view = this.#view;
    view.setUint16(at + 12, 0x0800);
    view.setUint16(at + 14, 0x4500);
    view.setUint16(at + 16, 52 + len);
    view.setUint16(at + 20, 0x4000);
    view.setUint16(at + 22, 0x4006);
    const [here, there] = [0x0a000001 + (client >> 14), 0x0a010001];
    view.setUint32(at + 26, fromClient ? here : there);
    view.setUint32(at + 30, fromClient ? there : here);
  }

  #tcp(at: number, client: number, fromClient: boolean, flags: number, seq: number, ack: number): void {
    const view = this.#view;
    const port = 20000 + (client & 0x3fff);
    view.setUint16(at, fromClient ? port : 80);
    view.setUint16(at + 2, fromClient ? 80 : port);
    view.setUint32(at + 4, seq);
    view.setUint32(at + 8, ack);
    view.setUint16(at + 12, 0x8000 | flags);
    view.setUint16(at + 14, 65000);
    view.setUint32(at + 20, 0x0101080a);
  }
}

const CLOSE = 4;

/** The next segment of a connection that has `length` of them. */
const advance = (file: CaptureFile, talk: Talk, length: number): void => {
  const send = (from: 0 | 1, flags: number, len: number): void => {
    const seq = talk.next[from];
    file.segment(talk, from, flags, seq, flags === SYN ? 0 : talk.next[from === 0 ? 1 : 0], len);
    talk.next[from] = (seq + len + (flags & (SYN | FIN) ? 1 : 0)) >>> 0;
  };
  const step = talk.step++;
  const left = length - step;
  if (step < 3) send(step === 1 ? 1 : 0, step === 0 ? SYN : step === 1 ? SYN | ACK : ACK, 0);
  else if (left <= CLOSE) send(left === CLOSE || left === 1 ? 0 : 1, left === CLOSE || left === 2 ? FIN | ACK : ACK, 0);
  else if (step % 4 === 3) send(0, PSH | ACK, 200);
  else if (step % 4 === 2) send(0, ACK, 0);
  else send(1, step % 4 === 0 ? ACK : PSH | ACK, 1200);
};

/** `connections` of `length` segments each, a few hundred at a time. */
export const captureFile = (connections: number, length: number): Uint8Array => {
  const file = new CaptureFile(connections * length);
  const talks: Talk[] = [];
  for (let port = 0; port < connections; port++) talks.push({ port, step: 0, next: [port * 77_777, port * 99_991], stamps: [0, 0] });
  const together = Math.min(300, connections);
  for (let first = 0; first < connections; first += together) {
    const group = talks.slice(first, first + together);
    for (let step = 0; step < length; step++) for (const talk of group) advance(file, talk, length);
  }
  return file.bytes;
};
