/** The importer: bytes of one or two captures in, exchanges out as text. Knows no files, no terminal and no checker. */
import { endpointText } from './address.js';
import { type Connection, Connections, segmentsOf, sideOfHigh } from './connections.js';
import { decode } from './decode/decode.js';
import { Packet } from './decode/packet.js';
import { Skipped } from './decode/skipped.js';
import type { Clock } from './read/frames.js';
import { createReader, type Reader } from './read/reader.js';
import type { Side } from './segment.js';
import { Store } from './store.js';
import { narrate } from './story/narrate.js';
import { absolute, relative } from './story/numbers.js';
import type { Line } from './story/story.js';
import { write } from './story/write.js';
import { infer } from './timeline/infer.js';
import { merge } from './timeline/merge.js';
import type { Moment } from './timeline/moment.js';
import { type Pairing, placeOf, survey } from './timeline/pair.js';

export interface ImportOptions {
  readonly absolute?: boolean;
}

export class Import {
  readonly skipped = new Skipped();
  readonly store = new Store();
  readonly connections = new Connections(this.store);
  readonly #clock: Clock = { base: undefined };
  readonly #packet = new Packet();
  captures = 0;
  frames = 0;

  /** Captures are read one after the other: two at most. */
  reader(): Reader {
    const capture: Side = this.captures++ === 0 ? 0 : 1;
    return createReader(this.#clock, (view, start, captured, original, link, time) => {
      this.frames++;
      const reason = decode(this.#packet, view, start, captured, original, link);
      if (reason) this.skipped.add(reason);
      else this.connections.add(this.#packet, time, capture);
    });
  }

  pairing(): Pairing | undefined {
    return this.captures > 1 ? survey(this.store, this.connections.all) : undefined;
  }

  momentsOf(connection: Connection, high: Side, pairing: Pairing | undefined): Moment[] {
    const first = pairing && placeOf(this.store, connection, high, pairing);
    const [one, two] = [segmentsOf(this.store, connection, 0, high), segmentsOf(this.store, connection, 1, high)];
    if (!pairing || first === undefined) return infer(one.length > 0 ? one : two);
    return first === 0 ? merge({ a: one, b: two, offset: pairing.offset }) : merge({ a: two, b: one, offset: -pairing.offset });
  }
}

/** All connections as text, piece by piece. */
export function* texts(from: Import, options: ImportOptions = {}): Generator<string> {
  const pairing = from.pairing();
  let number = 0;
  for (const connection of from.connections.all) yield exchangeText(from, connection, ++number, pairing, options);
}

const labelsOf = (connection: Connection, high: Side): readonly [string, string] => {
  const [low, up] = [endpointText(connection.low), endpointText(connection.high)];
  return high === 1 ? [low, up] : [up, low];
};

const exchangeText = (
  from: Import,
  connection: Connection,
  number: number,
  pairing: Pairing | undefined,
  options: ImportOptions,
): string => {
  const high = sideOfHigh(from.store, connection);
  const labels = labelsOf(connection, high);
  const moments = from.momentsOf(connection, high, pairing);
  const bases = options.absolute ? absolute : relative(moments);
  let text = `exchange c${number} "${labels[0]} → ${labels[1]}" {\n`;
  narrate(moments, (line: Line) => {
    text += write(line, bases, labels);
  });
  return `${text}}\n`;
};
